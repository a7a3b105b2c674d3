"""Averaging over models: weights by BIC, and the quantiles of the mixture of their answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr

from gugus_engine.estimate.lattice import Floats
from gugus_engine.estimate.search import Near

FAR = 40.0


@dataclass(frozen=True, eq=False)
class Mixture:
    """Log-normal answers for the unseen, one a model: medians, spreads of the logarithm, weights (M,)."""

    unseen: Floats
    spread: Floats
    weight: Floats

    @property
    def effective_models(self) -> float:
        """How many equally weighted models would be as undecided: 1 / sum of squared weights (Kish 1965)."""
        return float(1.0 / np.square(self.weight).sum())

    def quantile(self, share: float) -> float:
        """The unseen people below which `share` of the mixture lies."""
        centre, spread = np.log(self.unseen), np.maximum(self.spread, 1e-9)

        def over(value: float) -> float:
            return float(self.weight @ ndtr((value - centre) / spread) - share)

        return float(np.exp(brentq(over, centre.min() - FAR, centre.max() + FAR, xtol=1e-12)))


def mixture(models: Sequence[Near]) -> Mixture:
    """The mixture of admissible models with weights exp(-difference in score / 2) (Buckland et al. 1997)."""
    score = np.array([each.score for each in models])
    weight = np.exp(-(score - score.min()) / 2)
    return Mixture(
        np.array([each.unseen for each in models]),
        np.array([each.spread for each in models]),
        weight / weight.sum(),
    )
