"""Making something of an accepted draft: an activity, a meeting, a quoted figure or statement, a request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from gugus.coordination import drafts, readings
from gugus.coordination import reads as own_reads
from gugus.coordination.actions.meetings import MeetingFacts, add_note, open_meeting
from gugus.coordination.corrections import corrected
from gugus.coordination.drafts import title_for
from gugus.coordination.rules import NoteKind, check_at_once
from gugus.core import audit
from gugus.core.errors import Denied
from gugus.core.viewer import Viewer
from gugus.intake import actions as intake
from gugus.intake import reads as intake_reads
from gugus.intake import rules as intake_rules
from gugus.intake.article_text import as_kept, line_as_kept
from gugus.intake.examples import Corrected, corrected_fields
from gugus.intake.rules import DraftState, DropReason
from gugus.outreach import actions as outreach
from gugus.outreach.actions import ActivityFacts, Bounds, Held, Told
from gugus.outreach.rules import ActivityKind, Bound, CountedHow, Heads, HeldBasis
from gugus.registry.actions import note_typed, quote_figure, quote_statement
from gugus.registry.reads import Named, agencies_named
from gugus.registry.reads import label as registry_label
from gugus_engine.article.reading import Json
from gugus_engine.say import Say

if TYPE_CHECKING:
    from gugus.coordination.models import Meeting, MeetingNote
    from gugus.intake.models import ArticleDraft
    from gugus.outreach.models import Activity
    from gugus.registry.models import QuotedFigure, QuotedStatement

    Made = Activity | Meeting | MeetingNote | QuotedFigure | QuotedStatement


@dataclass(frozen=True)
class Correction:
    """What an officer changed before accepting; None leaves the draft's own value.

    `day_unknown` says that the day of the activity is not known, whatever was worked out. `agencies` are
    the offices taking part as the officer writes them: where two names may be one body, they decide.
    """

    kind: str | None = None
    title: str | None = None
    region: str | None = None
    day: date | None = None
    day_unknown: bool = False
    venue: str | None = None
    organiser: str | None = None
    agencies: tuple[str, ...] | None = None
    heads: Heads | None = None
    number: float | None = None
    bound: str | None = None
    unit: str | None = None
    what: str | None = None
    asker: str | None = None
    asked: str | None = None
    post: str | None = None
    agency: str | None = None
    owner: str | None = None
    due: str | None = None
    status: str | None = None

    def as_kept(self) -> Correction:
        """The same without what no reader sees; what was said may have several lines."""
        typed = {key: value for key, value in vars(self).items() if isinstance(value, str)}
        clean: dict[str, Any] = {
            key: as_kept(value) if key == "what" else line_as_kept(value) for key, value in typed.items()
        }
        if self.agencies is not None:
            clean["agencies"] = tuple(line for each in self.agencies if (line := line_as_kept(each)))
        return replace(self, **clean)

    def as_json(self) -> dict[str, Json]:
        """Only what was changed, to be kept beside the draft's own reading."""
        said = {key: value for key, value in asdict(self).items() if value is not None and value is not False}
        return {key: _plain(value) for key, value in said.items()}

    def of_statement(self) -> dict[str, str]:
        """What was changed of a statement."""
        return {key: value for key in _OF_STATEMENT if isinstance(value := getattr(self, key), str)}


_OF_STATEMENT = ("what", "post", "agency", "owner", "due", "status")


def _plain(value: object) -> Json:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [str(each) for each in value]
    return value  # type: ignore[return-value]


@transaction.atomic
def accept_draft(row: ArticleDraft, *, by: Viewer, correction: Correction | None = None) -> Made:
    """Make an activity, a meeting, a quoted figure or statement, or a request of a draft, as corrected.

    Participants go into the activity they belong to, so they are accepted with it. What was corrected
    stays as a labelled example.
    """
    hold(row, by=by)
    fix = (correction or Correction()).as_kept()
    fixed = Fixed.of(row, fix, by)
    made = _make(row, fix, by)
    audit.record("draft.accept", by=by, on=row, note=audit.kind_of(made))
    retitle(row, row.value, corrected(fixed.value), by=by)
    intake.mark_accepted(
        row, by=by, made=(audit.kind_of(made), str(made.pk)), value=fixed.value, corrected=fixed.examples
    )
    return made


