"""Conflicts kept visible: figures that differ by who tells them, parts above their whole, days that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from gugus_engine.article.reading import Draft, Json, Kind
from gugus_engine.text.spans import Span

_COUNTED = frozenset(
    {"korban", "tersangka", "terdakwa", "laporan", "kasus", "berkas", "dicegah", "dipulangkan", "meninggal"}
)
_MOST = 12
_FAR = 2  # times


def find_conflicts(text: str, drafts: Sequence[Draft], first: int) -> tuple[Draft, ...]:
    """Notes on drafts that do not agree, numbered from `first`; none is resolved."""
    found = [*_differing(drafts), *_exceeding(text, drafts), *_heads(drafts), *_days(drafts)][:_MOST]
    return tuple(
        Draft(f"n{number}", Kind.CONFLICT, _spans(own), {"conflict": kind, "of": [each.id for each in own]})
        for number, (kind, own) in enumerate(found, start=first)
    )


def _spans(own: Sequence[Draft]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(each.spans[0] for each in own))


def _of(drafts: Sequence[Draft], kind: Kind) -> list[Draft]:
    return [draft for draft in drafts if draft.kind is kind]


Found = tuple[str, list[Draft]]


def _differing(drafts: Sequence[Draft]) -> Iterator[Found]:
    """Two numbers of one unit and period by two speakers."""
    whole = [
        draft
        for draft in _of(drafts, Kind.FIGURE)
        if draft.value["unit"] in _COUNTED and not draft.value["part_of"] and draft.value["speaker"]
    ]
    for one, other in combinations(whole, 2):
        is_same = all(_told(one, key) == _told(other, key) for key in ("unit", "period", "place"))
        if is_same and _is_near(one, other) and _who(one) != _who(other):
            yield "figures_differ", [one, other]


def _is_near(one: Draft, other: Draft) -> bool:
    """Whether two numbers differ, but not so far that they must count different things."""
    small, large = sorted((_number(one), _number(other)))
    return small < large <= _FAR * small


def _told(draft: Draft, key: str) -> Json:
    value = draft.value[key]
    return value.get("text") or value.get("code") if isinstance(value, Mapping) else value


def _who(draft: Draft) -> Json:
    """The post that gave the number, else the office."""
    speaker = draft.value["speaker"]
    if not isinstance(speaker, Mapping):
        return None
    agency = speaker.get("agency")
    return speaker.get("post") or (agency.get("name") if isinstance(agency, Mapping) else None)


def _exceeding(text: str, drafts: Sequence[Draft]) -> Iterator[Found]:
    """Parts of one unit that one sentence lists and that are more than their whole; "di antaranya" divides nothing."""
    figures = _of(drafts, Kind.FIGURE)
    for whole in figures:
        parts = [
            p for p in figures if p.value["part_of"] == whole.id and p.value["unit"] == whole.value["unit"]
        ]
        parts = [part for part in parts if "antaranya" not in part.spans[0].quote(text)]
        for listed in _by_sentence(parts):
            if len(listed) > 1 and _sum(listed) > _number(whole) > 0:
                yield "parts_exceed_whole", [whole, *listed]


def _by_sentence(parts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """The parts that stand together: people may be divided twice, by kind and by region."""
    for sentence in dict.fromkeys(part.spans[1] for part in parts):
        yield [part for part in parts if part.spans[1] == sentence]


def _sum(drafts: Sequence[Draft]) -> float:
    return sum(map(_number, drafts))


def _number(draft: Draft) -> float:
    number = draft.value["number"]
    return number if isinstance(number, int | float) else 0


def _heads(drafts: Sequence[Draft]) -> Iterator[Found]:
    """Those online and those onsite of an activity are not the total that is told of it."""
    people = [p for p in _of(drafts, Kind.PARTICIPANTS) if p.value["counted"] == "people" and _number(p)]
    for activity in _of(drafts, Kind.ACTIVITY):
        own = {
            str(p.value["mode"]): p
            for p in reversed(people)
            if p.value["of"] == activity.id and p.value.get("part_of") is None
        }
        if len(own) == 3 and _number(own["online"]) + _number(own["onsite"]) != _number(own["total"]):
            yield "heads_do_not_add_up", [own["total"], own["online"], own["onsite"]]


def _days(drafts: Sequence[Draft]) -> Iterator[Found]:
    """A weekday that contradicts its date."""
    for activity in _of(drafts, Kind.ACTIVITY):
        dates = activity.value["dates"]
        held = dates.get("held") if isinstance(dates, Mapping) else None
        if (
            isinstance(held, Mapping)
            and held["basis"] == "written"
            and held["value"] is None
            and held["candidates"]
        ):
            yield "weekday_contradicts", [activity]
