"""A draft's value as an officer corrected it, in the reader's own shapes: pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gugus.coordination.readings import Draft
from gugus_engine.article.reading import Json

Shape = dict[str, Json]


def _map(value: Json | None) -> Shape:
    return dict(value) if isinstance(value, dict) else {}


def correction_of(value: Draft) -> Mapping[str, Json]:
    """What an officer changed of a draft (``Correction.as_json``); empty where nothing was."""
    return _map(value.get("correction"))


def corrected(value: Draft) -> Draft:
    """The value with its correction in place, as if it had been read so; as it is where nothing was corrected.

    Numbers of participants stand in drafts of their own and are left out here.
    """
    shaped = dict(value)
    for field, said in correction_of(value).items():
        if field in _SHAPES:
            shaped |= _SHAPES[field](shaped, said)
    return shaped


def _plain(key: str) -> Callable[[Shape, Json], Shape]:
    return lambda _value, said: {key: said}


def _named(key: str) -> Callable[[Shape, Json], Shape]:
    return lambda _value, said: {key: {"name": said}}


def _region(_value: Shape, said: Json) -> Shape:
    return {"place": {"code": said, "name": "", "candidates": [], "reason": None}}


def _held(value: Shape, said: Json) -> Shape:
    dates = _map(value.get("dates"))
    held = {**_map(dates.get("held")), "value": said, "candidates": []}
    return {"dates": {**dates, "held": held}}


def _no_day(value: Shape, _said: Json) -> Shape:
    return {"dates": {**_map(value.get("dates")), "held": None}}


def _agencies(_value: Shape, said: Json) -> Shape:
    return {"agencies": [{"name": each} for each in said] if isinstance(said, list) else []}


def _speaker(key: str) -> Callable[[Shape, Json], Shape]:
    def spoken(value: Shape, said: Json) -> Shape:
        return {"speaker": {**_map(value.get("speaker")), key: said}}

    return spoken


_SHAPES: dict[str, Callable[[Shape, Json], Shape]] = {
    "kind": _plain("type"), "region": _region, "day": _held, "day_unknown": _no_day, "agencies": _agencies,
    "asker": _named("from"), "asked": _named("to"), "post": _speaker("post"), "agency": _speaker("agency"),
    **{key: _named(key) for key in ("venue", "organiser", "owner")},
    **{key: _plain(key) for key in ("title", "number", "bound", "unit", "what", "due", "status")},
}  # fmt: skip
"""How each field of a correction stands in a draft's value."""
