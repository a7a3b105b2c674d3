"""Holding a reading against its label, field by field."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gugus_engine.text.spans import Span
from tests.reading.bodies import same_body
from tests.reading.labels import Labelled, same_stretch
from tests.reading.wilson import Tally

Found = Mapping[str, Any]
Item = Mapping[str, Any]
Same = Callable[[Item, Found, Labelled], bool]

BOUNDS = {"exact": "exact", "lower": "at_least", "upper": "at_most", "approx": "approx", "vague": "word"}
KINDS = {"fsk": "FSK", "lainnya": "lainnya"}
ASSERTED = ("written", "anchored")
_WORD = re.compile(r"\w+")


@dataclass
class Score:
    """The tallies by field, and every wrong or missed item in words, for those who tune."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    faults: list[str] = field(default_factory=list)

    def note(self, name: str, own: Labelled, verdict: str, what: object) -> None:
        """Count one item; a wrong or missed one is kept in words."""
        tally = self.tallies[name]
        setattr(tally, verdict, getattr(tally, verdict) + 1)
        if verdict != "right":
            self.faults.append(f"{own.label['id'][:22]:22} {name:22} {verdict:6} {what}")


def score(own: Labelled, reading: Mapping[str, Any], into: Score) -> None:
    """Add the verdicts on one reading (the document of `Reading.as_json`)."""
    found = [*reading["drafts"], *reading.get("notes", [])]
    gives = bool(found)
    if own.label["is_about"]:
        into.note("about", own, "right" if gives else "missed", reading["problem"])
    elif gives:
        into.note("about", own, "wrong", [each["kind"] for each in found])
    paired = _activities(own, _of(found, "activity"), into)
    for name, kind, same in _LISTS:
        pairs = _pairs(own, name, own.items(name), _of(found, kind), same, into)
        for mine, other in pairs:
            _attributes(name, own, mine, other, into)
    _statements(own, _of(found, "activity"), into)
    _must_nots(own, found, paired, into)


def _of(found: Sequence[Found], kind: str) -> list[Found]:
    return [each for each in found if each["kind"] == kind]


def _pairs(
    own: Labelled, name: str, labelled: Sequence[Item], found: Sequence[Found], same: Same, into: Score
) -> list[tuple[Item, Found]]:
    """Match one to one; what is open to the reader counts for nothing."""
    pairs, rest, other = _matched(own, labelled, found, same)
    for mine, _ in pairs:
        if not own.is_open(name, own.spans(mine["words"])):
            into.note(name, own, "right", None)
    for each in other:
        if not own.is_open(name, stretches(each)) and not _is_part(own, name, pairs, each):
            into.note(name, own, "wrong", _tell(each))
    for item in rest:
        if not own.is_open(name, own.spans(item["words"])):
            into.note(name, own, "missed", {k: v for k, v in item.items() if v not in (None, [])})
    return pairs


def _is_part(own: Labelled, name: str, pairs: Sequence[tuple[Item, Found]], each: Found) -> bool:
    """Whether a lure is one more thing of a list that is labelled as one and was found."""
    lists = [span for mine, _ in pairs for span in own.spans(mine["words"])] if name == "lures" else []
    return any(a.start <= b.start and b.end <= a.end for a in lists for b in stretches(each))


def _matched(
    own: Labelled, labelled: Sequence[Item], found: Sequence[Found], same: Same
) -> tuple[list[tuple[Item, Found]], list[Item], list[Found]]:
    """Pairs, and what is left of both: first those on the same words, then what is the same elsewhere in the text."""
    pairs: list[tuple[Item, Found]] = []
    rest, other = list(labelled), list(found)
    for is_near in (told_here, _anywhere):
        for each in list(other):
            mine = next((item for item in rest if is_near(item, each, own) and same(item, each, own)), None)
            if mine is not None:
                rest.remove(mine)
                other.remove(each)
                pairs.append((mine, each))
    return pairs, rest, other


def _anywhere(item: Item, each: Found, own: Labelled) -> bool:
    return True


def _tell(each: Found) -> str:
    value = {k: v for k, v in each["value"].items() if k in _TOLD and v is not None}
    return f"{each['id']} {value} {[span['quote'] for span in each['spans']][:1]}"


