"""Searching for a person, and for reports that tell alike: what is opened stands in the audit, never the name."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gugus.core import audit, vault
from gugus.core.errors import Denied
from gugus.core.rules import check_right
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus.intake import asking, finding, reads, tokens
from gugus.intake.asking import Asked
from gugus.intake.finding import Found
from gugus.intake.models import Report
from gugus.intake.rules import MentionKind, check_opens
from gugus_engine.say import Say
from gugus_engine.text.minhash import jaccard, shingles

RIGHT = "person.search"
SHOWN = 50
"""Hits shown of one search, the best first."""
ALIKE_FROM = 0.2
"""From this resemblance on (Jaccard index of runs of two words) a report is shown as like another."""
ALIKE_SHOWN = 10


@dataclass(frozen=True)
class Hit:
    """One mention that may be who is looked for, and why."""

    found: Found
    score: int
    reasons: tuple[Say, ...]


@dataclass(frozen=True)
class SearchResult:
    """What one search found: `opened` mentions were read in the clear, `more` says the limit was met."""

    kind: MentionKind
    normal: str
    hits: tuple[Hit, ...]
    opened: int
    more: bool
    left_out: int = 0


@dataclass(frozen=True)
class Similar:
    """One report that tells alike: how much of both is common (0 to 1)."""

    id: str
    code: str
    region: str
    likeness: float


@dataclass(frozen=True)
class SimilarResult:
    """The reports like one report, the most alike first."""

    rows: tuple[Similar, ...]
    opened: int
    more: bool


def search(text: str, *, by: Viewer, born: int | None = None) -> SearchResult:
    """Look for a person by what is typed: a name (with a year of birth, if known), a number, an account.

    Opens at most 500 mentions of the viewer's regions in one pass. Every search stands in the audit
    with its kind, what was opened and shown and eight digits of a keyed hash of what was looked for:
    the same name gives the same digits. Denied without the right; the attempt stands there too.
    """
    try:
        check_right(by, RIGHT)
    except Denied:
        _refused(text, by=by)
        raise
    asked = asking.read_query(text, born, now().year)
    opened = finding.mentions_by(by, asked.pairs)
    hits = _ranked(asked, opened.mentions)
    _noted(asked, f"opened={len(opened.mentions)} shown={len(hits[:SHOWN])}", by=by)
    return SearchResult(
        asked.kind, asked.normal if asked.kind is not MentionKind.PERSON else asked.text, tuple(hits[:SHOWN]),
        len(opened.mentions), opened.more, len(hits[SHOWN:]),
    )  # fmt: skip


def _refused(text: str, *, by: Viewer) -> None:
    try:
        asked = asking.read_query(text, None, now().year)
    except Denied:
        _record("refused", by=by)
    else:
        _noted(asked, "refused", by=by)


def _ranked(asked: Asked, mentions: tuple[Found, ...]) -> list[Hit]:
    judged = ((each, asking.judge(asked, each.value, each.born)) for each in mentions)
    hits = [Hit(each, verdict.score, verdict.reasons) for each, verdict in judged if verdict is not None]
    return sorted(hits, key=lambda hit: (-hit.score, hit.found.value.casefold(), hit.found.id))


def _noted(asked: Asked, what: str, *, by: Viewer) -> None:
    _record(f"{asked.kind} {what} of={asked_hash(asked)}", by=by)


@transaction.atomic
def _record(note: str, *, by: Viewer) -> None:
    audit.record("person.search", by=by, note=note)


def asked_hash(asked: Asked) -> str:
    """Eight digits that are the same whenever the same is looked for, in any spelling and order."""
    return vault.keyed_hash("searched", f"{asked.kind}|{asked.normal}")[:8]


@transaction.atomic
def similar_reports(row: Report, *, by: Viewer) -> SimilarResult:
    """Reports of the viewer's regions that tell much the same as this one, opened to be compared.

    Found by the bands of a keyed MinHash, judged by the true resemblance of what was told.
    """
    check_opens(by, row.pk, row.region_id)
    told = reads.story(row)
    others, more = finding.reports_like(by, row, tokens.of_story(told))
    stories = reads.stories(list(others.values()))
    own = shingles(told)
    found = [
        Similar(pk, others[pk].code, others[pk].region.display_name, jaccard(own, shingles(text)))
        for pk, text in stories.items()
    ]
    shown = sorted((each for each in found if each.likeness >= ALIKE_FROM), key=lambda each: -each.likeness)
    rows = tuple(shown[:ALIKE_SHOWN])
    audit.record("report.similar", by=by, on=row, note=f"opened={len(stories)} shown={len(rows)}")
    return SimilarResult(rows, len(stories), more)
