"""Plots as SVG text, made on the server: intervals under one another, and a histogram."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, isfinite, log10

WIDTH, LABELS, RIGHT, ROW = 740, 285, 24, 26
STEPS = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0)
BARS = 40
Number = Callable[[float], str]


@dataclass(frozen=True)
class Bar:
    """One line of a forest plot: a label, a point, an interval whose `high` may be open; `strong` stands out."""

    label: str
    point: float | None
    low: float | None = None
    high: float | None = None
    opened: bool = False
    strong: bool = False


def forest(bars: Sequence[Bar], title: str, number: Number = str) -> str:
    """Points and intervals on a common logarithmic scale, its ticks written as `number` writes them."""
    values = [value for bar in bars for value in (bar.point, bar.low, bar.high) if value]
    if not values:
        return ""
    scale = _Scale(min(values), max(values))
    height = ROW * len(bars) + 44
    rows = [_bar(bar, scale, 14 + ROW * i) for i, bar in enumerate(bars)]
    return _svg(height, title, [*_axis(scale, height, number), *rows])


@dataclass(frozen=True)
class _Scale:
    """A logarithmic scale from a little under `low` to a little over `high`."""

    low: float
    high: float

    def __call__(self, value: float) -> float:
        first, last = log10(self.low) - 0.03, log10(self.high) + 0.05
        return LABELS + (WIDTH - LABELS - RIGHT) * (log10(value) - first) / (last - first)

    def ticks(self) -> list[float]:
        decades = range(floor(log10(self.low)), ceil(log10(self.high)) + 1)
        near = [step * 10.0**power for power in decades for step in STEPS]
        return [tick for tick in near if self.low * 0.94 <= tick <= self.high * 1.1]


def _bar(bar: Bar, scale: _Scale, y: int) -> str:
    kind = ' class="strong"' if bar.strong else ""
    parts = [f'<text x="{LABELS - 12}" y="{y + 4}" text-anchor="end">{escape(bar.label)}</text>']
    if bar.low:
        end = scale(bar.high) if bar.high else WIDTH - RIGHT
        parts.append(f'<line x1="{scale(bar.low):.1f}" x2="{end:.1f}" y1="{y}" y2="{y}"/>')
        if bar.opened:
            parts.append(f'<path d="M{end - 7:.1f},{y - 5} L{end:.1f},{y} L{end - 7:.1f},{y + 5}"/>')
    if bar.point:
        parts.append(f'<circle cx="{scale(bar.point):.1f}" cy="{y}" r="4.5"/>')
    return f"<g{kind}>{''.join(parts)}</g>"


def _axis(scale: _Scale, height: int, number: Number) -> list[str]:
    bottom = height - 26
    drawn = []
    for tick in scale.ticks():
        x = scale(tick)
        drawn.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="2" y2="{bottom}"/>')
        drawn.append(
            f'<text class="tick" x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{number(tick)}</text>'
        )
    return drawn


def histogram(values: Sequence[float], marks: Sequence[float], title: str, number: Number = str) -> str:
    """How often each total came out, up to the 99.5th percentile, with lines at `marks`."""
    finite = sorted(value for value in values if isfinite(value))
    if len(finite) < BARS:
        return ""
    first, last = finite[0], finite[int(0.995 * (len(finite) - 1))]
    step = (last - first) / BARS or 1.0
    counts = [0] * (BARS + 1)
    for value in finite:
        if value <= last:
            counts[min(int((value - first) / step), BARS - 1)] += 1
    return _svg(220, title, _columns(counts, first, step, marks, number))


def _columns(
    counts: Sequence[int], first: float, step: float, marks: Sequence[float], number: Number
) -> list[str]:
    width = (WIDTH - 2 * RIGHT) / BARS
    tallest = max(counts)
    drawn = [
        f'<rect x="{RIGHT + i * width:.1f}" y="{180 - 165 * count / tallest:.1f}" width="{width - 1:.1f}" '
        f'height="{165 * count / tallest:.1f}"/>'
        for i, count in enumerate(counts)
        if count
    ]
    for mark in marks:
        x = RIGHT + (mark - first) / step * width
        if RIGHT <= x <= WIDTH - RIGHT:
            drawn.append(f'<line class="mark" x1="{x:.1f}" x2="{x:.1f}" y1="6" y2="180"/>')
    for i in range(0, BARS + 1, 10):
        label = number(float(f"{first + i * step:.3g}"))
        drawn.append(
            f'<text class="tick" x="{RIGHT + i * width:.1f}" y="200" text-anchor="middle">{label}</text>'
        )
    return drawn


def _svg(height: int, title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title, quote=True)}" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )
