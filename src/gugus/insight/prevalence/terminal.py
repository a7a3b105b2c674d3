"""The estimate as a table in a terminal."""

from __future__ import annotations

import io
from typing import Literal

from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table

from gugus.insight.prevalence.told import strata_lines, told_lines
from gugus.insight.prevalence.words import Words
from gugus_engine.estimate.result import Estimate

WIDTH = 110


def lines(found: Estimate, language: str, width: int = WIDTH) -> str:
    """The whole text, without colour codes, at most `width` columns wide."""
    words, out = Words(language), io.StringIO()
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
    console.print(Panel(words.box(found), title=words.say("title")))
    console.print(words.headline(found))
    console.print(words.parts(found))
    for line in words.reasons(found):
        console.print(Padding(f"- {line}", (0, 0, 0, 2)))
    if found.answers:
        console.print(_answers(found, words))
    for head, told in (
        ("head_interval", words.interval(found)),
        ("head_strata", strata_lines(found, words)),
        ("head_caveats", words.caveats(found)),
        ("head_told", told_lines(found.facts, words)),
    ):
        if told:
            console.print(f"\n{words.say(head)}")
        for line in told:
            console.print(Padding(f"- {line}", (0, 0, 0, 2)))
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _answers(found: Estimate, words: Words) -> Table:
    table = Table(title=words.say("head_answers"), title_justify="left")
    for name in ("method", "model", "total", "interval", "status"):
        side: Literal["left", "right"] = "right" if name in ("total", "interval") else "left"
        table.add_column(words.say(f"column_{name}"), justify=side, overflow="fold")
    for each in found.answers:
        ends, status = words.ends(each), words.status(each)
        table.add_row(words.method(each), each.model or "", words.number(each.total), ends, status)
    return table