_TOLD = ("type", "number", "unit", "word", "what", "claim", "stage", "status", "bound", "mode", "state")


def stretches(each: Found) -> list[Span]:
    """Where a find stands: its core where it tells one, else its quotes."""
    core = each["value"].get("core")
    return [Span(part["start"], part["end"]) for part in ([core] if core else each["spans"])]


def told_here(item: Item, each: Found, own: Labelled) -> bool:
    """Whether a find rests on the labelled words."""
    return any(same_stretch(a, b) for a in own.spans(item["words"]) for b in stretches(each))


def _in_quotes(item: Item, each: Found, own: Labelled) -> bool:
    """Whether a find's quotes touch the labelled words."""
    quotes = [Span(part["start"], part["end"]) for part in each["spans"]]
    return any(a.overlaps(b) for a in own.spans(item["words"]) for b in quotes)


def _same_number(item: Item, each: Found, own: Labelled) -> bool:
    value = each["value"]
    if item["value"] is None:
        return value["number"] is None and _in_quotes(item, each, own)
    return bool(value["number"] == item["value"])


def _same_figure(item: Item, each: Found, own: Labelled) -> bool:
    mine, given = item["unit"].lower(), str(each["value"]["unit"]).lower()
    is_unit = mine == given or (_is_decided_sum(mine, item) and _is_decided_sum(given, each["value"]))
    return is_unit and _same_number(item, each, own)


def _is_decided_sum(unit: str, told: Mapping[str, Any]) -> bool:
    """Whether it is an amount that a demand or a sentence names: `rupiah`, or its unit with the measure rupiah."""
    return unit == "rupiah" or (unit in ("sentence", "demand") and told.get("measure") == "rupiah")


def _same_claim(item: Item, each: Found, own: Labelled) -> bool:
    return each["value"]["claim"] == item["kind"] and _in_quotes(item, each, own)


def _same_stage(item: Item, each: Found, own: Labelled) -> bool:
    return bool(each["value"]["stage"] == item["stage"])


def _same_request(item: Item, each: Found, own: Labelled) -> bool:
    return alike(item["what"], each["value"]["what"]) and _in_quotes(item, each, own)


def _same_promise(item: Item, each: Found, own: Labelled) -> bool:
    """On the same words, however the label puts the deed: "red notice akan kami ajukan", "mengajukan red notice"."""
    return told_here(item, each, own) or _same_request(item, each, own)


_LISTS: tuple[tuple[str, str, Same], ...] = (
    ("participants", "participants", _same_number),
    ("figures", "figure", _same_figure),
    ("requests", "request", _same_request),
    ("commitments", "commitment", _same_promise),
    ("claims", "claim", _same_claim),
    ("legal_stages", "stage", _same_stage),
    ("advice", "advice", told_here),
    ("factors", "factor", told_here),
    ("lures", "promise", told_here),
)


def alike(one: str | None, other: str | None) -> bool:
    """Whether two wordings say the same: one's words mostly stand in the other."""
    mine, theirs = (set(_WORD.findall((text or "").lower())) for text in (one, other))
    least = min(len(mine), len(theirs))
    return least > 0 and len(mine & theirs) >= 0.6 * least


def _attributes(name: str, own: Labelled, mine: Item, other: Found, into: Score) -> None:
    value = other["value"]
    for key, said, given in _said(name, mine, value):
        if said is None or (key in _WHO and " " not in said and given):
            continue  # a person's name, which no reader gives
        if given is None:
            into.note(f"{name}.{key}", own, "missed", said)
        elif said == given or (key in _FREE and alike(str(said), str(given))):
            into.note(f"{name}.{key}", own, "right", None)
        else:
            into.note(f"{name}.{key}", own, "wrong", f"{given} for {said}")
            into.tallies[f"{name}.{key}"].missed += 1


_WHO = frozenset({"asker", "owner"})
_FREE = frozenset({"period", "speaker", "agency", "asker", "asked", "owner", "due"})


def _name(value: Any) -> Any:
    return value.get("name") if isinstance(value, dict) else value


