"""The whole estimate: every method, the interval of the whole procedure, the doubt and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite

import numpy as np

from gugus_engine.estimate import answers as answer
from gugus_engine.estimate.around import around
from gugus_engine.estimate.averaged import mixture
from gugus_engine.estimate.bca import acceleration, bca, percentile
from gugus_engine.estimate.chooser import Chooser, Method
from gugus_engine.estimate.facts import Facts, links_missed, path_forced
from gugus_engine.estimate.facts_reading import check_facts
from gugus_engine.estimate.fit import Jobs, fit
from gugus_engine.estimate.lattice import Bools, Floats
from gugus_engine.estimate.leaning import leaning
from gugus_engine.estimate.missed import mended
from gugus_engine.estimate.reading import DrawnTables
from gugus_engine.estimate.replicates import Progress, Replicates, left_out, over, resample
from gugus_engine.estimate.result import Answer, Estimate, Interval, NearModel, Spread, Stratified
from gugus_engine.estimate.search import Near
from gugus_engine.estimate.stratified import StrataWork
from gugus_engine.estimate.table import BadTable, ListTable
from gugus_engine.estimate.thresholds import THRESHOLDS
from gugus_engine.estimate.verdict import flags, judge, sensitivity, strata_caveats
from gugus_engine.say import Say

# Models of the shipped table that every replicate tries first.
FIRST = 20


@dataclass(frozen=True)
class Plan:
    """How an estimate is made.

    ``max_order``: terms of up to so many lists. ``criterion``: how the model is chosen. ``replicates``: of
    the bootstrap, 0 for none. ``forced``: pairs of lists whose interaction every model holds.
    ``missed_links``: share of a person's records that the linkage did not join, mended before fitting.
    ``parametric``: replicates are drawn from the chosen model instead of from the people.
    ``seed``: of all chance; the result is the same for any number of ``threads``.
    """

    max_order: int = 2
    criterion: Method = "bic"
    replicates: int = 1_000
    forced: tuple[tuple[str, str], ...] = ()
    missed_links: float = 0.0
    parametric: bool = False
    seed: int = 1
    threads: int = 1


def estimate_population(
    table: ListTable | DrawnTables, plan: Plan | None = None, facts: Facts | None = None,
    progress: Progress | None = None,
) -> Estimate:  # fmt: skip
    """Estimate how many people there are, from who is on which lists.

    Returns an Estimate whose verdict may be a refusal. Raises BadTable when a forced pair names no list, or where
    the facts contradict the table.

    >>> from gugus_engine.estimate import ListTable, Plan, estimate_population
    >>> table = ListTable.from_histories("AB", {(1, 0): 40, (0, 1): 30, (1, 1): 12})
    >>> found = estimate_population(table, Plan(replicates=200, seed=1))
    >>> round(found.chosen.total), found.verdict.value
    (182, 'depends')
    """
    return _Work(_drawn(table), plan or Plan(), facts or Facts()).estimate(progress)


def _drawn(table: ListTable | DrawnTables) -> DrawnTables:
    return table if isinstance(table, DrawnTables) else DrawnTables(table, (table,), (1.0,))


class _Work:
    """One estimate on its way."""

    def __init__(self, tables: DrawnTables, plan: Plan, facts: Facts) -> None:
        self.tables, self.plan, self.facts = tables, plan, facts
        check_facts(facts, tables)
        self.table = tables.shipped
        self.rate = plan.missed_links
        self.array = mended(self.table.array[None, :], self.rate)[0]
        self.forced = tuple(_mask(self.table, pair) for pair in (*plan.forced, *facts.forced))
        self.chooser = Chooser.of(self.table.lists, plan.max_order, plan.criterion, self.forced)

    def estimate(self, progress: Progress | None) -> Estimate:
        models = self._near_models()
        answers = self._answers(models)
        near = self._near(models)
        first = np.array([each.model for each in models[:FIRST]]) if models else None
        made, interval, spread, draws = self._bootstrap(answers[0], first, progress)
        found = sensitivity(interval, near, answers)
        verdict, reasons = judge(found, interval)
        strata = self._strata(answers[0], first, made.finished, progress)
        return Estimate(
            people=self.table.people, lists=self.table.names, answers=answers, interval=interval,
            sensitivity=found, verdict=verdict, reasons=reasons + flags(strata),
            caveats=(
                *leaning(self.array, self.plan.seed, found, interval, near, answers),
                *self._caveats(made, answers),
                *strata_caveats(strata),
            ),
            seed=self.plan.seed, criterion=self.plan.criterion, near=near,
            effective_models=mixture(models).effective_models if models else None,
            around=around(self.table, self.plan.max_order, self.plan.criterion), spread=spread,
            published=self.table.published or self.facts.published, facts=self.facts,
            strata=strata,
            small_overlap=self.table.smallest_overlap < THRESHOLDS.least_published,
            totals=tuple(made.totals.tolist()), draws=draws,
            forced=tuple(dict.fromkeys((*self.plan.forced, *self.facts.forced))), missed_links=self.rate,
            mended_people=float(self.array.sum()) if self.rate else None,
        )  # fmt: skip

    def _near_models(self) -> list[Near]:
        return replace(self.chooser, method="bic").near(self.array, THRESHOLDS.averaged_models)

    def _answers(self, models: Sequence[Near]) -> tuple[Answer, ...]:
        """The chosen answer first, then the others."""
        order, people = self.chooser.space.order, float(self.array.sum())
        found = [
            answer.of_average(list(models), order, people)
            if method == "averaged"
            else answer.of_method(method, self.array, order, self.forced)
            for method in _chosen_first(self.plan.criterion)
        ]
        if self.plan.criterion != "averaged":
            found += [answer.of_profile(self.chooser, self.array)]
        found += [answer.of_chao(self.table)]
        found += [answer.of_latent(self.array, classes, self.plan.seed) for classes in (2, 3)]
        return tuple(found)

    def _near(self, models: Sequence[Near]) -> tuple[NearModel, ...]:
        people = float(self.array.sum())
        return tuple(
            NearModel(self.chooser.space.name(each.model), each.score - models[0].score, people + each.unseen)
            for each in models
            if each.score - models[0].score <= THRESHOLDS.near_models
        )

    def _bootstrap(
        self, chosen: Answer, first: Bools | None, progress: Progress | None
    ) -> tuple[Replicates, Interval | None, Spread | None, tuple[float, ...]]:
        rng = np.random.default_rng(self.plan.seed)
        tables, draw = self._resampled(rng)
        if chosen.total is None or not len(tables):
            return Replicates(np.zeros(0), True), None, None, ()
        made = over(lambda block: self._totals(block, first), tables, self.plan.threads, progress)
        if not len(made.totals):
            return made, None, None, ()
        if self.tables.uncertain:
            limits, method = percentile(made.totals, THRESHOLDS.level, rng), "percentile"
        else:
            speed = self._acceleration(first)
            limits, method = bca(made.totals, chosen.total, speed, THRESHOLDS.level, rng), "bca"
        count = len(made.totals)
        interval = Interval(*limits, THRESHOLDS.level, method, count, made.without, made.finished)
        spread, means = _by_draw(made.totals, draw[:count]) if self.tables.uncertain else (None, ())
        return made, interval, spread, means

    def _strata(
        self, chosen: Answer, first: Bools | None, finished: bool, progress: Progress | None
    ) -> Stratified | None:
        """The total over strata; after an interruption without replicates of its own."""
        if self.tables.strata is None or chosen.total is None:
            return None
        plan, tables = self.plan, (self.tables.strata, *self.tables.drawn_strata)
        many = plan.replicates if finished else 0
        work = StrataWork.of(
            tables, self.tables.weights, self.chooser, self.rate, many, plan.seed, plan.threads
        )
        return work.estimate(chosen.total, first, progress)

    def _totals(self, tables: Floats, first: Bools | None) -> Floats:
        return self.chooser.totals(mended(tables, self.rate), first)

    def _resampled(self, rng: np.random.Generator) -> tuple[Floats, Floats]:
        """The replicates' tables, and of which draw each is."""
        many, draws = self.plan.replicates, self.tables.draws
        draw = rng.choice(len(draws), size=many, p=self.tables.weights)
        tables = np.zeros((many, len(self.table.counts)))
        for i, each in enumerate(draws):
            rows = np.flatnonzero(draw == i)
            tables[rows] = resample(self._means(each), each.people, len(rows), rng)
        return tables, draw.astype(np.float64)

    def _means(self, table: ListTable) -> Floats:
        """What is resampled: the people of a table, or the means of the model chosen for it."""
        best = self.chooser.choose(table.array[None, :]) if self.plan.parametric else None
        if best is None or not isfinite(best.score[0]):
            return table.array
        jobs = Jobs(table.array[None, :], np.zeros(1, dtype=np.int64), best.model)
        return np.asarray(fit(self.chooser.space, jobs).means[0])

    def _acceleration(self, first: Bools | None) -> float:
        tables, people = left_out(self.table.array)
        return acceleration(self._totals(tables, first), people)

    def _caveats(self, made: Replicates, answers: Sequence[Answer]) -> tuple[Say, ...]:
        told = self.facts.caveats(by_stratum=self.tables.strata is not None)
        said = [*path_forced(self.plan.forced, told)]
        if not made.finished:
            said.append(Say("prevalence.unfinished", done=len(made.totals), asked=self.plan.replicates))
        if answers[0].status == "not_proven":
            said.append(Say("prevalence.not_proven"))
        if self.rate:
            said.append(Say("prevalence.links_mended", percent=round(100 * self.rate, 1)))
        elif self.facts.missed_links:
            said.append(links_missed(self.facts.linkage))
        elif not self.tables.uncertain:
            said.append(Say("prevalence.links_taken_as_right"))
        return tuple(said)


