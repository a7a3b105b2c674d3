"""What all cards of an article share: who looks and for which office, what was sent, what stands beside the drafts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import QueryDict

from gugus.core.viewer import Viewer
from gugus.registry.reads import Named
from gugus.web.articles.conflicts import Against
from gugus.web.articles.same import Same
from gugus.web.outreach.office import Office

if TYPE_CHECKING:
    from gugus.intake.models import ArticleDraft


@dataclass(frozen=True)
class Became:
    """What an accepted draft became: the words of the link and its address, both empty for none."""

    words: str = ""
    url: str = ""


@dataclass(frozen=True)
class Desk:
    """Who looks, for which office; the article's text; names of regions and offices; what concerns each draft.

    `decides`: the drafts are the viewer's own office's to decide. `became` and `same` go by draft id, `against` and `signs` by draft key.
    """

    viewer: Viewer
    office: Office
    decides: bool
    text: str
    labels: Mapping[str, str]
    named: Mapping[str, Named]
    became: Mapping[str, Became]
    against: Mapping[str, Sequence[Against]]
    same: Mapping[str, Sequence[Same]]
    signs: Mapping[str, str]
    sent_to: str
    sent: QueryDict

    def data(self, row: ArticleDraft) -> QueryDict | None:
        """What was sent for this draft, None when nothing was."""
        return self.sent if self.sent and str(row.pk) == self.sent_to else None

    def name(self, code: str) -> str:
        """The label of a region, its code where it is not loaded."""
        return self.labels.get(code, code)
