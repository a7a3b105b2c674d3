"""Reading an article into drafts, and making something of an accepted draft."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from gugus.coordination import drafts, readings
from gugus.coordination import reads as own_reads
from gugus.coordination.actions.meetings import MeetingFacts, add_note, open_meeting
from gugus.coordination.rules import NoteKind
from gugus.core import audit
from gugus.core.errors import Denied
from gugus.core.rules import check_may
from gugus.core.viewer import Viewer
from gugus.intake import actions as intake
from gugus.intake import reads as intake_reads
from gugus.intake import rules as intake_rules
from gugus.intake.articles import read_text
from gugus.intake.rules import DraftState
from gugus.outreach import actions as outreach
from gugus.outreach.actions import ActivityFacts, Bounds, Held, Told
from gugus.outreach.rules import ActivityKind, Bound, CountedHow, Heads, HeldBasis
from gugus.registry.actions import add_source, quote_figure
from gugus.registry.reads import agency_id, source_by_hash
from gugus_engine.article.reading import Json
from gugus_engine.say import Say

if TYPE_CHECKING:
    from gugus.coordination.models import Meeting, MeetingNote
    from gugus.intake.models import ArticleDraft
    from gugus.outreach.models import Activity
    from gugus.registry.models import QuotedFigure

    Made = Activity | Meeting | MeetingNote | QuotedFigure


@dataclass(frozen=True)
class Correction:
    """What an officer changed before accepting; None leaves the draft's own value.

    `day_unknown` says that the day of the activity is not known, whatever was worked out.
    """

    kind: str | None = None
    title: str | None = None
    region: str | None = None
    day: date | None = None
    day_unknown: bool = False
    venue: str | None = None
    heads: Heads | None = None
    number: float | None = None
    bound: str | None = None
    unit: str | None = None
    what: str | None = None
    asker: str | None = None
    asked: str | None = None

    def as_json(self) -> dict[str, Json]:
        """Only what was changed, to be kept beside the draft's own reading."""
        said = {key: value for key, value in asdict(self).items() if value is not None and value is not False}
        return {key: value.isoformat() if isinstance(value, date) else value for key, value in said.items()}


@transaction.atomic
def read_article(
    text: str, *, by: Viewer, task_force: str, region: str, today: date, title: str = "", publisher: str = ""
) -> tuple[Say | None, str]:
    """Read a pasted article into drafts: (problem, "") or (None, id of its `Source`).

    The same text read twice is one source; its drafts stay as they were decided.
    """
    check_may(by, "article.write", region)
    text = text.replace("\r\n", "\n").strip()
    content = hashlib.sha256(text.encode()).hexdigest()
    known = source_by_hash(content)
    if known is not None and intake_reads.drafts(by, known.pk):
        return None, str(known.pk)
    reading = read_text(text, today=today)
    if reading.problem is not None:
        return reading.problem, ""
    found = [each.as_json(text) for each in reading.drafts]
    if not found:
        return Say("coordination.no_drafts"), ""
    source = known or add_source(
        by=by, kind="article", title=title.strip() or _named_after(found, today), publisher=publisher.strip()[:120],
        retrieved_on=today, text=text, content_hash=content,
    )  # fmt: skip
    # A second click at the same instant finds the drafts of the first.
    with suppress(IntegrityError), transaction.atomic():
        intake.keep_drafts(found, by=by, article=str(source.pk), task_force=task_force, region=region)
    return None, str(source.pk)


def _named_after(found: Sequence[dict[str, Json]], today: date) -> str:
    """A title for an article without one: its first activity's, never its first line, which may name people."""
    for each in found:
        if each["kind"] == "activity" and isinstance(each["value"], dict):
            read = readings.activity(each["value"])
            title, place = readings.title_of(read), read.place.name if read.place else ""
            return f"Artikel: {title}{f', {place}' if place and place not in title else ''}"[:300]
    return f"Artikel, dibaca {today.isoformat()}"


@transaction.atomic
def accept_draft(row: ArticleDraft, *, by: Viewer, correction: Correction | None = None) -> Made:
    """Make an activity, a meeting, a quoted figure or a request of a draft, as corrected.

    Participants go into the activity they belong to, so they are accepted with it.
    """
    row.refresh_from_db(from_queryset=type(row)._default_manager.select_for_update())
    intake_rules.check_draft_open(DraftState(row.state))
    fix = correction or Correction()
    made = _MAKERS[row.kind](row, fix, by)
    audit.record("draft.accept", by=by, on=row, note=audit.kind_of(made))
    changed = fix.as_json()
    value = {**row.value, "correction": changed} if changed else row.value
    intake.mark_accepted(row, by=by, made=(audit.kind_of(made), str(made.pk)), value=value)
    return made


@transaction.atomic
def drop_draft(row: ArticleDraft, *, by: Viewer) -> None:
    """Drop a draft; participants go with the activity they belong to."""
    row.refresh_from_db(from_queryset=type(row)._default_manager.select_for_update())
    own = _participants_of(row, by) if row.kind == "activity" else []
    for each in (row, *own):
        intake.drop_draft(each, by=by)


def _participants_of(row: ArticleDraft, by: Viewer) -> list[ArticleDraft]:
    """The undecided participants drafts of an activity draft."""
    return [
        each
        for each in intake_reads.drafts(by, row.article_id)
        if each.kind == "participants" and each.value.get("of") == row.key
        and str(each.task_force_id) == str(row.task_force_id) and each.state == DraftState.PROPOSED
    ]  # fmt: skip


