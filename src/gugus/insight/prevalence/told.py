"""The lines about strata, and what was told of the lists, in the reader's language."""

from __future__ import annotations

from gugus.insight.prevalence.words import Words
from gugus_engine.estimate.facts import Facts, Linkage, ListFacts
from gugus_engine.estimate.result import Estimate


def strata_lines(found: Estimate, words: Words) -> list[str]:
    """Both totals, the interval over all strata, and each stratum with its range; nothing where there is none."""
    strata = found.strata
    if strata is None or strata.status not in ("ok", "withheld"):
        return []
    lines = [words.say("strata_withheld")]
    if strata.total is not None:
        total, collapsed = words.number(strata.total), words.number(strata.collapsed)
        lines = [words.say("strata_both", total=total, collapsed=collapsed, model=strata.model or "")]
    whole = strata.interval
    if whole is not None:
        low, high = words.number(whole.low.value), words.number(whole.high.value)
        level, count = round(100 * whole.level), whole.replicates
        lines.append(words.say("strata_range", low=low, high=high, level=level, replicates=count))
    return lines + [
        words.say(
            "strata_one", name=each.name, people=words.number(each.people), total=words.number(each.total),
            low=words.number(each.low), high=words.number(each.high),
        )
        for each in strata.parts
    ]  # fmt: skip


def told_lines(facts: Facts, words: Words) -> list[str]:
    """Every answer that was given beforehand, one a line."""
    told = {
        "period": facts.period,
        "place": facts.place,
        "definition": facts.definition,
        "unit": facts.unit,
        "filter": facts.filter,
        "referrals": ", ".join(":".join(pair) for pair in facts.forced),
        "duplicates": _number(facts.duplicates_removed, words),
        "not_victims": _number(facts.not_victims_removed, words),
    }
    lines = [words.say(f"told_{key}", value=value) for key, value in told.items() if value]
    lines += [words.say("told_list", code=each.code, value=_list(each, facts, words)) for each in facts.lists]
    linkage = _linkage(facts.linkage, words)
    return lines + ([words.say("told_linkage", value=linkage)] if linkage else [])


def _number(value: int | None, words: Words) -> str:
    return "" if value is None else words.number(value)


def _list(told: ListFacts, facts: Facts, words: Words) -> str:
    """One list; its period and definition only where they are not those of all."""
    parts = [
        told.name,
        told.period if told.period != facts.period else "",
        told.definition if told.definition != facts.definition else "",
        words.say("told_eligible", strata=", ".join(sorted(told.eligible))) if told.eligible else "",
        "" if told.records is None else words.say("told_records", records=words.number(told.records)),
    ]
    return ", ".join(part for part in parts if part) or "–"


def _linkage(told: Linkage, words: Words) -> str:
    parts = [
        "" if told.draws is None else words.say("told_draws", draws=told.draws),
        "" if told.seed is None else words.say("told_seed", seed=told.seed),
        words.say("told_model", model=told.model) if told.model else "",
    ]
    return ", ".join(part for part in parts if part)
