"""From the parsed FILE.meta.json to the facts, and the facts held against the table they lie beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gugus_engine.estimate.facts import QUESTIONS, Facts, Linkage, ListFacts
from gugus_engine.estimate.reading import DrawnTables
from gugus_engine.estimate.strata import check_eligible
from gugus_engine.estimate.table import BadTable
from gugus_engine.say import Say

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
SCHEMA = 1


def read_facts(meta: Mapping[str, Json]) -> Facts:
    """What is not there, or not of its kind, stays unanswered. Raises BadTable for a schema of another version."""
    if meta.get("schema", SCHEMA) != SCHEMA:
        raise BadTable(Say("prevalence.other_schema", known=SCHEMA))
    lists = tuple(_list(each) for each in _rows(meta.get("lists")) if isinstance(each, Mapping))
    facts = Facts(
        period=_text(meta.get("period")) or _same([each.period for each in lists]),
        place=_text(meta.get("place")),
        definition=_text(meta.get("definition")) or _same([each.definition for each in lists]),
        unit=_text(meta.get("unit")),
        filter=_text(meta.get("filter")),
        published=meta.get("published") is True,
        forced=_pairs(meta.get("referrals")),
        duplicates_removed=_number(meta.get("duplicates_removed")),
        not_victims_removed=_number(meta.get("not_victims_removed")),
        lists=lists,
        linkage=_linkage(meta),
        unanswered=(),
    )
    return _asked(facts, isinstance(meta.get("referrals"), Sequence))


def _asked(facts: Facts, referrals: bool) -> Facts:
    told = {
        "period": facts.period,
        "place": facts.place,
        "definition": facts.definition,
        "eligible_strata": facts.lists and all(each.eligible for each in facts.lists),
        "referrals": referrals,
        "duplicates_removed": facts.duplicates_removed is not None,
        "not_victims_removed": facts.not_victims_removed is not None,
    }
    return replace(facts, unanswered=tuple(question for question in QUESTIONS if not told[question]))


def _list(told: Mapping[str, Json]) -> ListFacts:
    return ListFacts(
        code=_text(told.get("code")),
        name=_text(told.get("name")),
        period=_text(told.get("period")),
        definition=_text(told.get("definition")),
        eligible=frozenset(" ".join(str(each).split()) for each in _rows(told.get("eligible_strata"))),
        records=_number(told.get("records")),
    )


def _linkage(meta: Mapping[str, Json]) -> Linkage:
    told = meta.get("missed_link_rate")
    missed = told if isinstance(told, Mapping) else {"rate": told}
    return Linkage(
        draws=_number(meta.get("draws")),
        seed=_number(meta.get("seed")),
        model=_text(meta.get("model_hash")),
        missed=_share(missed.get("rate")),
        missed_low=_share(missed.get("low")),
        missed_high=_share(missed.get("high")),
    )


def check_facts(facts: Facts, tables: DrawnTables) -> None:
    """Raises BadTable where what is told contradicts the table: other lists, draws, strata, or fewer records."""
    shipped = tables.shipped
    for each in facts.lists:
        if each.code not in shipped.names:
            raise BadTable(Say("prevalence.unknown_list", name=each.code, known=", ".join(shipped.names)))
        at = shipped.names.index(each.code)
        people = sum(count for cell, count in enumerate(shipped.counts) if cell >> at & 1)
        if each.records is not None and each.records < people:
            raise BadTable(Say("prevalence.fewer_records", name=each.code))
    drawn = len(tables.draws) if tables.has_draws else 0
    if facts.linkage.draws not in (None, drawn):
        raise BadTable(Say("prevalence.other_draws", told=facts.linkage.draws, found=drawn))
    if tables.strata is not None:
        check_eligible(tables.strata, facts.eligible)


def _rows(value: Json) -> Sequence[Json]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


def _text(value: Json) -> str:
    return value.strip() if isinstance(value, str) else ""


def _same(said: Sequence[str]) -> str:
    """What all lists say alike, else nothing."""
    return said[0] if len(set(said)) == 1 else ""


def _number(value: Json) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _share(value: Json) -> float | None:
    return (
        float(value)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1
        else None
    )


def _pairs(value: Json) -> tuple[tuple[str, str], ...]:
    found = [[str(name) for name in _rows(pair)] for pair in _rows(value)]
    return tuple((pair[0], pair[1]) for pair in found if len(pair) == 2)
