"""What an estimate answers: never a number without its range and its caveats."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from gugus_engine.estimate.bca import Limit
from gugus_engine.estimate.facts import Facts
from gugus_engine.estimate.thresholds import THRESHOLDS
from gugus_engine.say import Say

VERSION = "gugus.prevalence/1"


class Verdict(StrEnum):
    """What may be done with the number."""

    STABLE = "stable"
    DEPENDS = "depends"
    REFUSED = "refused"


@dataclass(frozen=True)
class Answer:
    """One method's answer, in people; `total`, `low`, `high` None where the method gives none.

    ``status``: ``ok``, ``not_proven``, ``not_bounded``, ``no_estimate``, ``not_identified``.
    ``model``: its largest terms, lists numbered from 1. ``interval``: how low and high were made.
    """

    method: str
    max_order: int | None
    model: str | None
    total: float | None
    low: float | None
    high: float | None
    status: str
    interval: str = ""


@dataclass(frozen=True)
class Interval:
    """The bootstrap interval of the whole procedure, model choice included.

    ``method``: ``bca``, ``percentile`` (draws) or ``none``; ``without``: share of replicates that had no
    estimate; ``finished``: whether all replicates asked for were made.
    """

    low: Limit
    high: Limit
    level: float
    method: str
    replicates: int
    without: float
    finished: bool

    @property
    def resolved(self) -> bool:
        """Whether both limits are BCa limits (or plain percentiles where those were asked for)."""
        return self.method == "percentile" or (self.low.resolved and self.high.resolved)


@dataclass(frozen=True)
class Sensitivity:
    """The hull of everything that the lists leave open; ``high`` None: not bounded by these lists.

    ``finite_high``: the largest of the bounded upper ends.
    """

    low: float
    high: float | None
    finite_high: float


@dataclass(frozen=True)
class Hidden:
    """Those on no list: each figure of the whole number less the people listed; ``high`` None: not bounded."""

    low: float
    high: float | None
    total: float | None


@dataclass(frozen=True)
class NearModel:
    """A model nearly as good as the best: its distance in BIC units and its total."""

    model: str
    behind: float
    total: float


@dataclass(frozen=True)
class Spread:
    """Variance of the pooled replicates, within the draws of the linkage and between them (people squared)."""

    within: float
    between: float


@dataclass(frozen=True)
class Stratum:
    """One stratum (or several pooled, joined by +): people listed, and all of them with percentile limits."""

    name: str
    people: int
    total: float
    low: float
    high: float


@dataclass(frozen=True)
class Stratified:
    """The total over strata beside the ``collapsed`` one, which the rest of the estimate is about.

    ``model``: the interactions that all strata share. ``interval``: of the whole procedure, all strata resampled
    together. ``pooled``: strata too thin to stand alone. ``thin``: some two lists share fewer than five people
    in a stratum. ``status``: ``ok``, ``no_estimate``, ``not_apart`` (fewer than two strata are left),
    ``withheld``.
    """

    total: float | None
    model: str | None
    collapsed: float | None
    interval: Interval | None
    parts: tuple[Stratum, ...]
    pooled: tuple[str, ...]
    thin: bool
    status: str

    @property
    def apart(self) -> float | None:
        """How far the two totals lie apart, as a share of the collapsed one."""
        if self.total is None or self.collapsed is None:
            return None
        return abs(self.total - self.collapsed) / self.collapsed

    @property
    def flagged(self) -> bool:
        """Whether they lie too far apart to quote the collapsed one alone."""
        return self.apart is not None and self.apart > THRESHOLDS.most_apart


@dataclass(frozen=True, repr=False)
class Estimate:
    """How many people there may be, with the doubt.

    ``people``: on at least one list. ``answers``: every method asked, the chosen one first. ``near``:
    admissible models within 6 BIC units. ``around``: the total without a list (`-A`) or with two as one
    (`A+B`). ``small_overlap``: some two lists share fewer than five people, so that single figures could
    give an overlap away. ``facts``: what was told of the lists. ``strata``: where the table has them. ``totals``: the
    replicates' answers, for the histogram. ``forced``: pairs of lists whose interaction every model was asked to
    hold. ``missed_links``: the share that was mended, and ``mended_people``: the people listed after that (None:
    withheld, or nothing was mended). ``rounded``: whether its figures have three digits only.
    """

    people: int
    lists: tuple[str, ...]
    answers: tuple[Answer, ...]
    interval: Interval | None
    sensitivity: Sensitivity | None
    verdict: Verdict
    reasons: tuple[Say, ...]
    caveats: tuple[Say, ...]
    seed: int
    criterion: str
    near: tuple[NearModel, ...] = ()
    effective_models: float | None = None
    around: tuple[tuple[str, float | None], ...] = ()
    spread: Spread | None = None
    published: bool = False
    small_overlap: bool = False
    facts: Facts = field(default=Facts(), repr=False)
    strata: Stratified | None = None
    totals: tuple[float, ...] = field(default=(), repr=False)
    draws: tuple[float, ...] = ()
    forced: tuple[tuple[str, str], ...] = ()
    missed_links: float = 0.0
    mended_people: float | None = None
    rounded: bool = False

    @property
    def listed(self) -> float | None:
        """The people listed, as the fit took them: mended where missed links were; None where that is withheld."""
        return self.mended_people if self.missed_links else float(self.people)

    @property
    def hidden(self) -> Hidden | None:
        """The part on no list, of the sensitivity interval and of the chosen answer; None where there is no number."""
        hull, listed = self.sensitivity, self.listed
        if hull is None or listed is None or self.verdict is Verdict.REFUSED or not self.answers:
            return None
        high, total = (
            None if each is None else self._less(each, listed) for each in (hull.high, self.chosen.total)
        )
        return Hidden(self._less(hull.low, listed), high, total)

    def _less(self, total: float, listed: float) -> float:
        less = max(total - listed, 0.0)
        return float(f"{less:.3g}") if self.rounded else less

    @property
    def chosen(self) -> Answer:
        """The answer of the criterion that was asked for."""
        return self.answers[0]

    def __str__(self) -> str:
        """The range first, then the number, the verdict and every caveat."""
        told = ", ".join(str(each) for each in (*self.reasons, *self.caveats)) or "no caveat"
        if self.sensitivity is None or self.verdict is Verdict.REFUSED:
            return f"no number ({self.verdict}); {told}"
        high = self.sensitivity.high
        end = "not bounded by these lists" if high is None else f"{high:,.0f}"
        point = f"{self.chosen.total:,.0f}" if self.chosen.total is not None else "none"
        return f"{self.sensitivity.low:,.0f} to {end} (estimate {point}; {self.verdict}); {told}"

    __repr__ = __str__
