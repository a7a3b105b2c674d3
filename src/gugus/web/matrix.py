"""The access matrix as it is declared in ``data/access.yaml``: who gets which answer at which address."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from gugus.core.declared import Named, declared, named

REST = "else"
ANONYMOUS, HALF = "anonymous", "half"
METHODS = ("GET", "POST")


class BadTable(ValueError):
    """The table does not fit together; the sentence names the key that is wrong."""


@dataclass(frozen=True)
class Thing:
    """What an address is about: its words, and the situations in which it can be asked for."""

    key: str
    words: Named
    situations: tuple[str, ...]


@dataclass(frozen=True)
class Shape:
    """One word of the grid: which answer comes in which situation."""

    key: str
    words: Named
    answers: Mapping[str, str]

    def answer(self, situation: str) -> str:
        """The answer in a situation; what is not named has the answer of `else`."""
        return self.answers[situation] if situation in self.answers else self.answers[REST]


@dataclass(frozen=True)
class Row:
    """One line of the grid: an address, what is done there, and the shape for every role."""

    page: str
    step: str
    thing: Thing
    shapes: Mapping[str, Shape]
    anonymous: str
    half: str

    @property
    def method(self) -> str:
        """GET or POST."""
        return self.step.partition(" ")[0]


@dataclass(frozen=True)
class Cell:
    """One question and the answer that is expected: `role` asks, or "anonymous"."""

    row: Row
    role: str
    situation: str
    answer: str

    def __str__(self) -> str:
        return f"{self.row.page} {self.row.step}, {self.role}, {self.situation}: {self.answer}"


@dataclass(frozen=True)
class Table:
    """The whole matrix."""

    roles: tuple[str, ...]
    answers: Mapping[str, Named]
    situations: Mapping[str, Named]
    things: Mapping[str, Thing]
    shapes: Mapping[str, Shape]
    rows: tuple[Row, ...]

    def cells(self, row: Row, owing: Sequence[str]) -> Iterator[Cell]:
        """Every question of a line; `owing` are the roles that can owe a second factor.

        That answer is one for all of them, so each line asks it of another of these roles in turn.
        """
        yield Cell(row, ANONYMOUS, "own", row.anonymous)
        if owing:
            yield Cell(row, owing[self.rows.index(row) % len(owing)], HALF, row.half)
        for role, shape in row.shapes.items():
            for situation in row.thing.situations:
                yield Cell(row, role, situation, shape.answer(situation))


@cache
def table() -> Table:
    """The declared table."""
    return read(declared("web", "access"))


def read(said: Mapping[str, Any]) -> Table:
    """The table of plain values; BadTable names the first key that does not fit."""
    roles = tuple(said["roles"])
    answers = {key: named(each) for key, each in said["answers"].items()}
    situations = {key: named(each) for key, each in said["situations"].items()}
    things = {key: _thing(key, each, said["sets"], situations) for key, each in said["things"].items()}
    shapes = {key: _shape(key, each, answers, situations) for key, each in said["shapes"].items()}
    unread = Table(roles, answers, situations, things, shapes, ())
    rows = [row for page, each in said["pages"].items() for row in _rows(page, each, said["closed"], unread)]
    return Table(roles, answers, situations, things, shapes, tuple(rows))


def _thing(
    key: str, said: dict[str, Any], sets: Mapping[str, Sequence[str]], known: Mapping[str, Named]
) -> Thing:
    asked = tuple(sets[said["asked"]])
    _known(asked, known, key)
    return Thing(key, named(said), asked)


def _shape(key: str, said: dict[str, Any], answers: Mapping[str, Named], known: Mapping[str, Named]) -> Shape:
    given = {situation: answer for situation, answer in said.items() if situation not in ("id", "en")}
    _known(given.keys() - {REST}, known, key)
    _known(given.values(), answers, key)
    return Shape(key, named(said), given)


def _rows(page: str, said: Mapping[str, Any], closed: Mapping[str, str], whole: Table) -> Iterator[Row]:
    """The lines of a page; "about STEP" names another thing for a step, "outside STEP" another answer outside."""
    steps = [key for key in said if key.partition(" ")[0] in METHODS]
    if not any(key.startswith("GET") for key in steps):
        raise BadTable(f"{page}: GET is missing")
    _known((key for key in said if key not in steps), {"thing", "outside", *_details(steps)}, page)
    for step in steps:
        thing = said.get(f"about {step}", said["thing"])
        outside = {**closed, **said.get(f"outside {step}", said.get("outside", {}))}
        _known([thing], whole.things, page)
        _known(outside.values(), whole.answers, page)
        shapes = _grid(f"{page} {step}", str(said[step]).split(), whole)
        yield _complete(Row(page, step, whole.things[thing], shapes, outside[ANONYMOUS], outside[HALF]))


def _details(steps: Iterable[str]) -> Iterator[str]:
    for step in steps:
        yield from (f"about {step}", f"outside {step}")


def _grid(where: str, words: list[str], whole: Table) -> dict[str, Shape]:
    """The shape for every role; a single word stands for all of them."""
    _known(words, whole.shapes, where)
    each = words * len(whole.roles) if len(words) == 1 else words
    if len(each) != len(whole.roles):
        raise BadTable(f"{where}: {len(words)} words for {len(whole.roles)} roles")
    return dict(zip(whole.roles, (whole.shapes[word] for word in each), strict=True))


def _complete(row: Row) -> Row:
    for shape in row.shapes.values():
        left = [each for each in row.thing.situations if each not in shape.answers]
        if left and REST not in shape.answers:
            raise BadTable(f"{row.page} {row.step}: {shape.key} says nothing for {', '.join(left)}")
    return row


def _known(words: Iterable[str], known: Container[str], where: str) -> None:
    for word in words:
        if word not in known:
            raise BadTable(f"{where}: there is no {word!r}")
