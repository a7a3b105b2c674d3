"""From what was typed into the filters to what is asked of the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.http import QueryDict

from gugus.core import acts
from gugus.core.ids import is_id
from gugus.core.time import today, zone_info
from gugus.core.trail import Asked
from gugus.core.viewer import Viewer
from gugus.registry import reads as registry
from gugus.web.access import found
from gugus.web.audit.forms import ALL, FIRST, AskForm
from gugus.web.audit.objects import ids_of
from gugus.web.said import language

if TYPE_CHECKING:
    from gugus.registry.models import TaskForce


@dataclass(frozen=True)
class Question:
    """The filters of a request: the form, the office, what is asked, and the same in keys for the audit."""

    form: AskForm
    force: TaskForce
    kind: str
    asked: Asked
    note: str
    language: str

    @property
    def zone(self) -> str:
        """The office's own zone."""
        return str(self.force.region.zone)

    @property
    def narrowed(self) -> bool:
        """Whether more is filtered than the kind."""
        asked = self.asked
        return bool(asked.post or asked.but or asked.since or asked.until or asked.objects is not None)


def question(viewer: Viewer, params: QueryDict, now: datetime) -> Question:
    """What a request asks for; with a mistake in a filter nothing is found and the form says why."""
    force = found(registry.task_force(viewer.task_force) if viewer.task_force else None)
    form = AskForm(_typed(params), posts=_posts(force, now))
    said = form.cleaned_data if form.is_valid() else {}
    kind = said.get("kind") or FIRST
    asked = _asked(viewer, said, kind, force.region.zone) if form.is_valid() else Asked(actions=())
    return Question(form, force, kind, asked, _note(said, kind), language())


def _typed(params: QueryDict) -> QueryDict:
    typed = params.copy()
    typed["kind"] = typed.get("kind") or FIRST
    return typed


def _posts(force: TaskForce, now: datetime) -> list[tuple[str, str]]:
    posts = registry.posts_of(force, today(force.region.zone, now))
    return [(str(post.pk), f"{post.title}, {post.agency.name}") for post in posts]


def _asked(viewer: Viewer, said: dict[str, Any], kind: str, zone: str) -> Asked:
    typed = said.get("thing", "")
    return Asked(
        actions=None if kind == ALL else tuple(acts.of_kind(kind)), post=said.get("post", ""),
        but=viewer.id if said.get("others") else "", objects=ids_of(viewer, typed) if typed else None, since=_begin(said.get("since"), zone),
        until=_begin(said["until"] + timedelta(days=1), zone) if said.get("until") else None,
    )  # fmt: skip


def _begin(on: date | None, zone: str) -> datetime | None:
    """The first instant of a legal day of the office."""
    return datetime.combine(on, time(), zone_info(zone)) if on else None


def _note(said: dict[str, Any], kind: str) -> str:
    """The filters as keys; of a code only that there was one, because anything may be typed there."""
    parts = [
        f"kind={kind}",
        f"post={said['post']}" if said.get("post") else "",
        "object" if said.get("thing") else "",
        "others" if said.get("others") else "",
    ]
    parts += [f"{name}={said[name]}" for name in ("since", "until") if said.get(name)]
    return " ".join(part for part in parts if part)


def place(text: str) -> str | None:
    """The id of a row out of an address, None for what is none."""
    return text if is_id(text) else None
