"""An estimate as one JSON document."""

from __future__ import annotations

from math import isfinite

from gugus_engine.estimate.bca import Limit
from gugus_engine.estimate.facts import Json
from gugus_engine.estimate.result import VERSION, Answer, Estimate, Interval
from gugus_engine.say import Say


def as_json(found: Estimate) -> dict[str, Json]:
    """The document, as exact as the estimate (`public.for_public` rounds and thins it); infinite is null."""
    return {
        "n": found.people,
        "lists": list(found.lists),
        "answers": [_answer(each) for each in found.answers],
        "interval": None if found.interval is None else _interval(found.interval),
        "sensitivity": _sensitivity(found),
        "verdict": found.verdict.value,
        "reasons": [_said(each) for each in found.reasons],
        "caveats": [_said(each) for each in found.caveats],
        "models": {
            "effective": found.effective_models,
            "near": [{"model": each.model, "behind": each.behind, "N": each.total} for each in found.near],
        },
        "around": [{"label": label, "N": total} for label, total in found.around],
        "draws": _draws(found),
        "seed": found.seed,
        "version": VERSION,
    }


def _answer(each: Answer) -> Json:
    return {
        "method": each.method,
        "max_order": each.max_order,
        "model": each.model,
        "N": each.total,
        "low": each.low,
        "high": each.high,
        "status": each.status,
        "interval": each.interval or None,
    }


def _interval(found: Interval) -> Json:
    return {
        "low": _finite(found.low.value),
        "high": _finite(found.high.value),
        "level": found.level,
        "method": found.method,
        "replicates": found.replicates,
        "resolved": found.resolved,
        "finished": found.finished,
        "without_estimate": found.without,
        "limits": {"low": _limit(found.low), "high": _limit(found.high)},
    }


def _limit(limit: Limit) -> Json:
    return {
        "raw": _finite(limit.raw),
        "percentile": limit.percentile,
        "percentile_limit": _finite(limit.plain),
        "monte_carlo_error": _finite(limit.error),
        "resolved": limit.resolved,
    }


def _finite(value: float) -> float | None:
    return value if isfinite(value) else None


def _sensitivity(found: Estimate) -> Json:
    return (
        None if found.sensitivity is None else {"low": found.sensitivity.low, "high": found.sensitivity.high}
    )


def _draws(found: Estimate) -> Json:
    if found.spread is None:
        return None
    return {
        "means": list(found.draws),
        "variance_within": found.spread.within,
        "variance_between": found.spread.between,
    }


def _said(say: Say) -> Json:
    return {"key": say.key, "values": dict(say.values)}
