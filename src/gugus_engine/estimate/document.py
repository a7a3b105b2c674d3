"""An estimate as one JSON document."""

from __future__ import annotations

from math import isfinite

from gugus_engine.estimate.bca import Limit
from gugus_engine.estimate.facts import Facts
from gugus_engine.estimate.facts_reading import Json
from gugus_engine.estimate.result import VERSION, Answer, Estimate, Hidden, Interval, Stratified
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
        "strata": None if found.strata is None else _strata(found.strata),
        "facts": _facts(found.facts),
        "forced": [list(pair) for pair in found.forced],
        "missed_links": {"mended": found.missed_links, "n": found.mended_people},
        "hidden": _hidden(found.hidden),
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


def _hidden(found: Hidden | None) -> Json:
    return None if found is None else {"N": found.total, "low": found.low, "high": found.high}


def _draws(found: Estimate) -> Json:
    if found.spread is None:
        return None
    return {
        "means": list(found.draws),
        "variance_within": found.spread.within,
        "variance_between": found.spread.between,
    }


def _strata(found: Stratified) -> Json:
    return {
        "N": found.total,
        "collapsed_N": found.collapsed,
        "apart": found.apart,
        "flagged": found.flagged,
        "model": found.model,
        "status": found.status,
        "interval": None if found.interval is None else _interval(found.interval),
        "strata": [
            {
                "stratum": each.name,
                "n": each.people,
                "N": each.total,
                "low": _finite(each.low),
                "high": _finite(each.high),
            }
            for each in found.parts
        ],
        "pooled": list(found.pooled),
    }


def _facts(told: Facts) -> Json:
    """What was told of the lists, as it was told."""
    linkage = told.linkage
    return {
        "period": told.period,
        "place": told.place,
        "definition": told.definition,
        "unit": told.unit,
        "filter": told.filter,
        "referrals": [list(pair) for pair in told.forced],
        "duplicates_removed": told.duplicates_removed,
        "not_victims_removed": told.not_victims_removed,
        "lists": [
            {
                "code": each.code,
                "name": each.name,
                "period": each.period,
                "definition": each.definition,
                "eligible_strata": sorted(each.eligible),
                "records": each.records,
            }
            for each in told.lists
        ],
        "linkage": {
            "draws": linkage.draws,
            "seed": linkage.seed,
            "model_hash": linkage.model,
            "missed_link_rate": {
                "rate": linkage.missed,
                "low": linkage.missed_low,
                "high": linkage.missed_high,
            },
        },
        "unanswered": list(told.unanswered),
    }


def _said(say: Say) -> Json:
    return {"key": say.key, "values": dict(say.values)}
