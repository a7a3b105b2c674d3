"""The estimate as one static page: no script, nothing fetched, ready for print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from math import isfinite

from gugus.insight.prevalence.plots import Bar, forest, histogram
from gugus.insight.prevalence.told import strata_lines, told_lines
from gugus.insight.prevalence.words import Words
from gugus_engine.estimate.result import Estimate

STYLE = """
body{font:1rem/1.55 system-ui,"Noto Sans",Arial,sans-serif;color:#1b1f24;background:#fff;margin:0 auto;max-width:50rem;padding:1.5rem}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.15rem;margin-top:2.2rem}
.box{border-left:6px solid #9a3412;background:#fff7ed;padding:.8rem 1rem}
.headline{font-size:1.3rem;line-height:1.4}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .5rem;border-bottom:1px solid #d0d7de;text-align:left;vertical-align:top}
td{overflow-wrap:anywhere;min-width:5.5rem}td.n,th.n{text-align:right;white-space:nowrap}
.wide{overflow-x:auto}
svg{width:100%;height:auto;font:13px system-ui,Arial,sans-serif}
svg line,svg path{stroke:#3f5870;stroke-width:2.5;fill:none}svg circle,svg rect{fill:#3f5870}
svg .grid{stroke:#e3e8ee;stroke-width:1}svg .tick{fill:#57606a}svg .mark{stroke:#9a3412;stroke-dasharray:5 4}
svg .strong line,svg .strong path{stroke:#9a3412;stroke-width:4}svg .strong circle{fill:#9a3412}
@media print{body{max-width:none;padding:0}}
"""


def page(found: Estimate, language: str) -> str:
    """The whole document as HTML text, in "id" or "en"."""
    words = Words(language)
    title = words.say("title")
    body = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="box">{escape(words.box(found))}</p>',
        f'<p class="headline"><strong>{escape(words.headline(found))}</strong></p>',
        f"<p>{escape(words.parts(found))}</p>",
        _list(words.reasons(found)),
        *_answers(found, words),
        *_plots(found, words),
        _part(words.say("head_interval"), _list(words.interval(found))),
        _part(words.say("head_strata"), _list(strata_lines(found, words))),
        _part(words.say("head_around"), _around(found, words)),
        _part(words.say("head_caveats"), _list(words.caveats(found))),
        _part(words.say("head_told"), _list(told_lines(found.facts, words))),
        _part(words.say("head_methods"), f"<p>{escape(words.methods(found))}</p>"),
        _part(words.say("head_sources"), _list(words.say("sources").split(" | "))),
    ]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{escape(title)}</title>'
    return f'<!doctype html>\n<html lang="{language}"><head>{head}<style>{STYLE}</style></head><body><main>{"".join(body)}</main></body></html>\n'


def _part(head: str, inner: str) -> str:
    return f"<section><h2>{escape(head)}</h2>{inner}</section>" if inner else ""


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def _answers(found: Estimate, words: Words) -> list[str]:
    rows = [
        (words.method(each), each.model or "", words.number(each.total), words.ends(each), words.status(each))
        for each in found.answers
    ]
    heads = [words.say(f"column_{name}") for name in ("method", "model", "total", "interval", "status")]
    return [_part(words.say("head_answers"), _table(heads, rows, {2, 3}))] if rows else []


def _around(found: Estimate, words: Words) -> str:
    rows = [(label, words.number(total)) for label, total in found.around]
    return _table([words.say("column_lists"), words.say("column_total")], rows, {1}) if rows else ""


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: set[int]) -> str:
    def cells(tag: str, values: Sequence[str]) -> str:
        kinds = (' class="n"' if i in numbers else "" for i in range(len(values)))
        return "".join(
            f"<{tag}{kind}>{escape(value)}</{tag}>" for kind, value in zip(kinds, values, strict=True)
        )

    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    return f'<div class="wide" tabindex="0"><table><thead><tr>{cells("th", heads)}</tr></thead><tbody>{body}</tbody></table></div>'


def _plots(found: Estimate, words: Words) -> list[str]:
    models = [Bar(f"{each.model} (+{words.decimal(each.behind)})", each.total) for each in found.near]
    marks = [found.chosen.total] if found.answers and found.chosen.total else []
    draws = [Bar(str(i + 1), mean) for i, mean in enumerate(found.draws)]
    forests = {"head_sensitivity": _sensitivity(found, words), "head_models": models, "head_draws": draws}
    drawn = {key: forest(bars, words.say(key), words.number) for key, bars in forests.items()}
    drawn["head_histogram"] = histogram(found.totals, marks, words.say("head_histogram"), words.number)
    order = ("head_sensitivity", "head_models", "head_histogram", "head_draws")
    return [_part(words.say(key), drawn[key]) for key in order if drawn[key]]


def _sensitivity(found: Estimate, words: Words) -> list[Bar]:
    """Every method's interval, the bootstrap's, and their hull."""
    bars = [
        Bar(words.method(each), each.total, each.low, each.high, each.status == "not_bounded")
        for each in found.answers
        if each.total is not None
    ]
    whole, hull = found.interval, found.sensitivity
    if whole is not None and isfinite(whole.high.value):
        bars.append(Bar(words.say("bar_bootstrap"), None, whole.low.value, whole.high.value))
    bars += _strata_bar(found, words)
    if hull is not None:
        bars.append(Bar(words.say("bar_hull"), None, hull.low, hull.high, hull.high is None, strong=True))
    return bars


def _strata_bar(found: Estimate, words: Words) -> list[Bar]:
    strata = found.strata
    if strata is None or strata.interval is None or strata.total is None:
        return []
    ends = strata.interval.low.value, strata.interval.high.value
    return [Bar(words.say("bar_strata"), strata.total, *ends)] if isfinite(ends[1]) else []