def _said(name: str, mine: Item, value: Found) -> Iterator[tuple[str, Any, Any]]:
    if name == "figures":
        speaker = value["speaker"] or {}
        yield "bound", mine["bound"], BOUNDS[value["bound"]]
        yield "period", mine["period"], (value["period"] or {}).get("text")
        yield "speaker", mine["speaker_post"], speaker.get("post")
        yield "part", bool(mine["part_of"]) or None, bool(value["part_of"]) or None
    elif name == "participants":
        mode = value["mode"] if value["status"] != "invited" else "invited"
        yield "bound", mine["bound"], BOUNDS[value["bound"]]
        yield "counts", mine["counts"], value["counted"]
        if not {mine["kind"], mode} <= {"onsite", "total"}:
            yield "kind", mine["kind"], mode
    elif name == "requests":
        yield "asker", mine["asker"], _body(mine["asker"], value["from"])
        yield "asked", mine["asked"], _name(value["to"])
    elif name == "commitments":
        yield "owner", mine["owner"], _body(mine["owner"], value["owner"])
        yield "due", mine["due"], value["due"]
    elif name == "legal_stages":
        yield "status", mine["status"], value["status"]


def _activities(own: Labelled, found: Sequence[Found], into: Score) -> dict[int, Found]:
    """Score the activities; the draft that each labelled one was paired with, by its place in the label."""

    def same(item: Item, each: Found, own: Labelled) -> bool:
        kind = KINDS.get(each["value"]["type"], each["value"]["type"])
        is_same = kind == item["kind"] or (kind, item["kind"]) == ("lainnya", "pemulangan")
        return is_same and (each["value"]["state"] == item["status"] or _in_quotes(item, each, own))

    items = own.items("activities")
    paired: dict[int, Found] = {}
    for mine, other in _pairs(own, "activities", items, found, same, into):
        paired[next(index for index, item in enumerate(items) if item is mine)] = other
        value = other["value"]
        _days(own, mine, value, into)
        _places(own, mine, value, into)
        _plain(own, "activities.status", mine["status"], value["state"], into)
        _plain(own, "activities.venue", mine["venue"], _name(value["venue"]), into)
        _organiser(own, mine["organiser"], value["organiser"], into)
        _taking_part(own, mine, value, into)
    return paired


def _organiser(own: Labelled, said: str | None, given: Found | None, into: Score) -> None:
    _plain(own, "activities.organiser", said, _body(said, given), into)


def _body(said: str | None, given: Found | None) -> str | None:
    """Who was read, by the labelled name where it is the same body: one of the two may name its post."""
    is_same = said is not None and given is not None and same_body(said, given)
    return said if is_same else _name(given)


def _plain(own: Labelled, name: str, said: Any, given: Any, into: Score) -> None:
    """One value of an activity; what the label leaves open is neither wrong nor missed."""
    if said is not None and given is not None and (said == given or alike(said, given)):
        into.note(name, own, "right", None)
        return
    if given is not None and not own.is_open(name, own.spans(str(given))):
        into.note(name, own, "wrong", f"{given} for {said}")
    if said is not None and not own.is_open(name, own.spans(str(said))):
        into.note(name, own, "missed", said)


def _days(own: Labelled, mine: Item, value: Found, into: Score) -> None:
    held = value["dates"]["held"] or {}
    asserted = held.get("value") if held.get("basis") in ASSERTED else None
    proposed = held.get("value") if held.get("basis") not in ASSERTED else None
    _plain(own, "activities.date_held", mine["date_held"] or mine["date_from"], asserted, into)
    _plain(own, "activities.date_to", mine["date_to"], held.get("to"), into)
    if mine["date_basis"] != "relative" or proposed:
        _plain(own, "activities.date_proposed", mine["date_proposed"], proposed, into)
    if mine["date_basis"] in ("weekday_day_month", "weekday_conflict"):
        both = set(mine["date_candidates"]) & set(held.get("candidates", []))
        into.note("activities.candidates", own, "right" if both else "missed", mine["date_candidates"])