@dataclass(frozen=True)
class Fixed:
    """A draft's value with what an officer changed, the numbers of people if they did, the examples it leaves."""

    value: dict[str, Json]
    heads: Heads | None
    examples: tuple[Corrected, ...]

    @classmethod
    def of(cls, row: ArticleDraft, correction: Correction | None, by: Viewer) -> Fixed:
        """What a correction makes of a draft; of none, the draft as it was read."""
        fix = (correction or Correction()).as_kept()
        changed = fix.as_json()
        value = {**row.value, "correction": changed} if changed else row.value
        read = _heads_read(row, by) if fix.heads else {}
        return cls(value, fix.heads, corrected_fields(row.value, changed, read))


def retitle(row: ArticleDraft, before: readings.Draft, after: readings.Draft, *, by: Viewer) -> None:
    """An article that was named after this activity is named after it as it is told now."""
    if row.kind != "activity" or before == after:
        return
    on = row.article.retrieved_on or date.min
    names = [title_for(each, on, _place_name(each)) for each in (before, after)]
    if row.article.title == names[0] and names[0] != names[1]:
        note_typed(row.article, by=by, title=names[1])


def _place_name(value: readings.Draft) -> str:
    place = readings.activity(value).place
    return registry_label(place.code) if place and place.code and not place.name else ""


def hold(*rows: ArticleDraft, by: Viewer) -> None:
    """Read drafts again and keep others from deciding on them meanwhile; Denied when one was decided already."""
    intake.hold_drafts(rows, by=by)
    for row in rows:
        intake_rules.check_draft_open(DraftState(row.state))


def _make(row: ArticleDraft, fix: Correction, by: Viewer) -> Made:
    if intake_rules.is_statement(row.kind):
        return _statement(row, fix, by)
    return _MAKERS[row.kind](row, fix, by)


@transaction.atomic
def accept_notes(rows: Sequence[ArticleDraft], *, by: Viewer) -> int:
    """Accept the waiting notes among some drafts, each as it was read; how many there were."""
    waiting = _waiting_notes(rows)
    accept_drafts(waiting, by=by)
    return len(waiting)


@transaction.atomic
def accept_drafts(rows: Sequence[ArticleDraft], *, by: Viewer) -> None:
    """Accept some drafts, each as it was read, all or none; at most a hundred."""
    check_at_once(len(rows))
    hold(*rows, by=by)
    for row in rows:
        accept_draft(row, by=by)


@transaction.atomic
def drop_draft(row: ArticleDraft, *, by: Viewer, reason: DropReason | None = None) -> None:
    """Drop a draft, with why; participants go with the activity they belong to."""
    hold(row, by=by)
    own = participants_of(row, by) if row.kind == "activity" else []
    for each in (row, *own):
        intake.drop_draft(each, by=by, reason=reason)


@transaction.atomic
def drop_notes(rows: Sequence[ArticleDraft], *, by: Viewer, reason: DropReason | None = None) -> int:
    """Drop the waiting notes among some drafts, at most a hundred; how many there were."""
    waiting = _waiting_notes(rows)
    check_at_once(len(waiting))
    hold(*waiting, by=by)
    for row in waiting:
        drop_draft(row, by=by, reason=reason)
    return len(waiting)


def _waiting_notes(rows: Sequence[ArticleDraft]) -> list[ArticleDraft]:
    return [row for row in rows if intake_rules.is_statement(row.kind) and row.state == DraftState.PROPOSED]


def participants_of(
    row: ArticleDraft, by: Viewer, state: DraftState = DraftState.PROPOSED
) -> list[ArticleDraft]:
    """The participants drafts of an activity draft that stand in a state; undecided ones unless asked."""
    return [
        each
        for each in intake_reads.drafts(by, row.article_id)
        if each.kind == "participants" and each.value.get("of") == row.key
        and str(each.task_force_id) == str(row.task_force_id) and each.state == state
    ]  # fmt: skip


def _heads_read(row: ArticleDraft, by: Viewer) -> dict[str, Json]:
    """The numbers of people as they were read, by their names in a correction."""
    counted, _ = readings.heads(each.value for each in participants_of(row, by))
    return asdict(counted)


def told_at(row: ArticleDraft) -> Told:
    """The source of a draft and where its words begin and end."""
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


@dataclass(frozen=True)
class _Offices:
    """The organiser and the offices taking part, each with its id in the registry where it has one."""

    organiser: str
    organiser_id: str | None
    agencies: Sequence[tuple[str | None, str]]


