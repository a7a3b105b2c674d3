"""An estimate as one JSON document: whole for staff with the purpose, rounded and thinned for the public."""

from __future__ import annotations

from collections.abc import Callable
from math import floor, isfinite, log10

from gugus_engine.estimate.facts import Json
from gugus_engine.estimate.result import VERSION, Answer, Estimate, Interval, Verdict
from gugus_engine.say import Say

DIGITS = 3
SINGLE_MODEL = ("bic", "aicc", "stepwise")
Number = Callable[[float | None], float | None]


def as_json(found: Estimate, *, public: bool = False) -> dict[str, Json]:
    """The document: full precision, or for the `public` three significant digits.

    Public documents leave out the totals of single models and those without a list when two lists share fewer
    than five people and the table was never printed; a refused estimate carries no numbers at all there.
    """
    number = _rounded if public else _exact
    thin = public and found.small_overlap and not found.published
    silent = public and found.verdict is Verdict.REFUSED
    kept = [each for each in found.answers if not (thin and each.method in SINGLE_MODEL)]
    return {
        "n": number(found.people),
        "lists": list(found.lists),
        "answers": [] if silent else [_answer(each, number, thin) for each in kept],
        "interval": None if silent or found.interval is None else _interval(found.interval, number),
        "sensitivity": None if silent else _sensitivity(found, number),
        "verdict": found.verdict.value,
        "reasons": [_said(each) for each in found.reasons],
        "caveats": [_said(each) for each in found.caveats],
        "models": _models(found, number, thin or silent),
        "around": []
        if thin or silent
        else [{"label": label, "N": number(total)} for label, total in found.around],
        "draws": _draws(found, number, silent),
        "seed": found.seed,
        "version": VERSION,
    }


def _exact(value: float | None) -> float | None:
    return value if value is None or isfinite(value) else None


def _rounded(value: float | None) -> float | None:
    if value is None or not isfinite(value):
        return None
    return float(round(value, DIGITS - 1 - floor(log10(abs(value))))) if value else 0.0


def _answer(each: Answer, number: Number, thin: bool) -> Json:
    return {
        "method": each.method,
        "max_order": each.max_order,
        "model": None if thin else each.model,
        "N": number(each.total),
        "low": number(each.low),
        "high": number(each.high),
        "status": each.status,
        "interval": each.interval or None,
    }


def _interval(found: Interval, number: Number) -> Json:
    return {
        "low": number(found.low.value),
        "high": number(found.high.value),
        "level": found.level,
        "method": found.method,
        "replicates": found.replicates,
        "resolved": found.resolved,
        "finished": found.finished,
        "without_estimate": found.without,
        "limits": {
            name: {
                "raw": number(limit.raw),
                "percentile": limit.percentile,
                "percentile_limit": number(limit.plain),
                "monte_carlo_error": number(limit.error),
                "resolved": limit.resolved,
            }
            for name, limit in (("low", found.low), ("high", found.high))
        },
    }


def _sensitivity(found: Estimate, number: Number) -> Json:
    if found.sensitivity is None:
        return None
    return {"low": number(found.sensitivity.low), "high": number(found.sensitivity.high)}


def _models(found: Estimate, number: Number, hidden: bool) -> Json:
    effective = None if found.effective_models is None else round(found.effective_models, 2)
    near: list[Json] = [
        {"model": each.model, "behind": each.behind, "N": number(each.total)} for each in found.near
    ]
    return {"effective": effective, "near": [] if hidden else near}


def _draws(found: Estimate, number: Number, silent: bool) -> Json:
    if found.spread is None or silent:
        return None
    return {
        "means": [number(each) for each in found.draws],
        "variance_within": number(found.spread.within),
        "variance_between": number(found.spread.between),
    }


def _said(say: Say) -> Json:
    return {"key": say.key, "values": dict(say.values)}
