"""Who holds a post: one appointment by a letter, and its end for a declared reason."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from gugus.core import audit, search
from gugus.core.errors import Denied
from gugus.core.ids import is_id, new_id
from gugus.core.rules import check_right
from gugus.core.vault import seal
from gugus.core.viewer import Viewer, ViewerKind
from gugus.registry.actions.sources import keep_letter
from gugus.registry.models import Appointment, Post, Seat, Source
from gugus.registry.reads.agencies import holders
from gugus.registry.reads.parties import APPOINTMENT, HOLDER, party_of_name
from gugus.registry.rules.appointing import (
    RIGHT,
    Appointing,
    Ending,
    Letter,
    check_appointing,
    check_ending,
    check_letter,
    not_beside,
)
from gugus.registry.rules.decree import Holding
from gugus_engine.say import Say
from gugus_engine.text.whole_names import borne_keys, told_key


def sealed_row(post: Post, holding: Holding, source: Source) -> Appointment:
    """An appointment with the name sealed, not saved yet."""
    pk = new_id()
    return Appointment(
        id=pk, post=post, kind=holding.kind, valid_from=holding.valid_from, valid_to=holding.valid_to, decree=source,
        sealed_holder=seal(APPOINTMENT, pk, "holder", holding.holder),
    )  # fmt: skip


def keep_names(row: Appointment, holder: str) -> None:
    """Keep the keyed names that mean this holder, beside the sealed one."""
    names = [(HOLDER, each) for each in borne_keys(holder)]
    search.keep(APPOINTMENT, str(row.pk), row.post.agency.region_id or "", names)


@transaction.atomic
def appoint(post: UUID | str, wanted: Appointing, *, by: Viewer) -> Appointment:
    """Write down who holds a post by a letter, for good or as Plt. or Plh.; it opens no account.

    Denied where somebody else holds the post on one of these days, or for the own post.
    """
    check_right(by, RIGHT)
    row = Post.objects.select_for_update(of=("self",)).select_related("agency").filter(pk=post).first()
    if row is None:
        raise Denied(Say("registry.no_such_post"))
    _check_seated(row, by)
    _check_not_own(row, wanted.holder, by)
    check_appointing(wanted)
    _check_free(row, wanted)
    holding = Holding("", wanted.holder.strip(), wanted.valid_from, wanted.valid_to, wanted.kind)
    made = sealed_row(row, holding, _source(wanted.letter, by))
    made.save(force_insert=True)
    keep_names(made, holding.holder)
    audit.record("registry.appoint", by=by, on=made, note=f"post={row.pk} kind={wanted.kind}")
    return made


@transaction.atomic
def end_appointment(appointment: Appointment, ending: Ending, *, by: Viewer) -> None:
    """End an appointment; the day before `ending.since` is its last one. Nobody ends the own one."""
    check_right(by, RIGHT)
    row = appointment
    row.refresh_from_db(
        from_queryset=Appointment.objects.select_for_update(of=("self",)).select_related("post__agency")
    )
    _check_seated(row.post, by)
    _check_not_own(row.post, holders(by, [row]).get(str(row.pk), ""), by)
    check_ending(bool(row.ended_for), row.valid_from, row.valid_to, ending.since)
    if ending.letter is not None:
        check_letter(ending.letter)
    row.end_letter = _source(ending.letter, by) if ending.letter is not None else None
    last = ending.since - timedelta(days=1)
    row.valid_to = min(last, row.valid_to) if row.valid_to else last
    row.ended_for = ending.reason
    row.save(update_fields=["valid_to", "ended_for", "end_letter"])
    audit.record("registry.end_appointment", by=by, on=row, note=f"{ending.reason} since={ending.since}")


def _check_seated(post: Post, by: Viewer) -> None:
    """Denied unless the post has or had a seat in a task force of the viewer's regions."""
    if by.kind is ViewerKind.SYSTEM:
        return
    places = Seat.objects.filter(post=post).values_list("task_force__region", flat=True)
    if not any(by.covers(str(code)) for code in places):
        raise Denied(Say("core.other_region"))


def _check_not_own(post: Post, holder: str, by: Viewer) -> None:
    """Denied for one's own post, and where somebody of the same name is asked to write it down."""
    if by.kind is not ViewerKind.PERSON:
        return
    if by.is_oneself(post.pk) or party_of_name(holder) in by.parties or _bears_own_name(holder, by):
        raise Denied(Say("registry.own_appointment"))


def _bears_own_name(holder: str, by: Viewer) -> bool:
    """Whether the name written down is the viewer's own with a word more; a name that cannot be read is nobody's."""
    own = Appointment.objects.filter(post__in=[key for key in {by.post, *by.also} if is_id(key)])
    meant = {told_key(name) for name in holders(by, own).values()} - {""}
    return not meant.isdisjoint(borne_keys(holder))


def _check_free(post: Post, wanted: Appointing) -> None:
    rows = Appointment.objects.filter(post=post, kind__in=not_beside(wanted.kind))
    if wanted.valid_to is not None:
        rows = rows.filter(valid_from__lte=wanted.valid_to)
    other = rows.filter(Q(valid_to=None) | Q(valid_to__gte=wanted.valid_from)).order_by("valid_from").first()
    if other is not None:
        raise Denied(Say("registry.post_is_held", post=post.title, begins=other.valid_from.isoformat()))


def _source(letter: Letter, by: Viewer) -> Source:
    """The letter as a source; the same number and day is one letter."""
    return keep_letter(letter.number.strip(), letter.signed_on, by=by)