def _offices(row: ArticleDraft, fix: Correction, region: str) -> _Offices:
    """The offices as corrected, looked up by the names that were valid on the day of what is told."""
    read = readings.activity(row.value)
    organiser = read.organiser if fix.organiser is None else fix.organiser
    names = list(read.agencies if fix.agencies is None else dict.fromkeys(fix.agencies))
    known = {each.name: each for each in readings.offices(row.value)}
    asked = [known.get(name, name) for name in dict.fromkeys((organiser, *names)) if name]
    found = agencies_named(asked, region, fix.day or readings.day_of(row.value) or row.article.retrieved_on)
    ids = _each_once(names, found)
    own = found.get(organiser)
    return _Offices(organiser, own.id if own else None, [(ids.get(name), name) for name in names])


def _each_once(names: Sequence[str], found: Mapping[str, Named]) -> dict[str, str]:
    """The ids of named offices; of two names for one office the old one stays as written: an officer decides."""
    taken: dict[str, str] = {}
    for name in sorted((name for name in names if name in found), key=lambda each: found[each].former):
        if found[name].id not in taken.values():
            taken[name] = found[name].id
    return taken


def _title(read: readings.ActivityRead, fix: Correction) -> str:
    return fix.title if fix.title is not None else readings.title_of(read)


def _activity(row: ArticleDraft, fix: Correction, by: Viewer) -> Activity | Meeting:
    read, own = readings.activity(row.value), participants_of(row, by)
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
    named = _offices(row, fix, region)
    return ActivityFacts(
        kind=ActivityKind(fix.kind or read.kind), title=_title(read, fix), region=region,
        task_force=str(row.task_force_id), held=_held(row, fix), planned=read.planned,
        venue=read.venue if fix.venue is None else fix.venue, organiser_as_written=named.organiser,
        organiser=named.organiser_id, heads=heads, bounds=bounds,
        counted_how=CountedHow.ARTICLE if heads != Heads() else "", agencies=named.agencies, told=told_at(row),
    )  # fmt: skip


def _meeting(row: ArticleDraft, fix: Correction, by: Viewer, *, heads: Heads, bounds: Bounds) -> Meeting:
    read, held = readings.activity(row.value), _held(row, fix)
    region = _region(read, fix)
    named = _offices(row, fix, region)
    facts = MeetingFacts(
        title=_title(read, fix), region=region, task_force=str(row.task_force_id),
        held_on=held.on, held_basis=held.basis, venue=read.venue if fix.venue is None else fix.venue,
        organiser=named.organiser_id, organiser_as_written=named.organiser, heads=heads, bounds=bounds,
        agencies=named.agencies, told=told_at(row),
    )  # fmt: skip
    return open_meeting(facts, by=by)


def _participants(row: ArticleDraft, fix: Correction, by: Viewer) -> Activity:
    raise Denied(Say("coordination.draft_needs_activity"))


def _figure(row: ArticleDraft, fix: Correction, by: Viewer) -> QuotedFigure:
    changed = {key: value for key in ("number", "bound", "unit") if (value := getattr(fix, key)) is not None}
    value = {**row.value, **changed}
    return quote_figure(by=by, source=str(row.article_id), value=counted(value), span=row.spans[0])


def counted(value: Mapping[str, Json]) -> dict[str, Json]:
    """A figure's value with a number; Denied where only a word was said. What is not certain is "about"."""
    if value.get("number") is None:
        raise Denied(Say("coordination.number_missing"))
    return {**value, "bound": Bound.APPROX} if value.get("bound") == Bound.VAGUE else dict(value)


def _statement(row: ArticleDraft, fix: Correction, by: Viewer) -> QuotedStatement:
    """What somebody said stays a quotation: a promise read here binds nobody until its owner accepts it."""
    said = readings.statement(row.value, row.kind).corrected(fix.of_statement())
    return quote_statement(
        said, by=by, source=str(row.article_id), task_force=str(row.task_force_id), region=row.region_id,
        span=row.spans[0], on=row.article.published_on or row.article.retrieved_on,
    )  # fmt: skip


def _request(row: ArticleDraft, fix: Correction, by: Viewer) -> MeetingNote:
    read = readings.request(row.value)
    return add_note(
        by=by, meeting=_meeting_of(row, read.of, by), task_force=str(row.task_force_id),
        region=row.region_id, text=fix.what or read.what, kind=NoteKind.REQUEST, asker=fix.asker or read.asker,
        asked=fix.asked or read.asked, told=told_at(row),
    )  # fmt: skip


def _meeting_of(row: ArticleDraft, key: str, by: Viewer) -> Meeting | None:
    """The meeting that the draft a request belongs to became, None where it became something else."""
    for each in intake_reads.drafts(by, row.article_id):
        if each.key == key and each.made_kind == "coordination.meeting":
            return own_reads.meeting(by, each.made_id)
    return None


_MAKERS = {"activity": _activity, "participants": _participants, "figure": _figure, "request": _request}
