"""Every threshold of the estimates, in one declared place, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Thresholds:
    """What decides a verdict, a refusal or a warning."""

    # Lists: two are the least that can overlap; above eight the cells outnumber any office's people.
    fewest_lists: int = 2
    most_lists: int = 8
    # Under twenty people no overlap says anything.
    least_people: int = 20
    # A stratum of fewer, or without anybody on two lists, is pooled with the others of its kind.
    least_stratum: int = 20
    # More strata than this are a mistake in the column, or hold too few people each.
    most_strata: int = 20
    # A shared interaction is drawn towards none as if normal with this spread: weak, so that it decides only
    # where the lists say next to nothing (two lists rarely meet people seven times too often, e^2).
    shared_spread: float = 2.0
    # Collapsed and stratified totals further apart than this share of the collapsed one are flagged.
    most_apart: float = 0.20
    # Upper end over lower end of the sensitivity interval: up to 2 a plan for one is a plan for the other.
    stable_ratio: float = 2.0
    # Above 10 the ends would ask for different institutions: no number is given.
    refused_ratio: float = 10.0
    # More replicates without an estimate than this, and the interval speaks of the rest only.
    most_without: float = 0.05
    # Fewer replicates than this (or none), and no verdict is "stable": a 95 % limit would stand on fewer than three
    # of them at either end.
    least_replicates: int = 100
    # BIC units within which a model is still a candidate (Kass and Raftery 1995: "strong" begins at 6).
    near_models: float = 6.0
    # BIC units within which models enter the average; each one left out weighs less than exp(-7).
    averaged_models: float = 14.0
    # An adjusted percentile needs ten replicates beyond it (the tenth from the end still moves little).
    least_beyond: int = 10
    # The chosen p of the stepwise search (Chan, Silverman, Vincent 2021, section 3.1).
    stepwise_p: float = 0.02
    # Level of all intervals.
    level: float = 0.95
    # Cells under this are not published, nor what gives them away.
    least_published: int = 5
    # The latent-class likelihood "does not close" when it has not fallen enough at this many times n.
    latent_reach: float = 1_000.0
    # The stated weak prior of the latent classes: so many people added to every count that a share is made from.
    # It decides where the lists do not: the UK's six lists would be refused with about 0.02 and less.
    latent_prior: float = 0.1
    # The prior that the upper end is asked with again, to say when it leans on the other.
    latent_less_prior: float = 0.01


THRESHOLDS = Thresholds()
