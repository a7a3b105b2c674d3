"""Whether a name of an agency may stand for it on a day: names are dated, some old ones stay in use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Written:
    """An agency as a text writes it; `kind` and `code` (the region named with it) where the reader knows them."""

    name: str
    kind: str = ""
    code: str = ""


@dataclass(frozen=True)
class Dated:
    """One name an agency (by id) goes by: from when to when (both days belong to it), and whether it is a former
    name that is read after its time too."""

    agency: str
    since: date | None = None
    until: date | None = None
    former: bool = False


@dataclass(frozen=True)
class Bearing:
    """An agency that bears a name: its id, and whether the name is an old one on that day."""

    agency: str
    old: bool


def _bears(name: Dated, on: date | None) -> Bearing | None:
    """Whether a name stands for its agency on a day; without a day, a name that had an end must be a former one."""
    if on is not None and name.since is not None and on < name.since:
        return None
    is_over = name.until is not None and (on is None or on > name.until)
    if is_over and not name.former:
        return None
    return Bearing(name.agency, is_over or (name.former and name.until is None))


def bearing(names: Iterable[Dated], on: date | None) -> dict[str, Bearing]:
    """The agencies that bear a name on a day, by id; an agency's present name goes before an old one."""
    found: dict[str, Bearing] = {}
    for each in names:
        borne = _bears(each, on)
        if borne and (borne.agency not in found or found[borne.agency].old):
            found[borne.agency] = borne
    return found