def _places(own: Labelled, mine: Item, value: Found, into: Score) -> None:
    """The places it is said to be held in; a coarser region on the branch is not wrong, only coarser."""
    codes = [p["code"] for p in mine["places"] if p["role"] == "held_in" and p["code"]]
    _other_places(own, mine, value, into)
    wide = [p["code"] for p in mine["places"] if p["code"]]
    given = [p for p in _given_places(value) if p["role"] == "held" and p["code"]]
    for place in given:
        code, worked_out = place["code"], place.get("basis") == "worked_out"
        name = "activities.place_worked_out" if worked_out else "activities.place"
        if any(_on_branch(code, other) for other in codes or (wide if worked_out else ())):
            into.note(name, own, "right", None)
        else:
            into.note(name, own, "wrong", f"{code} for {codes}")
    for code in codes:
        if not any(_on_branch(place["code"], code) for place in given):
            into.note("activities.place", own, "missed", code)
    exact = {place["code"] for place in given}
    for code in codes:
        into.note(
            "activities.place_exact", own, "right" if code in exact else "missed", f"{code} not {exact}"
        )


def _other_places(own: Labelled, mine: Item, value: Found, into: Score) -> None:
    """Areas of work and origins; what is labelled in another role, or is open, is not wrong."""
    known = {p["code"] for p in mine["places"]}
    given = {(p["role"], p["code"]) for p in value.get("other_places", []) if p["code"]}
    for role, code in given:
        is_open = any(_on_branch(code, str(other)) for other in known)
        if (role, code) in {(p["role"], p["code"]) for p in mine["places"]}:
            into.note("activities.other_places", own, "right", None)
        elif not is_open and role != "area_of_work":
            into.note("activities.other_places", own, "wrong", f"{role} {code}")
    for place in mine["places"]:
        is_other = place["role"] != "held_in" and place["code"]
        is_open = own.is_open("activities.places", own.spans(place["words"]))
        if is_other and not is_open and (place["role"], place["code"]) not in given:
            into.note("activities.other_places", own, "missed", f"{place['role']} {place['code']}")


def _given_places(value: Found) -> list[Found]:
    return list(value.get("places") or ([value["place"]] if value["place"] else []))


def _on_branch(code: str, other: str) -> bool:
    return f"{other}.".startswith(f"{code}.")


def _taking_part(own: Labelled, mine: Item, value: Found, into: Score) -> None:
    rest = [*mine["taking_part"], *mine["invited"], *([mine["organiser"]] if mine["organiser"] else [])]
    said = list(mine["taking_part"])
    for agency in value["agencies"]:
        match = _named_so(rest, agency)
        if match is None and not own.is_open("activities.taking_part", own.spans(agency["name"])):
            into.note("activities.taking_part", own, "wrong", agency["name"])
        elif match in said:
            said.remove(match)
            into.note("activities.taking_part", own, "right", None)
    names = [group["name"] for group in value.get("groups", [])]
    known = [*rest, *(item["group"] for item in own.items("participants"))]
    for name in names:
        if not any(alike(name, other) for other in known):
            into.note("activities.taking_part", own, "wrong", f"group {name}")
    _not_matched(own, said, value, into)


def _named_so(names: Sequence[str], agency: Found) -> str | None:
    """The labelled name of the agency; "Wakapolres Majene" for "Polres Majene": a post and its agency are one body."""
    match = next((name for name in names if alike(name, agency["name"])), None)
    return match or next((name for name in names if same_body(name, agency)), None)


def _not_matched(own: Labelled, said: Sequence[str], value: Found, into: Score) -> None:
    """The labelled names that no agency took: of a group, of a body given already (a second post of it), or missed."""
    given = [each["name"] for each in (*value.get("groups", []), *value["agencies"])]
    for name in said:
        is_given = any(same_body(name, agency) for agency in value["agencies"])
        if is_given or any(alike(name, other) for other in given):
            into.note("activities.taking_part", own, "right", None)
        elif not own.is_open("activities.taking_part", own.spans(name)):
            into.note("activities.taking_part", own, "missed", name)


def _statements(own: Labelled, found: Sequence[Found], into: Score) -> None:
    days = {item["date"] or item["proposed"]: item for item in own.items("statements")}
    given = {day["value"] for each in found if (day := each["value"]["dates"]["statement"]) and day["value"]}
    for day in given:
        into.note("statements", own, "right" if day in days else "wrong", day)
    for day in set(days) - given - {None}:
        if found:
            into.note("statements", own, "missed", day)


