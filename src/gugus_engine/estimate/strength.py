"""How much each term of a fitted model seems to matter: a ranking, never a proof."""

from __future__ import annotations

import numpy as np

from gugus_engine.estimate.fit import CHUNK, Jobs, reduced
from gugus_engine.estimate.lattice import Floats, Lattice

RIDGE = 1e-9


def strength(space: Lattice, jobs: Jobs, means: Floats) -> Floats:
    """(J, K) squared Wald statistics of the terms at fitted means (J, 2^lists); 0 for a term that is out.

    They approximate the fall of twice the log-likelihood when one term is left out.
    """
    rows = range(0, len(means), CHUNK)
    parts = [_part(space, jobs.part(slice(at, at + CHUNK)), means[at : at + CHUNK]) for at in rows]
    return np.concatenate(parts) if parts else np.zeros((0, len(space.terms)))


def _part(space: Lattice, jobs: Jobs, means: Floats) -> Floats:
    terms, cells = reduced(space, jobs)
    mean = np.where(cells, np.maximum(means, RIDGE), 0.0)
    hessian = (mean @ space.above)[:, space.union_of.ravel()].reshape(len(mean), *space.union_of.shape)
    hessian *= terms[:, :, None] & terms[:, None, :]
    at = np.arange(terms.shape[1])
    hessian[:, at, at] += np.where(terms, RIDGE * mean.sum(axis=1)[:, None], 1.0)
    inverse = np.linalg.inv(hessian)
    right = ((mean * np.log(np.where(mean > 0, mean, 1.0))) @ space.design) * terms
    beta = (inverse @ right[:, :, None])[:, :, 0]
    return np.asarray(beta**2 / np.maximum(inverse[:, at, at], RIDGE)) * terms
