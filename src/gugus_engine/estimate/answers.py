"""The answers of single methods to one table."""

from __future__ import annotations

from math import isfinite

import numpy as np
from scipy.special import ndtri

from gugus_engine.estimate.averaged import mixture
from gugus_engine.estimate.chao import chao
from gugus_engine.estimate.chooser import Chooser, Method
from gugus_engine.estimate.latent import identified, latent
from gugus_engine.estimate.lattice import Floats
from gugus_engine.estimate.profile import profile_interval
from gugus_engine.estimate.result import Answer
from gugus_engine.estimate.search import Near
from gugus_engine.estimate.table import ListTable
from gugus_engine.estimate.thresholds import THRESHOLDS


def of_model(chooser: Chooser, table: Floats) -> Answer:
    """The chosen model's total with the log-normal interval that takes the model as known."""
    best = chooser.choose(table[None, :])
    order, people = chooser.space.order, float(table.sum())
    if not isfinite(best.score[0]):
        return Answer(chooser.method, order, None, None, None, None, "no_estimate")
    reach = float(np.exp(ndtri((1 + THRESHOLDS.level) / 2) * best.spread[0]))
    unseen = float(best.unseen[0])
    status = "ok" if best.proven.all() or chooser.method == "stepwise" else "not_proven"
    name = chooser.space.name(best.model[0])
    return Answer(
        chooser.method, order, name, people + unseen, people + unseen / reach, people + unseen * reach, status,
        "model_fixed",
    )  # fmt: skip


def of_profile(chooser: Chooser, table: Floats) -> Answer:
    """The chosen model's total with its profile-likelihood interval."""
    order, best = chooser.space.order, chooser.choose(table[None, :])
    if not isfinite(best.score[0]):
        return Answer("profile", order, None, None, None, None, "no_estimate")
    unseen, model = float(best.unseen[0]), best.model[0]
    low, high = profile_interval(chooser.space, table, model, unseen, THRESHOLDS.level)
    status = "ok" if high is not None else "not_bounded"
    name = chooser.space.name(model)
    return Answer("profile", order, name, float(table.sum()) + unseen, low, high, status, "profile")


def of_average(near: list[Near], order: int, people: float) -> Answer:
    """The median and the limits of the mixture of the models' log-normals."""
    if not near:
        return Answer("averaged", order, None, None, None, None, "no_estimate")
    mixed = mixture(near)
    ends = ((1 - THRESHOLDS.level) / 2, (1 + THRESHOLDS.level) / 2)
    low, middle, high = (people + mixed.quantile(share) for share in (ends[0], 0.5, ends[1]))
    return Answer("averaged", order, None, middle, low, high, "ok", "mixture")


def of_method(method: Method, table: Floats, order: int, forced: tuple[int, ...]) -> Answer:
    """Any of the methods that choose or average log-linear models."""
    chooser = Chooser.of(len(table).bit_length() - 1, order, method, forced)
    if method != "averaged":
        return of_model(chooser, table)
    near = chooser.near(table, THRESHOLDS.averaged_models)
    return of_average(near, chooser.space.order, float(table.sum()))


def of_chao(table: ListTable) -> Answer:
    """Chao's lower bound."""
    bound, low, high = chao(table)
    if not isfinite(bound):
        return Answer("chao", None, None, None, None, None, "no_estimate")
    return Answer("chao", None, None, bound, low, high, "ok", "lower_bound")


def of_latent(table: Floats, classes: int, seed: int) -> Answer:
    """A latent-class model with its profile interval; not tried where the lists are too few for it."""
    method = f"latent{classes}"
    if not identified(len(table).bit_length() - 1, classes):
        return Answer(method, None, None, None, None, None, "not_identified")
    found = latent(table, classes, THRESHOLDS.level, np.random.default_rng([seed, classes]))
    status = "ok" if found.high is not None else "not_bounded"
    return Answer(method, None, None, found.total, found.low, found.high, status, "profile")