def _must_nots(own: Labelled, found: Sequence[Found], paired: Mapping[int, Found], into: Score) -> None:
    for item in own.items("must_not"):
        named = _of_activity(item, paired) if item["field"] == "activities.places" else None
        broken = _BREAKS.get(item["field"], _never)(item["value"], found if named is None else named)
        into.note(
            "invented",
            own,
            "wrong" if broken else "right",
            f"{item['field']} {item['value']} ({item['why']})",
        )


def _of_activity(item: Item, paired: Mapping[int, Found]) -> Sequence[Found] | None:
    """The draft of the activity that a must-not names: another activity of the text may well be held there.

    Of two events of one text, only the draft paired with the named one can be wrong; None where none is named.
    """
    value = item["value"]
    if not isinstance(value, dict) or value.get("activity") is None:
        return None
    draft = paired.get(value["activity"])
    return [draft] if draft is not None else []


def _never(value: Any, found: Sequence[Found]) -> bool:
    return False


def _number_given(kind: str) -> Callable[[Any, Sequence[Found]], bool]:
    def given(value: Any, found: Sequence[Found]) -> bool:
        if not isinstance(value, dict) or value.get("only"):
            return False
        return any(_has_all(value, each["value"]) for each in _of(found, kind))

    return given


_AS_GIVEN = {"value": "number", "counts": "counted"}
_CHECKED = frozenset({"value", "unit", "bound", "counts", "of"})


def _has_all(wanted: Mapping[str, Any], value: Found) -> bool:
    """Whether a find has all that together would be wrong; what the reader has no word for decides nothing."""
    if not set(wanted) <= _CHECKED:
        return False
    for key, each in wanted.items():
        given = value.get(_AS_GIVEN.get(key, key)) if key != "of" else value.get("purpose")
        given = BOUNDS.get(str(given), given) if key == "bound" else given
        if given != each and not (key == "unit" and str(given).lower() == str(each).lower()):
            return False
    return True


def _day_given(value: Any, found: Sequence[Found]) -> bool:
    held = [each["value"]["dates"]["held"] or {} for each in _of(found, "activity")]
    return isinstance(value, str) and any(
        day.get("value") == value and day["basis"] in ASSERTED for day in held
    )


def _place_given(value: Any, found: Sequence[Found]) -> bool:
    code = value.get("code") if isinstance(value, dict) else value
    return any(
        place["code"] == code and place["role"] == "held" and place.get("basis") != "worked_out"
        for each in _of(found, "activity")
        for place in _given_places(each["value"])
    )


def _words_given(kind: str) -> Callable[[Any, Sequence[Found]], bool]:
    def given(value: Any, found: Sequence[Found]) -> bool:
        words = str(value.get("what") if isinstance(value, dict) else value).lower()
        return any(words in str(each["value"].get("what")).lower() for each in _of(found, kind))

    return given


def _stage_given(value: Any, found: Sequence[Found]) -> bool:
    if not isinstance(value, dict):
        return False
    return any(
        each["value"]["stage"] == value.get("stage")
        and each["value"]["status"] == value.get("status", "done")
        for each in _of(found, "stage")
    )


def _person_given(value: Any, found: Sequence[Found]) -> bool:
    name = re.compile(rf"\b{re.escape(str(value))}\b")
    return any(name.search(_values(each["value"])) for each in found)


def _values(value: Any) -> str:
    if isinstance(value, dict):
        return " | ".join(_values(each) for key, each in value.items() if key != "quote")
    return " | ".join(map(_values, value)) if isinstance(value, list) else str(value)


_BREAKS: Mapping[str, Callable[[Any, Sequence[Found]], bool]] = {
    "figures": _number_given("figure"),
    "participants": _number_given("participants"),
    "activities.date_held": _day_given,
    "activities.places": _place_given,
    "commitments": _words_given("commitment"),
    "requests": _words_given("request"),
    "legal_stages": _stage_given,
    "persons": _person_given,
}
