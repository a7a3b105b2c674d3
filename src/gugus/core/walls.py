"""Setting, confirming and lifting walls; what a set of parties is walled off from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from gugus.core import audit, rules, vault
from gugus.core.ids import new_id
from gugus.core.keys import Subject
from gugus.core.models import Wall
from gugus.core.rules import WallSource, WallState, check_reason, check_right
from gugus.core.time import now
from gugus.core.viewer import Viewer, ViewerKind

KIND = "core.wall"
RIGHT = "wall.write"


def of_parties(parties: Iterable[str]) -> frozenset[Subject]:
    """The (kind, id) of every matter from which one of these parties is walled off; one query."""
    rows = Wall.objects.filter(party__in=sorted(parties), lifted_at=None)
    return frozenset((kind, str(subject)) for kind, subject in rows.values_list("kind", "subject"))


def of_matter(kind: str, subject: object) -> Sequence[Wall]:
    """The walls around one matter, lifted ones too, oldest first."""
    return list(Wall.objects.filter(kind=kind, subject=str(subject)).order_by("set_at", "id"))


def living(matters: Iterable[Subject]) -> Sequence[Wall]:
    """The living walls around many matters."""
    wanted = set(matters)
    rows = Wall.objects.filter(subject__in={subject for _, subject in wanted}, lifted_at=None)
    return [row for row in rows.order_by("set_at", "id") if (row.kind, str(row.subject)) in wanted]


def reason_of(row: Wall) -> str:
    """Why a wall was set, opened."""
    return vault.unseal(KIND, row.pk, "reason", bytes(row.sealed_reason))


@transaction.atomic
def set_wall(matter: Subject, party: str, *, by: Viewer, source: WallSource, reason: str) -> Wall:
    """Wall a party off from a matter from this moment on; a wall that stands already is confirmed.

    A reporter and the reader may set one as well as an officer with the right to.
    """
    if source is WallSource.OFFICER:
        check_right(by, RIGHT)
        check_reason(reason)
        rules.check_own_party(by, party)
    state = WallState.PROVISIONAL if source is WallSource.ENGINE else WallState.STANDING
    row = Wall.objects.filter(kind=matter[0], subject=matter[1], party=party, lifted_at=None).first()
    if row is not None:
        return _confirm(row, state, by=by)
    pk = new_id()
    row = Wall.objects.create(
        id=pk, kind=matter[0], subject=matter[1], party=party, source=source, state=state, set_at=now(),
        set_by=by.post or by.kind, sealed_reason=vault.seal(KIND, pk, "reason", reason),
    )  # fmt: skip
    audit.record("wall.set", by=by, on=row, note=f"{matter[0]} {matter[1]} {source}")
    return row


def _confirm(row: Wall, state: WallState, *, by: Viewer) -> Wall:
    if row.state == WallState.PROVISIONAL and state is WallState.STANDING:
        row.state = state
        row.save(update_fields=["state"])
        audit.record("wall.confirm", by=by, on=row)
    return row


def copy(wall: Wall, matter: Subject, *, by: Viewer) -> None:
    """The same wall around another matter of the same case; nothing where it stands already."""
    if (wall.kind, str(wall.subject)) == matter:
        return
    if Wall.objects.filter(kind=matter[0], subject=matter[1], party=wall.party, lifted_at=None).exists():
        return
    pk = new_id()
    row = Wall.objects.create(
        id=pk, kind=matter[0], subject=matter[1], party=wall.party, source=wall.source, state=wall.state,
        set_at=now(), set_by=by.post or by.kind, sealed_reason=vault.seal(KIND, pk, "reason", reason_of(wall)),
    )  # fmt: skip
    audit.record("wall.set", by=by, on=row, note=f"{matter[0]} {matter[1]} {wall.source}")


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
    row.asked_by, row.asked_at = by.id, now()
    row.sealed_reason = vault.seal(KIND, row.pk, "reason", f"{reason_of(row)}\n— {reason}")
    row.save(update_fields=["asked_by", "asked_at", "sealed_reason"])
    audit.record("wall.ask_lift", by=by, on=row)


@transaction.atomic
def lift(row: Wall, *, by: Viewer) -> None:
    """The second person confirms; from now on the party may know of the matter again."""
    if by.kind is not ViewerKind.PERSON:
        raise RuntimeError("a wall is lifted by people")
    check_right(by, RIGHT)
    row.refresh_from_db(from_queryset=Wall.objects.select_for_update())
    rules.check_lift_asked(row.asked_by)
    rules.check_second_person(row.asked_by, by)
    row.state, row.lifted_by, row.lifted_at = WallState.LIFTED, by.id, now()
    row.save(update_fields=["state", "lifted_by", "lifted_at"])
    audit.record("wall.lift", by=by, on=row)
