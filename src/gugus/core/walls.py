"""Setting, confirming and lifting walls; what a set of parties is walled off from.

Who is walled off stands sealed, and beside it as a keyed hash: a copy of the database accuses nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from gugus.core import audit, rules, search, vault
from gugus.core.ids import is_id, new_id, or_nothing
from gugus.core.keys import Subject
from gugus.core.models import Wall
from gugus.core.rules import PartyKind, WallSource, WallState, check_reason, check_right
from gugus.core.time import now
from gugus.core.viewer import Viewer, ViewerKind

KIND = "core.wall"
RIGHT = "wall.write"
_MARK = "~"
"""Stands in a keyed party where a clear one has a colon: "post~<hash>"."""


@dataclass(frozen=True)
class Told:
    """The sealed parts of one wall: who is behind it, and why."""

    party: str
    reason: str


def keyed(party: str) -> str:
    """A party as the walls hold it, "post~<hash>"; what is keyed already stays as it is.

    Names are hashed once more: their search token stands beside the appointment of whoever bears them.
    """
    kind, _colon, key = party.partition(":")
    return f"{kind}{_MARK}{search.token('wall', party)}" if key else party


def hidden_among(parties: Iterable[str], matters: Iterable[Subject]) -> frozenset[Subject]:
    """Those among some matters out of which a living wall keeps one of these parties.

    One query for whoever has parties, also where nothing is asked about: a matter behind a wall costs
    them as much as none.
    """
    wanted = frozenset(matters)
    own, ids = {keyed(each) for each in parties}, {subject for _, subject in wanted if is_id(subject)}
    if not own:
        return frozenset()
    # The kind is said too: with it the index of one matter's walls serves, else all walls of a party are read.
    kinds = {kind for kind, _ in wanted} or {""}
    rows = Wall.objects.filter(kind__in=kinds, subject__in=or_nothing(ids), party__in=own, lifted_at=None)
    return wanted & {(kind, str(subject)) for kind, subject in rows.values_list("kind", "subject")}


def walled_subjects() -> frozenset[str]:
    """The ids of all matters around which any wall stands; the night leaves them out of what it names."""
    rows = Wall.objects.filter(lifted_at=None).values_list("subject", flat=True).distinct()
    return frozenset(str(subject) for subject in rows)


def is_walled(parties: Iterable[str], matter: Subject) -> bool:
    """Whether a living wall keeps one of these parties out of a matter."""
    return bool(hidden_among(parties, [matter]))


def of_matter(kind: str, subject: object) -> Sequence[Wall]:
    """The walls around one matter, lifted ones too, oldest first."""
    return list(Wall.objects.filter(kind=kind, subject=str(subject)).order_by("set_at", "id"))


def matters(kind: str) -> QuerySet[Wall, UUID]:
    """The ids of the matters of a kind that have a living wall, for a query of another room."""
    return Wall.objects.filter(kind=kind, lifted_at=None).values_list("subject", flat=True)


def proposed_for(kind: str, ids: Iterable[object]) -> frozenset[str]:
    """Those among some matters around which a proposal waits to be looked at; one query."""
    rows = Wall.objects.filter(kind=kind, subject__in=list(ids), state=WallState.PROVISIONAL)
    return frozenset(str(pk) for pk in rows.values_list("subject", flat=True))


def living(matters: Iterable[Subject]) -> Sequence[Wall]:
    """The living walls around many matters."""
    wanted = set(matters)
    rows = Wall.objects.filter(subject__in={subject for _, subject in wanted}, lifted_at=None)
    return [row for row in rows.order_by("set_at", "id") if (row.kind, str(row.subject)) in wanted]


def leading(matters: Iterable[Subject]) -> Sequence[Wall]:
    """The living walls that somebody set or proposed, without those that stand beside them (`follows`)."""
    return [row for row in living(matters) if row.follows is None]


def _beside(row: Wall) -> QuerySet[Wall]:
    return Wall.objects.filter(follows=row.pk, lifted_at=None)


def reason_of(row: Wall) -> str:
    """Why a wall was set, opened."""
    return vault.unseal(KIND, row.pk, "reason", bytes(row.sealed_reason))


def party_of(row: Wall) -> str:
    """Who is walled off, opened: "agency:<id>", "office:32.03.01.2001", "name:<token>"."""
    return vault.unseal(KIND, row.pk, "party", bytes(row.sealed_party))


def told(rows: Iterable[Wall]) -> dict[str, Told]:
    """Who is behind many walls and why, by the wall's id; as many queries for fifty as for one."""
    listed = {str(row.pk): row for row in rows}
    parties = vault.unseal_all(KIND, "party", {pk: bytes(row.sealed_party) for pk, row in listed.items()})
    reasons = vault.unseal_all(KIND, "reason", {pk: bytes(row.sealed_reason) for pk, row in listed.items()})
    return {pk: Told(parties[pk], reasons[pk]) for pk in listed}


@transaction.atomic
def set_wall(
    matter: Subject, party: str, *, by: Viewer, source: WallSource, reason: str, held_by: Iterable[str] = ()
) -> Wall:
    """Wall a party off from a matter from this moment on; a wall that stands already is confirmed.

    A reporter and the reader may set one as well as an officer with the right to. `held_by` are the people
    who hold the walled post, office or account today: a wall beside this one keeps out each of them, and
    stays around them when they go elsewhere.
    """
    said, people = clear(party), sorted(set(held_by))
    if source is WallSource.OFFICER:
        check_right(by, RIGHT)
        check_reason(reason)
        for each in (said, *people):
            rules.check_own_party(by, each)
    state = WallState.PROVISIONAL if source is WallSource.ENGINE else WallState.STANDING
    row = _standing(matter, keyed(said))
    row = _confirm(row, state, by=by) if row else _set(matter, Told(said, reason), by, source, state)
    _follow(row, people, by)
    return row


