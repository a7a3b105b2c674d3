"""From the data of a process file to frozen values, or to the key that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from gugus_engine.process.errors import BadProcess
from gugus_engine.process.model import (
    Act,
    Clock,
    Confidence,
    Count,
    DayKind,
    InForce,
    Mark,
    Moment,
    Party,
    Per,
    Process,
    Stage,
    Step,
    Text,
)
from gugus_engine.process.node import Node
from gugus_engine.process.soundness import check
from gugus_engine.say import Say

T = TypeVar("T")

LONGEST_DAYS, LONGEST_MONTHS = 3660, 120


def load(data: object, *, source: str) -> Process:
    """The process declared by `data` (the parsed file), sound by `check`.

    `source` names the file in complaints. Raises `BadProcess` and nothing else.
    """
    process = read(data, source=source)
    problems = check(process)
    if problems:
        raise BadProcess(Say(problems[0].key, **{**problems[0].as_dict(), "source": source}))
    return process


def read(data: object, *, source: str) -> Process:
    """The process as written, its graph not checked yet."""
    root = Node(data, "", source).only(
        "key", "id", "en", "version", "in_force", "parties", "stages", "acts", "steps", "clocks"
    )
    return Process(
        key=root.get("key").text(),
        id=root.get("id").text(),
        en=root.get("en").text(),
        version=root.get("version").number(1, 10_000),
        in_force=_in_force(root.get("in_force")),
        parties=_each(root.get("parties"), _party),
        stages=_each(root.get("stages"), _stage),
        acts=_each(root.get("acts"), _act),
        steps=tuple(_step(item) for item in root.get("steps").items()),
        clocks=_each(root.get("clocks"), _clock),
    )


def _each(node: Node, build: Callable[[str, Node], T]) -> tuple[T, ...]:
    return tuple(build(key, child) for key, child in node.entries())


def _maybe_text(node: Node, key: str) -> str | None:
    child = node.maybe(key)
    return None if child is None else child.text()


def _maybe_words(node: Node, key: str) -> Text | None:
    child = node.maybe(key)
    if child is None:
        return None
    child.only("id", "en")
    return Text(id=child.get("id").text(), en=child.get("en").text())


def _maybe_number(node: Node, key: str, high: int) -> int | None:
    child = node.maybe(key)
    return None if child is None else child.number(1, high)


def _items(node: Node, key: str) -> tuple[Node, ...]:
    child = node.maybe(key)
    return () if child is None else child.items()


def _in_force(node: Node) -> InForce:
    node.only("from", "to", "basis", "note")
    last = node.maybe("to")
    return InForce(
        from_=node.get("from").day(),
        to=None if last is None else last.day(),
        basis=node.get("basis").text(),
        note=_maybe_words(node, "note"),
    )


def _party(key: str, node: Node) -> Party:
    node.only("id", "en")
    return Party(key=key, id=node.get("id").text(), en=node.get("en").text())


def _stage(key: str, node: Node) -> Stage:
    node.only("id", "en", "owner", "document", "final", "note")
    final = node.maybe("final")
    return Stage(
        key=key,
        id=node.get("id").text(),
        en=node.get("en").text(),
        owner=node.get("owner").text(),
        document=_maybe_text(node, "document"),
        final=final is not None and final.flag(),
        note=_maybe_words(node, "note"),
    )


def _act(key: str, node: Node) -> Act:
    node.only("id", "en", "by", "document")
    return Act(
        key=key,
        id=node.get("id").text(),
        en=node.get("en").text(),
        by=node.get("by").text(),
        document=_maybe_text(node, "document"),
    )


def _step(node: Node) -> Step:
    node.only("from", "to", "by", "document", "count")
    counted = node.maybe("count")
    return Step(
        from_=node.get("from").text(),
        to=node.get("to").text(),
        by=node.get("by").text(),
        document=_maybe_text(node, "document"),
        count=None if counted is None else _count(counted),
    )


def _count(node: Node) -> Count:
    node.only("key", "id", "en", "limit", "basis", "confidence", "note")
    return Count(
        key=node.get("key").text(),
        id=node.get("id").text(),
        en=node.get("en").text(),
        limit=_maybe_number(node, "limit", 100),
        basis=node.get("basis").text(),
        confidence=node.get("confidence").choice(Confidence),
        note=_maybe_words(node, "note"),
    )


def _moment(node: Node) -> Moment:
    node.only("stage", "act", "step")
    found = [(mark, child) for mark in Mark if (child := node.maybe(mark.value))]
    if len(found) != 1:
        raise node.bad("process.not_moment")
    mark, child = found[0]
    if mark is not Mark.STEP:
        return Moment(mark, child.text())
    ends = child.items()
    if len(ends) != 2:
        raise child.bad("process.not_moment")
    return Moment(mark, ends[1].text(), ends[0].text())


def _clock(key: str, node: Node) -> Clock:
    node.only(
        "id", "en", "by", "starts_on", "met_by", "moot_on", "due_days", "due_months", "day_kind", "per",
        "basis", "confidence", "alarm_days", "consequence", "note",
    )  # fmt: skip
    per = node.maybe("per")
    return Clock(
        key=key,
        id=node.get("id").text(),
        en=node.get("en").text(),
        by=node.get("by").text(),
        starts_on=tuple(_moment(item) for item in node.get("starts_on").items()),
        met_by=tuple(_moment(item) for item in node.get("met_by").items()),
        moot_on=tuple(item.text() for item in _items(node, "moot_on")),
        due_days=_maybe_number(node, "due_days", LONGEST_DAYS),
        due_months=_maybe_number(node, "due_months", LONGEST_MONTHS),
        day_kind=node.get("day_kind").choice(DayKind),
        per=Per.CASE if per is None else per.choice(Per),
        basis=node.get("basis").text(),
        confidence=node.get("confidence").choice(Confidence),
        alarm_days=tuple(item.number(0, LONGEST_DAYS) for item in _items(node, "alarm_days")),
        consequence=_maybe_words(node, "consequence"),
        note=_maybe_words(node, "note"),
    )
