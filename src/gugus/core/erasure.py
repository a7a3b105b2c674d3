"""Erasing for good: a tombstone first, then the sealed fields and search tokens, then the keys.

The tombstone is durable before anything is destroyed, so an erasure that was cut short is finished
by the clock (`finish`), and a restore of an older backup can apply it again (`clear`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cache
from importlib import resources

import yaml
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Model

from gugus.core import audit, files, keys, vault
from gugus.core.errors import Denied
from gugus.core.keys import STORE, Subject
from gugus.core.models import SearchToken, Tombstone, WrappedKey
from gugus.core.privacy import sealed_fields
from gugus.core.time import now
from gugus.core.tombstones import FILE, Place, Stone, in_store, own_stones, united, write_lines
from gugus.core.viewer import Viewer
from gugus_engine.say import Say

BLOCK = "▇"


@dataclass(frozen=True)
class Basis:
    """A lawful basis of an erasure; `lifts_hold` erases also what a police file rests on."""

    key: str
    id: str
    en: str
    basis: str
    confidence: str
    lifts_hold: bool


@cache
def bases() -> dict[str, Basis]:
    """The declared lawful bases by key (data/erasure_bases.yaml)."""
    text = (resources.files("gugus") / "core" / "data" / "erasure_bases.yaml").read_text("utf-8")
    return {key: Basis(key, **each) for key, each in yaml.safe_load(text).items()}


def check_basis(basis: str) -> Basis:
    """The declared basis of this key; Denied when there is none."""
    if basis not in bases():
        raise Denied(Say("core.unknown_basis", known=", ".join(bases())))
    return bases()[basis]


def erase(subjects: Sequence[Subject], *, by: Viewer, basis: str, places: Iterable[Place] = ()) -> int:
    """Make subjects unreadable for ever, here at once and in each backup when its keys file is gone.

    `places` are blanked in texts that stay. Returns how many subjects were erased. What is already
    erased is erased again without harm.
    """
    check_basis(basis)
    at = now()
    stones = [Stone(kind, subject, at, basis) for kind, subject in subjects]
    if stones:
        stones[0] = replace(stones[0], places=tuple(places))
    _remember(stones)
    _carry_out(stones, by=by)
    return len(stones)


def announce(subject: Subject, *, basis: str, places: Iterable[Place] = ()) -> None:
    """Write the tombstone of one subject before its parts are gathered: whoever would add to it is refused.

    Call it with the subject's row locked, so that what was being added is in, or is refused. `places` are
    what will be blanked in texts that stay.
    """
    check_basis(basis)
    _remember([Stone(*subject, now(), basis, tuple(places))])


def _carry_out(stones: Sequence[Stone], *, by: Viewer) -> None:
    with transaction.atomic():
        clear(stones)
        rows = [_model(each.kind)._default_manager.filter(pk=each.subject).first() for each in stones]
        matters = [audit.matter_of(row) for row in rows]
        whole = matters[0] if matters and len(set(filter(None, matters))) == 1 else ""
        for each, row, matter in zip(stones, rows, matters, strict=True):
            told = f"{each.kind} {each.subject} {each.basis}"
            audit.record("vault.erase", by=by, on=row, note=told, matter=matter or whole)
    _destroy(stones)


def _remember(stones: Sequence[Stone]) -> None:
    """Write the tombstones where nothing that is restored can take them back: a file, and the key store."""
    write_lines(settings.GUGUS_TOMBSTONES, stones)
    _store(stones)


def _store(stones: Sequence[Stone]) -> None:
    known = [
        Tombstone(
            kind=each.kind, subject=each.subject, at=each.at, basis=each.basis,
            places=[asdict(place) for place in each.places],
        )
        for each in stones
    ]  # fmt: skip
    with transaction.atomic(using=STORE):
        Tombstone.objects.bulk_create(known, ignore_conflicts=True)


def clear(stones: Iterable[Stone]) -> None:
    """Empty the sealed fields of erased subjects, drop their search tokens, blank their places in texts.

    A model says with `WHEN_ERASED` what else becomes of such a row (an erased report waits for nobody).
    Needs no key of what is erased; says and records nothing. Doing it twice changes nothing.
    """
    by_kind: dict[str, list[str]] = defaultdict(list)
    for each in stones:
        by_kind[each.kind].append(each.subject)
        for place in each.places:
            _blank(place)
    for kind, subjects in by_kind.items():
        _empty(kind, subjects)


def _model(kind: str) -> type[Model]:
    return apps.get_model(kind)


def _empty(kind: str, subjects: Sequence[str]) -> None:
    rows = _model(kind)._default_manager.filter(pk__in=subjects)
    for field in sealed_fields(_model(kind)):
        rows.filter(**{f"{field}__isnull": False}).update(**{field: b""})
    changed: dict[str, object] = getattr(_model(kind), "WHEN_ERASED", {})
    if changed:
        rows.update(**changed)
    SearchToken.objects.filter(kind=kind, subject__in=subjects).delete()


def _blank(place: Place) -> None:
    """Cover one stretch of a text that stays, and forget by which tokens that text is found."""
    column = f"sealed_{place.field}"
    rows = _model(place.kind)._default_manager.filter(pk=place.subject)
    sealed = rows.values_list(column, flat=True).first()
    if not sealed:
        return
    owner = (place.owner_kind, place.owner)
    text = vault.unseal(place.kind, place.subject, place.field, bytes(sealed), under=owner)
    covered = text[: place.start] + BLOCK * (place.end - place.start) + text[place.end :]
    rows.update(**{column: vault.seal(place.kind, place.subject, place.field, covered, under=owner)})
    SearchToken.objects.filter(kind=place.kind, subject=place.subject).delete()


def _destroy(stones: Iterable[Stone]) -> None:
    """Destroy the keys, and the sealed files on the disk; from here on nothing opens them."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for each in stones:
        by_kind[each.kind].append(each.subject)
    with transaction.atomic(using=STORE):
        keys.hold(alone=False)
        for kind, subjects in by_kind.items():
            WrappedKey.objects.filter(kind=kind, subject__in=subjects).delete()
    for subject in by_kind.get(FILE, ()):
        files.path_of(subject).unlink(missing_ok=True)
    keys.flush()


def unfinished() -> list[Stone]:
    """Tombstones that are not carried out: their keys stand, or only the file beside the databases knows them.

    So it is after a crash, and when older copies of the databases were put back by hand.
    """
    stored = united(in_store())
    stones = united(stored.values(), own_stones())
    lost = [stone for subject, stone in stones.items() if subject not in stored]
    return [*lost, *_with_keys(list(stored.values()))]


def _with_keys(stones: Sequence[Stone]) -> list[Stone]:
    living: set[Subject] = set()
    for kind in {each.kind for each in stones}:
        subjects = [each.subject for each in stones if each.kind == kind]
        rows = WrappedKey.objects.filter(kind=kind, subject__in=subjects)
        living |= {(kind, subject) for subject in rows.values_list("subject", flat=True)}
    return [each for each in stones if (each.kind, each.subject) in living]


def finish(*, by: Viewer) -> int:
    """Carry out what was cut short; returns how many subjects."""
    stones = unfinished()
    if stones:
        _store(stones)
        _carry_out(stones, by=by)
    return len(stones)


def erased_at(kind: str, subject: object) -> datetime | None:
    """When a subject was erased, None when it was not."""
    row = Tombstone.objects.filter(kind=kind, subject=str(subject)).first()
    return row.at if row else None