def _chosen_first(criterion: Method) -> list[Method]:
    every: list[Method] = ["bic", "bic_cells", "aicc", "stepwise", "averaged"]
    return [criterion, *(method for method in every if method != criterion)]


def _mask(table: ListTable, pair: tuple[str, str]) -> int:
    """A forced pair as a bit mask of its lists."""
    for name in pair:
        if name not in table.names:
            raise BadTable(Say("prevalence.unknown_list", name=name, known=", ".join(table.names)))
    if pair[0] == pair[1]:
        raise BadTable(Say("prevalence.forced_itself", name=pair[0]))
    return sum(1 << table.names.index(name) for name in pair)


def _by_draw(totals: Floats, draw: Floats) -> tuple[Spread | None, tuple[float, ...]]:
    """Variance within and between draws (law of total variance), and each draw's mean."""
    sound = np.isfinite(totals)
    groups = [totals[sound & (draw == each)] for each in np.unique(draw)]
    groups = [group for group in groups if len(group)]
    if not groups:
        return None, ()
    means = np.array([group.mean() for group in groups])
    sizes = np.array([len(group) for group in groups])
    within = float(np.average([group.var() for group in groups], weights=sizes))
    between = float(np.average((means - np.average(means, weights=sizes)) ** 2, weights=sizes))
    return Spread(within, between), tuple(float(mean) for mean in means if isfinite(mean))