def _standing(matter: Subject, party: str) -> Wall | None:
    kind, subject = matter
    return Wall.objects.filter(kind=kind, subject=subject, party=party, follows=None, lifted_at=None).first()


def clear(party: str) -> str:
    """A party in clear; a form sends back the keyed text of a wall that stands."""
    row = Wall.objects.filter(party=party).first() if _MARK in party else None
    return party_of(row) if row else party


def _set(matter: Subject, said: Told, by: Viewer, source: str, state: str) -> Wall:
    row = _put(matter, said, set_by=by.post or by.kind, source=source, state=state, follows=None)
    audit.record("wall.set", by=by, on=row, note=f"{matter[0]} {matter[1]} {source}")
    return row


def _follow(row: Wall, people: Iterable[str], by: Viewer) -> None:
    """Put a wall beside another around each of these people around whom none stands yet."""
    known = set(_beside(row).values_list("party", flat=True))
    for each in (each for each in people if keyed(each) not in known):
        said, matter = Told(each, ""), (row.kind, str(row.subject))
        _put(matter, said, set_by=by.post or by.kind, source=row.source, state=row.state, follows=row.pk)


def _put(matter: Subject, said: Told, *, set_by: str, source: str, state: str, follows: UUID | None) -> Wall:
    pk = new_id()
    return Wall.objects.create(
        id=pk, kind=matter[0], subject=matter[1], party=keyed(said.party), follows=follows, source=source,
        state=state, set_at=now(), set_by=set_by, sealed_party=vault.seal(KIND, pk, "party", said.party),
        sealed_reason=vault.seal(KIND, pk, "reason", said.reason),
    )  # fmt: skip


def _held(row: Wall) -> None:
    """Read a wall anew and hold it: nobody else changes it until this act is done."""
    row.refresh_from_db(from_queryset=Wall.objects.select_for_update())


def _confirm(row: Wall, state: WallState, *, by: Viewer) -> Wall:
    _held(row)
    if row.state == WallState.PROVISIONAL and state is WallState.STANDING:
        row.state, row.asked_by, row.asked_at = state, "", None
        row.save(update_fields=["state", "asked_by", "asked_at"])
        _beside(row).update(state=state)
        audit.record("wall.confirm", by=by, on=row)
    return row


def copy(wall: Wall, matter: Subject, *, by: Viewer) -> None:
    """The same wall around another matter of the same case, with those beside it."""
    if (wall.kind, str(wall.subject)) == matter:
        return
    said = told([wall, *_beside(wall)])
    row = _standing(matter, wall.party) or _set(matter, said[str(wall.pk)], by, wall.source, wall.state)
    _follow(row, [each.party for pk, each in said.items() if pk != str(wall.pk)], by)


@transaction.atomic
def confirm(row: Wall, *, by: Viewer) -> Wall:
    """A triager looked at the reader's proposal and lets it stand."""
    check_right(by, RIGHT)
    return _confirm(row, WallState.STANDING, by=by)


@transaction.atomic
def ask_lift(row: Wall, *, by: Viewer, reason: str) -> None:
    """The first of two people asks that a wall be lifted, and says why."""
    check_right(by, RIGHT)
    check_reason(reason)
    _held(row)
    row.asked_by, row.asked_at = by.id, now()
    row.sealed_reason = vault.seal(KIND, row.pk, "reason", f"{reason_of(row)}\n— {reason}")
    row.save(update_fields=["asked_by", "asked_at", "sealed_reason"])
    audit.record("wall.ask_lift", by=by, on=row)


@transaction.atomic
def lift(row: Wall, *, by: Viewer) -> None:
    """The second person confirms; from now on the party, and whoever held it, may know of the matter again."""
    _check_second(row, by)
    _beside(row).update(state=WallState.LIFTED, lifted_by=by.id, lifted_at=now())
    row.state, row.lifted_by, row.lifted_at = WallState.LIFTED, by.id, now()
    row.save(update_fields=["state", "lifted_by", "lifted_at"])
    audit.record("wall.lift", by=by, on=row)


@transaction.atomic
def let_next_in(row: Wall, *, by: Viewer) -> None:
    """The second person lets the next holder of a walled post in; the wall stays around whoever held it.

    Denied where nobody was known to hold the post: then nobody would stay behind the wall.
    """
    _check_second(row, by)
    said = party_of(row)
    rules.check_somebody_stays(said, known=_beside(row).exists())
    former = rules.party(PartyKind.FORMER, f"{said.partition(':')[2]}:{row.pk}")
    row.party, row.sealed_party = keyed(former), vault.seal(KIND, row.pk, "party", former)
    row.asked_by, row.asked_at = "", None
    row.save(update_fields=["party", "sealed_party", "asked_by", "asked_at"])
    audit.record("wall.let_next_in", by=by, on=row)


def _check_second(row: Wall, by: Viewer) -> None:
    """Hold the wall; Denied unless somebody else asked before."""
    if by.kind is not ViewerKind.PERSON:
        raise RuntimeError("a wall is lifted by people")
    check_right(by, RIGHT)
    _held(row)
    rules.check_lift_asked(row.asked_by)
    rules.check_second_person(row.asked_by, by)