def _told(row: ArticleDraft) -> Told:
    first = row.spans[0]
    return Told(str(row.article_id), int(first["start"]), int(first["end"]))


def _held(row: ArticleDraft, fix: Correction) -> Held:
    said = drafts.held(row.value)
    if fix.day_unknown:
        return Held(None, HeldBasis.UNKNOWN, said.candidates, said.stated_on, said.published_on)
    if fix.day is None or fix.day == said.on:
        return said
    basis = HeldBasis.WORKED_OUT if fix.day.isoformat() in said.candidates else HeldBasis.DECLARED
    return Held(fix.day, basis, said.candidates, said.stated_on, said.published_on)


def _region(read: readings.ActivityRead, fix: Correction) -> str:
    code = fix.region or (read.place.code if read.place else "")
    if not code:
        raise Denied(Say("coordination.draft_incomplete"))
    return code


def _named(names: Sequence[str], region: str) -> list[tuple[str | None, str]]:
    return [(agency_id(name, region), name) for name in names]


def _title(read: readings.ActivityRead, fix: Correction) -> str:
    return fix.title if fix.title is not None else readings.title_of(read)


def _activity(row: ArticleDraft, fix: Correction, by: Viewer) -> Activity | Meeting:
    read, own = readings.activity(row.value), _participants_of(row, by)
    counted, told = readings.heads(each.value for each in own)
    heads, bounds = _heads(counted, Bounds(*told), fix)
    if (fix.kind or read.kind) == ActivityKind.RAKOR:
        made: Activity | Meeting = _meeting(row, fix, by, heads=heads, bounds=bounds)
    else:
        made = outreach.record_activity(_facts(row, fix, by, heads=heads, bounds=bounds), by=by)
    for each in own:
        intake.mark_accepted(each, by=by, made=(audit.kind_of(made), str(made.pk)), value=each.value)
    return made


def _heads(read: Heads, bounds: Bounds, fix: Correction) -> tuple[Heads, Bounds]:
    """The numbers as corrected; a number that the officer changed is an exact one."""
    if fix.heads is None:
        return read, bounds
    kept = [
        bound if before == after else Bound.EXACT
        for bound, before, after in (
            (bounds.online, read.online, fix.heads.online),
            (bounds.onsite, read.onsite, fix.heads.onsite),
            (bounds.total, read.quoted_total, fix.heads.quoted_total),
        )
    ]
    return fix.heads, Bounds(*kept)


def _facts(row: ArticleDraft, fix: Correction, by: Viewer, *, heads: Heads, bounds: Bounds) -> ActivityFacts:
    read = readings.activity(row.value)
    region = _region(read, fix)
    return ActivityFacts(
        kind=ActivityKind(fix.kind or read.kind), title=_title(read, fix), region=region,
        task_force=by.task_force or str(row.task_force_id), held=_held(row, fix), planned=read.planned,
        venue=read.venue if fix.venue is None else fix.venue, organiser_as_written=read.organiser,
        organiser=agency_id(read.organiser, region) if read.organiser else None, heads=heads, bounds=bounds,
        counted_how=CountedHow.ARTICLE if heads != Heads() else "", agencies=_named(read.agencies, region),
        told=_told(row),
    )  # fmt: skip


def _meeting(row: ArticleDraft, fix: Correction, by: Viewer, *, heads: Heads, bounds: Bounds) -> Meeting:
    read, held = readings.activity(row.value), _held(row, fix)
    region = _region(read, fix)
    facts = MeetingFacts(
        title=_title(read, fix), region=region, task_force=by.task_force or str(row.task_force_id),
        held_on=held.on, held_basis=held.basis, venue=read.venue if fix.venue is None else fix.venue,
        organiser_as_written=read.organiser, heads=heads, bounds=bounds, agencies=_named(read.agencies, region),
        told=_told(row),
    )  # fmt: skip
    return open_meeting(facts, by=by)


def _participants(row: ArticleDraft, fix: Correction, by: Viewer) -> Activity:
    raise Denied(Say("coordination.draft_needs_activity"))


def _figure(row: ArticleDraft, fix: Correction, by: Viewer) -> QuotedFigure:
    changed = {key: value for key in ("number", "bound", "unit") if (value := getattr(fix, key)) is not None}
    value = {**row.value, **changed}
    if value.get("number") is None:
        raise Denied(Say("coordination.number_missing"))
    if value.get("bound") == Bound.VAGUE:
        value["bound"] = Bound.APPROX
    return quote_figure(by=by, source=str(row.article_id), value=value, span=row.spans[0])


def _request(row: ArticleDraft, fix: Correction, by: Viewer) -> MeetingNote:
    read = readings.request(row.value)
    return add_note(
        by=by, meeting=_meeting_of(row, read.of, by), task_force=by.task_force or str(row.task_force_id),
        region=row.region_id, text=fix.what or read.what, kind=NoteKind.REQUEST, asker=fix.asker or read.asker,
        asked=fix.asked or read.asked, told=_told(row),
    )  # fmt: skip


def _meeting_of(row: ArticleDraft, key: str, by: Viewer) -> Meeting | None:
    """The meeting that the draft a request belongs to became, None where it became something else."""
    for each in intake_reads.drafts(by, row.article_id):
        if each.key == key and each.made_kind == "coordination.meeting":
            return own_reads.meeting(by, each.made_id)
    return None


_MAKERS = {"activity": _activity, "participants": _participants, "figure": _figure, "request": _request}
