"""Declared counters, and what a leader may be shown and may say of a number."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources

import yaml

from gugus_engine.say import Say


class LateKind(StrEnum):
    """What can be late. A doubtful stage is late only if an unverified rule means what it seems to."""

    COMMITMENT = "commitment"
    HAND_OFF = "hand_off"
    STAGE = "stage"
    STAGE_DOUBTFUL = "stage_doubtful"


@dataclass(frozen=True)
class Counter:
    """One declared counter: name, unit, source and method in both languages; small cells hidden.

    `with_coverage`: a zero of this counter is never shown without the villages nobody has reached.
    `unit_in` holds another unit word for the regions under a code ("31": kelurahan only).
    """

    key: str
    name: dict[str, str]
    unit: dict[str, str]
    source: dict[str, str]
    method: dict[str, str]
    hide_under: int
    with_coverage: bool = False
    unit_in: dict[str, dict[str, str]] = field(default_factory=dict)

    def unit_of(self, region: str) -> dict[str, str]:
        """The unit word in both languages, as a region calls it."""
        return next(
            (unit for code, unit in self.unit_in.items() if f"{region}.".startswith(f"{code}.")), self.unit
        )


@cache
def counters() -> dict[str, Counter]:
    """All declared counters by key, in the order they are shown."""
    text = (resources.files("gugus.insight") / "data" / "counters.yaml").read_text("utf-8")
    return {
        key: Counter(
            key, {"id": said["id"], "en": said["en"]}, said["unit"], said["source"], said["method"],
            said["hide_under"], said.get("with_coverage", False), said.get("unit_in", {}),
        )
        for key, said in yaml.safe_load(text).items()
    }  # fmt: skip


def is_hidden(value: int, hide_under: int) -> bool:
    """Whether a value is too small to be shown: above zero and under the bound."""
    return 0 < value < hide_under


def year_to(as_of: date) -> tuple[date, date]:
    """The period of a leaders' page: 1 January to the day of the night."""
    return date(as_of.year, 1, 1), as_of


def coverage(reached: int, villages: int, unit: str) -> Say:
    """What stands beside a zero: how many villages nobody has reached yet, of how many.

    `unit` is the word for them in the reader's language.
    """
    if villages <= 0:
        return Say("insight.coverage_unknown", unit=unit)
    left = max(villages - reached, 0)
    if left == 0:
        return Say("insight.coverage_full", villages=villages, unit=unit)
    return Say("insight.coverage", left=left, villages=villages, unit=unit)


NOT_TO_SAY = (Say("insight.not_free"), Say("insight.not_victims"), Say("insight.not_falling"))
"""Sentences that none of our numbers carries, each with its reason."""


def safe_sentence(
    *, office: str, until: str, reports: int | None, reached: int, villages: int, unit: str
) -> Say:
    """One sentence that may be read aloud; `reports` is None where the number is hidden as small.

    `until` is the day and `unit` the word for villages, both in the reader's language.
    """
    key = "insight.safe_few" if reports is None else "insight.safe_some" if reports else "insight.safe_none"
    return Say(
        key, office=office, until=until, reports=reports or 0, reached=reached, villages=villages, unit=unit
    )
