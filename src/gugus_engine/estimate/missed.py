"""Links that the joining of the lists has missed: what they do to a table, and the table without them."""

from __future__ import annotations

import numpy as np

from gugus_engine.estimate.lattice import Floats, Ints


def split(counts: Ints, rate: float, rng: np.random.Generator) -> Ints:
    """The table (2^lists,) after each record of a person on several lists was lost to them with `rate`.

    A lost record becomes a person of its own on that one list; when all are lost, one stays.
    """
    lists = len(counts).bit_length() - 1
    found = np.zeros_like(counts)
    for cell, people in enumerate(counts):
        if int(cell).bit_count() < 2:
            found[cell] += people
            continue
        members = [1 << i for i in range(lists) if cell >> i & 1]
        lost = rng.random((int(people), len(members))) < rate
        lost[lost.all(axis=1), 0] = False
        np.add.at(found, (~lost) @ np.array(members), 1)
        for member, gone in zip(members, lost.sum(axis=0), strict=True):
            found[member] += gone
    return found


def _transition(lists: int, rate: float) -> Floats:
    """[seen, true]: how many people in a cell each true person gives on average under `split`."""
    cells = 1 << lists
    matrix = np.zeros((cells, cells))
    for cell in range(cells):
        members = [1 << i for i in range(lists) if cell >> i & 1]
        if len(members) < 2:
            matrix[cell, cell] = 1.0
            continue
        for few in range(1 << len(members)):
            lost = [member for k, member in enumerate(members) if few >> k & 1]
            chance = rate ** len(lost) * (1 - rate) ** (len(members) - len(lost))
            if len(lost) == len(members):
                lost = lost[1:]
            matrix[cell - sum(lost), cell] += chance
            for member in lost:
                matrix[member, cell] += chance
    return matrix


def mended(tables: Floats, rate: float) -> Floats:
    """(T, 2^lists) the tables that would on average have given these with links missed at `rate`.

    The inverse of the expected effect of `split`; counts are no longer whole, and one that would be
    negative is taken as zero. People seen as several become one again, so totals fall.
    """
    if rate == 0:
        return tables
    lists = tables.shape[1].bit_length() - 1
    solved = np.linalg.solve(_transition(lists, rate), tables.T).T
    # A cell nobody was seen in stays empty: the zeros decide which models have an estimate.
    return np.asarray(np.where(tables > 0, np.maximum(solved, 0.0), 0.0))
