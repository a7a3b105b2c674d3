"""What must be known before anything is fitted, as the file beside the table says it; what is missing is a caveat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gugus_engine.say import Say

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
# Asked of every estimate; a question that is not answered is printed as a caveat.
QUESTIONS = (
    "period", "place", "definition", "eligible_strata", "referrals", "duplicates_removed", "not_victims_removed",
)  # fmt: skip


@dataclass(frozen=True)
class Facts:
    """The answers: period, place, definition, known referral paths (pairs of lists), and what was removed.

    ``unanswered``: questions without an answer. ``different_strata``: lists that cannot hold everybody the
    others can (a structural zero, not a count of none). ``missed_links`` with its interval: of the linkage.
    """

    period: str = ""
    place: str = ""
    published: bool = False
    forced: tuple[tuple[str, str], ...] = ()
    duplicates_removed: int | None = None
    not_victims_removed: int | None = None
    different_strata: tuple[str, ...] = ()
    missed_links: float | None = None
    unanswered: tuple[str, ...] = QUESTIONS

    def caveats(self) -> tuple[Say, ...]:
        """What the reader must know because it was not answered, or because of the answer."""
        asked = tuple(Say(f"prevalence.unanswered_{each}") for each in self.unanswered)
        strata = tuple(Say("prevalence.other_strata", name=name) for name in self.different_strata)
        return asked + strata


def read_facts(meta: Mapping[str, Json]) -> Facts:
    """From the parsed FILE.meta.json; what is not there, or not of its kind, stays unanswered."""
    lists = [each for each in _rows(meta.get("lists")) if isinstance(each, Mapping)]
    strata = [_words(each.get("eligible_strata")) for each in lists]
    told = {
        "period": _text(meta.get("period")) or _same(lists, "period"),
        "place": _text(meta.get("place")),
        "definition": _text(meta.get("definition")) or _same(lists, "definition"),
        "eligible_strata": all(strata) and bool(strata),
        "referrals": isinstance(meta.get("referrals"), Sequence),
        "duplicates_removed": _number(meta.get("duplicates_removed")) is not None,
        "not_victims_removed": _number(meta.get("not_victims_removed")) is not None,
    }
    everyone = frozenset[str]().union(*strata) if strata else frozenset[str]()
    return Facts(
        period=str(told["period"]),
        place=str(told["place"]),
        published=meta.get("published") is True,
        forced=_pairs(meta.get("referrals")),
        duplicates_removed=_number(meta.get("duplicates_removed")),
        not_victims_removed=_number(meta.get("not_victims_removed")),
        different_strata=tuple(
            _text(each.get("code"))
            for each, held in zip(lists, strata, strict=True)
            if held and held < everyone
        ),
        missed_links=_rate(meta.get("missed_link_rate")),
        unanswered=tuple(question for question in QUESTIONS if not told[question]),
    )


def _rows(value: Json) -> Sequence[Json]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


def _words(value: Json) -> frozenset[str]:
    return frozenset(str(each) for each in _rows(value))


def _text(value: Json) -> str:
    return value.strip() if isinstance(value, str) else ""


def _same(lists: Sequence[Mapping[str, Json]], key: str) -> str:
    """What all lists say alike, else nothing."""
    said = {_text(each.get(key)) for each in lists}
    return said.pop() if len(said) == 1 else ""


def _number(value: Json) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _rate(value: Json) -> float | None:
    rate = value.get("rate") if isinstance(value, Mapping) else value
    sound = isinstance(rate, int | float) and not isinstance(rate, bool) and 0 <= rate < 1
    return float(rate) if sound and isinstance(rate, int | float) else None


def _pairs(value: Json) -> tuple[tuple[str, str], ...]:
    found = [[str(name) for name in _rows(pair)] for pair in _rows(value)]
    return tuple((pair[0], pair[1]) for pair in found if len(pair) == 2)
