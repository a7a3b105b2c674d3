"""What the custodian's page shows: posts, instants, codes and keys; never a name, never a word of a story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.core import acts, checkpoints, trail
from gugus.core.ids import is_id
from gugus.core.time import today
from gugus.core.trail import Act
from gugus.core.viewer import Viewer
from gugus.registry.reads.posts import titles
from gugus.web.audit import notes, words
from gugus.web.audit.asking import Question, place, question
from gugus.web.audit.forms import ALL, AskForm
from gugus.web.audit.objects import Thing, codes_of, things
from gugus.web.said import day, language, short_moment

SIZE = 50
ACCOUNT = 8
"""Letters of an account's id that tell two people at one post apart."""


@dataclass(frozen=True)
class Line:
    """One act: when, from which post, what, on what, why."""

    when: str
    post: str
    agency: str
    what: str
    thing: Thing
    note: str


@dataclass(frozen=True)
class Tab:
    """One kind of act to look at."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class AuditPage:
    """The list with its filters, and where the chain was last sealed."""

    office: str
    form: AskForm
    tabs: Sequence[Tab]
    kind: str
    narrowed: bool
    lines: Sequence[Line]
    prev: str
    next: str
    export: str
    sealed: str


TABS = ("reveal", "identity", "search", "export", ALL)


def audit_page(viewer: Viewer, params: QueryDict, now: datetime) -> tuple[AuditPage, Question]:
    """The page for a request, and what it asked for."""
    asked = question(viewer, params, now)
    before, after = place(params.get("before", "")), place(params.get("after", ""))
    rows = trail.acts(viewer, asked.asked, limit=SIZE + 1, before=before, after=after)
    shown = rows[-SIZE:] if after is not None else rows[:SIZE]
    more = len(rows) > SIZE
    newer = (more if after is not None else before is not None) and bool(shown)
    older = more or after is not None
    page = AuditPage(
        asked.force.name, asked.form, _tabs(asked.kind), _kind(asked.kind), asked.narrowed or bool(asked.form.errors),
        lines(viewer, shown, asked.zone),
        prev=_link(params, "after", shown[0].id) if newer else "",
        next=_link(params, "before", shown[-1].id) if older and shown else "",
        export=_export(params), sealed=_sealed(asked.zone),
    )  # fmt: skip
    return page, asked


def _tabs(current: str) -> list[Tab]:
    here = reverse("web:audit")
    return [Tab(_kind(key), f"{here}?kind={key}", key == current) for key in TABS]


def _kind(key: str) -> str:
    return _("Everything") if key == ALL else acts.kinds()[key].said(language())


def _link(params: QueryDict, name: str, row: str) -> str:
    kept = _kept(params)
    kept[name] = row
    return f"?{kept.urlencode()}"


def _export(params: QueryDict) -> str:
    return f"{reverse('web:audit_export')}?{_kept(params).urlencode()}"


def _kept(params: QueryDict) -> QueryDict:
    """The filters without the place in the list, and without empty ones."""
    kept = params.copy()
    for name in list(kept):
        if name in ("before", "after") or not kept[name]:
            del kept[name]
    return kept


def _sealed(zone: str) -> str:
    """The day of the last seal. Its minute and number would tell of acts that are not in the list."""
    last = checkpoints.last()
    return _("Last sealed on %(on)s.") % {"on": day(today(zone, last[1]))} if last else ""


def lines(viewer: Viewer, rows: Sequence[Act], zone: str) -> list[Line]:
    """Rows as the list shows them; as many queries for fifty as for one of each kind."""
    told = notes.ids_in(rows)
    posts = titles({post for post in trail.posts_in(rows) if is_id(post)} | told)
    known = things(viewer, rows)
    names = {**{pk: title for pk, (title, _agency) in posts.items()}, **codes_of(told)}
    return [_line(row, posts, known, names, zone) for row in rows]


def _line(
    row: Act, posts: dict[str, tuple[str, str]], known: dict[tuple[str, str], Thing], names: notes.Names, zone: str
) -> Line:  # fmt: skip
    post, agency = posts.get(row.post, (words.actor(row), ""))
    account = _("account %(id)s") % {"id": row.actor[:ACCOUNT]} if row.actor_kind == "person" else ""
    thing = known.get((row.object_kind, row.object_id), Thing())
    what = acts.named(row.action, language())
    return Line(
        short_moment(row.at, zone), post, ", ".join(filter(None, (agency, account))), what, thing,
        notes.note(row, names),
    )  # fmt: skip
