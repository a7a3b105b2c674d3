"""All hierarchical models of a lattice: a term is held only with every smaller term inside it."""

from __future__ import annotations

import numpy as np

from gugus_engine.estimate.lattice import Bools, Lattice

MOST = 40_000


class TooManyModels(ValueError):
    """More models than can be listed; the text says how many lists and which order."""


def hierarchical(space: Lattice, forced: Bools | None = None) -> Bools:
    """(M, K) every hierarchical model with all main effects and the `forced` terms (K,).

    Raises TooManyModels above 40,000: then search instead of listing.
    """
    need = space.main if forced is None else space.main | close(space, forced)
    found = space.main[None, :]
    for size in range(2, space.order + 1):
        of_size = np.array([int(term).bit_count() == size for term in space.terms])
        grown = [_grow(space, model, of_size, need & of_size) for model in found]
        if sum(len(each) for each in grown) > MOST:
            message = f"{space.lists} lists, order {space.order}"
            raise TooManyModels(message)
        found = np.concatenate(grown)
    return found


def _grow(space: Lattice, model: Bools, of_size: Bools, need: Bools) -> Bools:
    """(m, K) the model with every choice of terms of one size that it can carry."""
    missing = (space.under & ~np.eye(len(model), dtype=bool) & ~model).any(axis=1)
    if (need & missing).any():
        return np.zeros((0, len(model)), dtype=bool)
    free = np.flatnonzero(of_size & ~missing & ~need)
    if len(free) > MOST.bit_length():
        message = f"{space.lists} lists, order {space.order}"
        raise TooManyModels(message)
    rows = np.repeat((model | need)[None, :], 1 << len(free), axis=0)
    rows[:, free] = np.arange(1 << len(free))[:, None] >> np.arange(len(free)) & 1
    return rows


def close(space: Lattice, terms: Bools) -> Bools:
    """(..., K) the terms with every smaller term inside them."""
    closed: Bools = terms @ space.under
    return closed
