"""What a leader sees: last night's figures, what is late and with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from gugus.core.reads import visible
from gugus.core.viewer import Viewer
from gugus.insight import rules
from gugus.insight.models import Cell, LateItem
from gugus.insight.rules import Counter, LateKind


@dataclass(frozen=True)
class Figure:
    """One figure as it may be shown: `value` is None when hidden because it is small.

    `out_of` is the whole it is a part of, `left_out` how many records could not be counted, `unit`
    the word for what is counted, in both languages.
    """

    counter: Counter
    unit: dict[str, str]
    value: int | None
    out_of: int | None
    left_out: int
    period_from: date
    period_to: date
    as_of: datetime


@dataclass(frozen=True)
class Late:
    """How many things of one kind are late with one owner (`party` for stages), and the oldest due day."""

    kind: LateKind
    owner: str
    party: str
    count: int
    oldest_due: date


def figures(viewer: Viewer) -> dict[str, Figure]:
    """Last night's figures of the viewer's own task force, in declared order; empty before a first night."""
    if not viewer.task_force or not viewer.may("leaders.read"):
        return {}
    rows = visible(Cell.objects.all(), viewer).filter(task_force__pk=viewer.task_force)
    cells = {row.key: row for row in rows}
    return {key: _figure(counter, cells[key]) for key, counter in rules.counters().items() if key in cells}


def _figure(counter: Counter, cell: Cell) -> Figure:
    hidden = rules.is_hidden(cell.value, counter.hide_under)
    return Figure(
        counter, counter.unit_of(cell.region_id), None if hidden else cell.value, cell.out_of, cell.left_out,
        cell.period_from, cell.period_to, cell.as_of,
    )  # fmt: skip


def late(viewer: Viewer) -> Sequence[Late]:
    """What is late and with whom, as of last night: the oldest first."""
    if not viewer.task_force or not viewer.may("leaders.read"):
        return []
    rows = visible(LateItem.objects.all(), viewer).filter(task_force__pk=viewer.task_force)
    return [
        Late(LateKind(row.kind), row.owner, row.party, row.count, row.oldest_due)
        for row in rows.order_by("oldest_due", "kind", "owner", "party")
    ]


def built_at() -> dict[str, datetime]:
    """When each task force's figures were made last, by its id; for the night itself."""
    rows = Cell.objects.values("task_force").annotate(at=Max("as_of"))
    return {str(force): at for force, at in rows.values_list("task_force", "at")}
