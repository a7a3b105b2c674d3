"""From the text or the rows of a file to tables: one, or one a draw of a linkage."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gugus_engine.estimate.table import BadTable, ListTable
from gugus_engine.say import Say

COUNT_NAMES = ("count", "frequency", "n", "jumlah", "freq")
DRAW, WEIGHT = "draw", "weight"
Row = Mapping[str, object]


@dataclass(frozen=True)
class DrawnTables:
    """What a file holds: draws of a linkage, or one table as its only draw.

    ``shipped``: draw 0, the clustering the linkage stands for; it is the table of the point estimate and is
    not averaged with the others. ``draws`` with ``weights`` (sum 1): the draws that are resampled; a file
    without the column `draw` is its own single draw.
    """

    shipped: ListTable
    draws: tuple[ListTable, ...]
    weights: tuple[float, ...]

    @property
    def uncertain(self) -> bool:
        """Whether there is more than one draw, so that the linkage's doubt is in the interval."""
        return len(self.draws) > 1


def read_csv(text: str, *, published: bool = False) -> DrawnTables:
    """Tables from CSV text (comma or semicolon): one 0/1 column a list, the count last or named.

    Raises BadTable with the sentence that says what to do.
    """
    lines = text.lstrip("\ufeff").strip().splitlines()
    if len(lines) < 2:
        raise BadTable(Say("prevalence.no_rows"))
    delimiter = ";" if lines[0].count(";") > lines[0].count(",") else ","
    rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter))
    names = [name.strip() for name in rows[0]]
    if len(set(names)) < len(names):
        raise BadTable(Say("prevalence.same_name"))
    if any(len(row) != len(names) for row in rows[1:] if row):
        raise BadTable(Say("prevalence.ragged"))
    return read_rows(names, [dict(zip(names, row, strict=True)) for row in rows[1:] if row], published)


def read_rows(names: Sequence[str], rows: Iterable[Row], published: bool = False) -> DrawnTables:
    """Tables from named columns, as a CSV or Parquet file gives them."""
    lists, count = _columns(names)
    histories: dict[int, dict[tuple[int, ...], int]] = {}
    weights: dict[int, float] = {}
    for row in rows:
        draw = _whole(row.get(DRAW, 0))
        history = tuple(_mark(row[name]) for name in lists)
        held = histories.setdefault(draw, {})
        held[history] = held.get(history, 0) + _whole(row[count])
        weights[draw] = _weight(row.get(WEIGHT, 1.0))
    if not histories:
        raise BadTable(Say("prevalence.no_rows"))
    return _drawn(lists, histories, weights, published)


def _columns(names: Sequence[str]) -> tuple[list[str], str]:
    """The lists and the column of counts: the named one, else the last."""
    named = [name for name in names if name.lower() in COUNT_NAMES]
    count = named[-1] if named else names[-1]
    lists = [name for name in names if name not in (count, DRAW, WEIGHT)]
    if len(lists) < 2:
        raise BadTable(Say("prevalence.one_list"))
    return lists, count


def _drawn(
    lists: Sequence[str],
    histories: Mapping[int, Mapping[tuple[int, ...], int]],
    weights: Mapping[int, float],
    published: bool,
) -> DrawnTables:
    tables = {
        draw: ListTable.from_histories(lists, held, published=published) for draw, held in histories.items()
    }
    if 0 not in tables:
        raise BadTable(Say("prevalence.no_shipped_draw"))
    drawn = sorted(draw for draw in tables if draw) or [0]
    total = sum(weights[draw] for draw in drawn)
    if total <= 0:
        raise BadTable(Say("prevalence.bad_weight"))
    shares = tuple(weights[draw] / total for draw in drawn)
    return DrawnTables(tables[0], tuple(tables[draw] for draw in drawn), shares)


def _mark(value: object) -> int:
    text = str(value).strip()
    if text in ("0", "1"):
        return int(text)
    if text in ("True", "False"):
        return int(text == "True")
    raise BadTable(Say("prevalence.bad_mark", value=text[:20]))


def _whole(value: object) -> int:
    try:
        number = float(str(value).strip())
    except ValueError:
        raise BadTable(Say("prevalence.bad_count")) from None
    if number < 0 or number != number // 1 or number > 1e9:
        raise BadTable(Say("prevalence.bad_count"))
    return int(number)


def _weight(value: object) -> float:
    try:
        number = float(str(value).strip())
    except ValueError:
        raise BadTable(Say("prevalence.bad_weight")) from None
    if not 0 <= number < float("inf"):
        raise BadTable(Say("prevalence.bad_weight"))
    return number
