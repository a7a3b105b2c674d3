"""A quoted figure from an accepted draft (schema gugus.article/3); periods stay as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gugus.core.errors import Denied
from gugus.registry.rules.vocabulary import Bound
from gugus_engine.say import Say

NUMBER_LIMIT = 10**15
"""Figures stay below a quadrillion: fifteen digits are what every database gives back as they were kept."""
TOO_LARGE = Say("registry.figure_too_large")


@dataclass(frozen=True)
class Figure:
    """One number somebody said: value, bound, unit, period, speaker, region; in what a sentence is counted, what
    money is for, whose record it was taken from."""

    number: float
    bound: Bound
    unit: str
    period_from: str = ""
    period_to: str = ""
    speaker_post: str = ""
    speaker_agency: str = ""
    region: str = ""
    period_text: str = ""
    measure: str = ""
    purpose: str = ""
    told_from: str = ""


@dataclass(frozen=True)
class Quote:
    """The words a figure stands in: offsets into the source's text, and the words themselves."""

    start: int
    end: int
    words: str


def _map(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str:
    """A text as it is; of a thing with a name, the name."""
    return value if isinstance(value, str) else str(_map(value).get("name") or "")


def figure_of(value: Mapping[str, object], number: float | None = None) -> Figure:
    """The figure a draft holds, with the officer's number where one is given.

    Denied when there is no number or no unit: "banyak" and "ratusan" are not figures; and for a number that
    cannot be kept exactly.
    """
    said = number if number is not None else value.get("number")
    unit, bound = _text(value.get("unit")), _text(value.get("bound")) or Bound.EXACT
    if not isinstance(said, int | float) or not unit or bound not in [*Bound]:
        raise Denied(Say("registry.not_a_figure"))
    check_number(said)
    period, speaker = _map(value.get("period")), _map(value.get("speaker"))
    return Figure(
        said, Bound(bound), unit[:60], _text(period.get("from"))[:20], _text(period.get("to"))[:20],
        _text(speaker.get("post"))[:160], _text(speaker.get("agency"))[:160], _text(_map(value.get("place")).get("code")),
        _text(period.get("text"))[:80], _text(value.get("measure"))[:20], _text(value.get("purpose"))[:60],
        _text(value.get("source"))[:160],
    )  # fmt: skip


def is_kept(number: float) -> bool:
    """Whether a number can be kept as it is: below a quadrillion, and a number at all."""
    return -NUMBER_LIMIT < number < NUMBER_LIMIT


def check_number(number: float) -> None:
    """Denied for a number of a quadrillion or more."""
    if not is_kept(number):
        raise Denied(TOO_LARGE)


def quote_of(span: Mapping[str, object]) -> Quote:
    """The words a span stands for; Denied when it has no length."""
    start, end = span.get("start"), span.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end:
        raise Denied(Say("registry.not_a_span"))
    return Quote(start, end, _text(span.get("quote")))
