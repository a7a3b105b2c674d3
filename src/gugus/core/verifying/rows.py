"""Walking the chains: each row's link is reckoned again from its content and the link before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias

from gugus.core import vault
from gugus.core.audit import LINKED, START, link
from gugus.core.checkpoints.line import Heads
from gugus.core.models import AuditEntry
from gugus.core.verifying.problems import Problem, Wrong

Values: TypeAlias = tuple[object, ...]
"""A row: the LINKED values in their order."""
CHUNK = 5_000
NEAR = 5_000
"""Rows on either side among which the true place of a row is looked for."""
_CHAIN, _NUMBER, _ID, _AT, _ACTION = (
    LINKED.index(name) for name in ("chain", "number", "id", "at", "action")
)


@dataclass(frozen=True)
class Place:
    """Where a row should stand: a chain, a number, the link before it."""

    chain: str
    number: int
    before: bytes


@dataclass(frozen=True)
class Broken:
    """The first broken link of a chain: the place that is not met, the row found there and its own link."""

    place: Place
    row: Values
    link: bytes

    @property
    def problem(self) -> Problem:
        """What is wrong as far as this chain alone tells."""
        found, at = _int(self.row[_NUMBER]), self.row[_AT]
        at = at if isinstance(at, datetime) else None
        wrong = Wrong.MISSING if found > self.place.number else Wrong.ALTERED
        last = found - 1 if wrong is Wrong.MISSING else 0
        return Problem(
            wrong, self.place.chain, self.place.number, last, str(self.row[_ID]), at, str(self.row[_ACTION])
        )


@dataclass
class Walked:
    """What the walk found."""

    entries: int = 0
    chains: int = 0
    problems: list[Problem] = field(default_factory=list)


def _int(value: object) -> int:
    return value if isinstance(value, int) else int(str(value))


def walk(heads: Heads, progress: Callable[[int, int], None]) -> Walked:
    """Walk every chain; per chain the first broken link, with the place the row was taken from where it shows."""
    walked, key, total = Walked(), vault.derived("audit"), sum(number for number, _ in heads.values())
    broken: list[Broken] = []
    place, whole = Place("", 1, START), False
    for row, own in _rows():
        chain, number = str(row[_CHAIN]), _int(row[_NUMBER])
        if not walked.entries or chain != place.chain:
            place, whole = Place(chain, 1, START), True
            walked.chains += 1
        if whole and (number != place.number or link(key, place.before, row) != own):
            broken.append(Broken(place, row, own))
            whole = False
        place = Place(chain, number + 1, own)
        walked.entries += 1
        if walked.entries % CHUNK == 0:
            progress(walked.entries, max(total, walked.entries))
    walked.problems = [_explained(each, key, heads, broken) for each in broken]
    return walked


def _rows() -> Iterator[tuple[Values, bytes]]:
    rows = AuditEntry.objects.order_by("chain", "number").values_list(*LINKED, "link")
    for row in rows.iterator(chunk_size=CHUNK):
        yield row[:-1], bytes(row[-1])


def _explained(broken: Broken, key: bytes, heads: Heads, others: list[Broken]) -> Problem:
    """The problem, with the true place of the row where one of the places known to be empty fits it."""
    problem = broken.problem
    elsewhere = [each.place for each in others if each.place.chain != broken.place.chain]
    elsewhere += [
        Place(chain, number + 1, end) for chain, (number, end) in heads.items() if chain != broken.place.chain
    ]
    for places, wrong in ((_near(broken), Wrong.OUT_OF_ORDER), (iter(elsewhere), Wrong.MOVED)):
        found = next((place for place in places if _fits(broken, key, place)), None)
        if found is not None:
            return replace(problem, wrong=wrong, last=0, belongs=(found.chain, found.number))
    return problem


def _fits(broken: Broken, key: bytes, place: Place) -> bool:
    row = list(broken.row)
    row[_CHAIN], row[_NUMBER] = place.chain, place.number
    return link(key, place.before, row) == broken.link


def _near(broken: Broken) -> Iterator[Place]:
    """Places of the same chain that the row may have had: behind each row near it."""
    chain, here = broken.place.chain, _int(broken.row[_NUMBER])
    rows = AuditEntry.objects.filter(chain=chain, number__range=(here - NEAR, here + NEAR))
    yield broken.place
    yield Place(chain, 1, START)
    for number, before in rows.order_by("number").values_list("number", "link").iterator(chunk_size=CHUNK):
        for place in (number, number + 1):
            if place != here:
                yield Place(chain, place, bytes(before))
