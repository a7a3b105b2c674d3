"""From the text or the rows of a file to tables: one, or one a draw of a linkage."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gugus_engine.estimate.strata import Strata
from gugus_engine.estimate.table import BadTable, ListTable
from gugus_engine.estimate.thresholds import THRESHOLDS
from gugus_engine.say import Say

COUNT_NAMES = ("count", "frequency", "n", "jumlah", "freq")
DRAW, WEIGHT, STRATUM = "draw", "weight", "stratum"
Row = Mapping[str, object]
History = tuple[int, ...]


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
    strata: Strata | None = None
    drawn_strata: tuple[Strata, ...] = ()

    @property
    def uncertain(self) -> bool:
        """Whether there is more than one draw, so that the linkage's doubt is in the interval."""
        return len(self.draws) > 1

    @property
    def has_draws(self) -> bool:
        """Whether the file has draws besides the shipped clustering."""
        return self.draws[0] is not self.shipped


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
    held: dict[int, _Held] = {}
    weights: dict[int, float] = {}
    for row in rows:
        draw = _whole(row.get(DRAW, 0))
        history = tuple(_mark(row[name]) for name in lists)
        of_draw = held.setdefault(draw, {})
        at = (_stratum(row[STRATUM]) if STRATUM in names else "", history)
        of_draw[at] = of_draw.get(at, 0) + _whole(row[count])
        weights[draw] = _weight(row.get(WEIGHT, 1.0))
    if not held:
        raise BadTable(Say("prevalence.no_rows"))
    return _drawn(lists, held, weights, published)


_Held = dict[tuple[str, History], int]


def _columns(names: Sequence[str]) -> tuple[list[str], str]:
    """The lists and the column of counts: the named one, else the last."""
    named = [name for name in names if name.lower() in COUNT_NAMES]
    count = named[-1] if named else names[-1]
    lists = [name for name in names if name not in (count, DRAW, WEIGHT, STRATUM)]
    if len(lists) < 2:
        raise BadTable(Say("prevalence.one_list"))
    return lists, count


def _drawn(
    lists: Sequence[str], held: Mapping[int, _Held], weights: Mapping[int, float], published: bool
) -> DrawnTables:
    tables = {draw: _collapsed(lists, each, published) for draw, each in held.items()}
    if 0 not in tables:
        raise BadTable(Say("prevalence.no_shipped_draw"))
    drawn = sorted(draw for draw in tables if draw) or [0]
    total = sum(weights[draw] for draw in drawn)
    if total <= 0:
        raise BadTable(Say("prevalence.bad_weight"))
    shares = tuple(weights[draw] / total for draw in drawn)
    found = DrawnTables(tables[0], tuple(tables[draw] for draw in drawn), shares)
    strata = sorted({stratum for each in held.values() for stratum, _ in each})
    if strata == [""]:
        return found
    if len(strata) > THRESHOLDS.most_strata:
        raise BadTable(Say("prevalence.many_strata", strata=len(strata), most=THRESHOLDS.most_strata))
    shipped, *others = (_by_stratum(lists, strata, held[draw]) for draw in (0, *drawn))
    return replace(found, strata=shipped, drawn_strata=tuple(others))


def _collapsed(lists: Sequence[str], held: _Held, published: bool) -> ListTable:
    histories: dict[History, int] = {}
    for (_, history), people in held.items():
        histories[history] = histories.get(history, 0) + people
    return ListTable.from_histories(lists, histories, published=published)


def _by_stratum(lists: Sequence[str], strata: Sequence[str], held: _Held) -> Strata:
    counts = {stratum: [0] * (1 << len(lists)) for stratum in strata}
    for (stratum, history), people in held.items():
        counts[stratum][sum(1 << i for i, on in enumerate(history) if on)] += people
    return Strata(tuple(lists), tuple(strata), tuple(tuple(counts[stratum]) for stratum in strata))


def _stratum(value: object) -> str:
    text = " ".join(str("" if value is None else value).split())
    if not text:
        raise BadTable(Say("prevalence.no_stratum"))
    return text


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
