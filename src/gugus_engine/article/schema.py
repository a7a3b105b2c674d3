"""The schema of a reading, declared once: the JSON Schema, its reference page and a test are made from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from gugus_engine.article.lexicon import ACTIVITY_TYPES, PENALTIES, UNITS, Lexicon
from gugus_engine.article.note_lexicon import CLAIMS
from gugus_engine.article.reading import SCHEMA, Json, Kind
from gugus_engine.text.agencies import AgencyLexicon
from gugus_engine.text.dates import Basis
from gugus_engine.text.gazetteer import Level
from gugus_engine.text.numbers import Bound

Node: TypeAlias = "dict[str, Json]"

DAY = r"^\d{4}-\d{2}-\d{2}$"
PERIOD = r"^\d{4}(-\d{2}(-\d{2})?)?$"
CODE = r"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$"
KEY = r"^[a-z][a-z0-9_.]*$"
CONFLICTS = ("figures_differ", "parts_exceed_whole", "heads_do_not_add_up", "weekday_contradicts")
ROLES = ("area_of_work", "attended_from", "origin")


@dataclass(frozen=True)
class Field:
    """One key of an object: what it holds and what that means."""

    node: Node
    meaning: str

    @property
    def as_json(self) -> Node:
        """The node with its meaning."""
        return {**self.node, "description": self.meaning}


def _text(pattern: str | None = None) -> Node:
    return {"type": "string", "minLength": 1} if pattern is None else {"type": "string", "pattern": pattern}


def _one_of(words: Iterable[str]) -> Node:
    return {"enum": [str(word) for word in words]}


def _list(of: Node, *, least: int = 0) -> Node:
    return {"type": "array", "items": of, **({"minItems": least} if least else {})}


def _ref(name: str) -> Node:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(node: Node) -> Node:
    return {"anyOf": [node, {"type": "null"}]}


def _object(fields: Mapping[str, Field]) -> Node:
    """An object that has these keys, all of them and no other."""
    keys: list[Json] = list(fields)
    return {
        "type": "object",
        "properties": {key: field.as_json for key, field in fields.items()},
        "required": keys,
        "additionalProperties": False,
    }


_SPAN = _ref("span")
_AGENCY = _ref("agency")
_WHO = _or_null(_ref("named"))
_ID = _text(r"^[apfrn]\d+$")
_BOUND = Field(_one_of(Bound), "how the number was meant; `vague`: only as “hundreds”")

SHARED: Mapping[str, Mapping[str, Field]] = {
    "span": {
        "start": Field({"type": "integer", "minimum": 0}, "the first character, counted from 0"),
        "end": Field({"type": "integer", "minimum": 0}, "the first character after it"),
    },
    "quoted": {
        "start": Field({"type": "integer", "minimum": 0}, "the first character, counted from 0"),
        "end": Field({"type": "integer", "minimum": 0}, "the first character after it"),
        "quote": Field({"type": "string"}, "the words there"),
    },
    "day": {
        "value": Field(_or_null(_text(DAY)), "the day; `null` where only a weekday or a year is told"),
        "to": Field(_or_null(_text(DAY)), "the last day of several"),
        "weekday": Field(_or_null(_text()), "as written"),
        "year": Field(_or_null({"type": "integer"}), "the year where one is known"),
        "basis": Field(
            _one_of(Basis),
            "`written`; `year_worked_out` from the weekday; `anchored` to another full day of the text; `weekday_only`; "
            "`copyright_year`; `relative` (“bulan ini”)",
        ),
        "candidates": Field(_list(_text(DAY)), "days that fit what is written, the latest first"),
        "span": Field(_SPAN, "where it stands"),
    },
    "agency": {
        "name": Field(_text(), "as written"),
        "key": Field(_ref("agency_kind"), "its kind, such as `polres`"),
        "code": Field(_or_null(_text(CODE)), "its region, where the text names it"),
        "span": Field(_SPAN, "where it stands"),
    },
    "named": {
        "name": Field(_text(), "a post, an office or a group, as written; never a person"),
        "key": Field(_or_null(_ref("agency_kind")), "the kind of its office"),
        "code": Field(_or_null(_text(CODE)), "the region of its office"),
        "span": Field(_SPAN, "where it stands"),
    },
    "speaker": {
        "post": Field(_or_null(_text()), "the post; `null` where an office speaks without naming one"),
        "agency": Field(_or_null(_AGENCY), "its office"),
    },
    "sentence": {
        "key": Field(_text(KEY), "which sentence of sentences.yaml"),
        "values": Field({"type": "object"}, "what stands in its gaps"),
    },
    "region": {
        "code": Field(_or_null(_text(CODE)), "`null` while the name is ambiguous"),
        "name": Field(_text(), "its name"),
        "level": Field(_or_null(_one_of(Level)), "`null` while the name is ambiguous"),
    },
    "scope": {
        "name": Field(_text(), "its name"),
        "code": Field(_or_null(_text(CODE)), "`null` while the name is ambiguous"),
    },
    "held_in": {
        "code": Field(_or_null(_text(CODE)), "`null` while the name is ambiguous"),
        "name": Field(_text(), "its name"),
        "level": Field(_or_null(_one_of(Level)), "`null` while the name is ambiguous"),
        "role": Field(_one_of(["held"]), "where it took place"),
        "basis": Field(
            _one_of(["written", "worked_out"]),
            "beside the activity; or from its organiser, those who came or a region named: to be confirmed",
        ),
        "reason": Field(_ref("sentence"), "what settled it"),
        "candidates": Field(_list(_text(CODE)), "codes it may mean, or was chosen from"),
    },
    "other_place": {
        "code": Field(_or_null(_text(CODE)), "`null` while the name is ambiguous"),
        "name": Field(_text(), "its name"),
        "level": Field(_or_null(_one_of(Level)), "`null` while the name is ambiguous"),
        "role": Field(_one_of(ROLES), "the organiser's area; where people came from; where victims are from"),
        "basis": Field(_one_of(["written"]), "always written"),
        "candidates": Field(_list(_text(CODE)), "codes it may mean, or was chosen from"),
        "span": Field(_SPAN, "where it stands"),
    },
    "period": {
        "from": Field(_or_null(_text(PERIOD)), "its beginning: a year, a month or a day"),
        "to": Field(_or_null(_text(PERIOD)), "its end"),
        "text": Field(_text(), "as written"),
    },
    "dates": {
        "published": Field(_or_null(_ref("day")), "of the article"),
        "statement": Field(_or_null(_ref("day")), "on which somebody spoke"),
        "held": Field(_or_null(_ref("day")), "of the activity; never completed from the other two"),
    },
    "place_name": {
        "name": Field(_text(), "as written"),
        "span": Field(_SPAN, "where it stands"),
    },
}

_WHAT = Field(_text(), "its words; a person's name is “…”")
_CORE = Field(_SPAN, "where the words stand")
_SAID = {"what": _WHAT, "core": _CORE}

VALUES: Mapping[Kind, Mapping[str, Field]] = {
    Kind.ACTIVITY: {
        "type": Field(_one_of(ACTIVITY_TYPES), "its kind ([glossary](../glossary.md))"),
        "title": Field(_or_null(_text()), "a theme in quotation marks or a name in capitals"),
        "state": Field(_one_of(["held", "planned"]), "whether it took place or is to come"),
        "mode": Field(_or_null(_one_of(["daring", "luring", "hybrid"])), "online, onsite or both"),
        "dates": Field(_ref("dates"), "three days that are never mixed up"),
        "place": Field(_or_null(_ref("held_in")), "the region"),
        "venue": Field(_or_null(_ref("place_name")), "the hall, the school, the office"),
        "organiser": Field(_or_null(_AGENCY), "who holds it"),
        "agencies": Field(_list(_AGENCY), "offices named with it, the organiser included"),
        "groups": Field(_list(_ref("place_name")), "posts and groups named as having come, without persons"),
        "open_list": Field({"type": "boolean"}, "whether more came than are named (“di antaranya”)"),
        "other_places": Field(_list(_ref("other_place")), "regions in another role"),
        "doubts": Field(_list(_ref("sentence")), "what an officer settles first"),
    },
    Kind.PARTICIPANTS: {
        "of": Field(_ID, "the activity"),
        "mode": Field(_one_of(["online", "onsite", "total"]), "`total`: said without a mode"),
        "number": Field(_or_null({"type": "integer", "minimum": 0}), "`null` where only a word was said"),
        "bound": _BOUND,
        "word": Field(_text(), "as written: `sekitar 200`"),
        "who": Field(_or_null(_text()), "who they were"),
        "counted": Field(
            _one_of(["people", "organisations", "accounts"]), "behind one account any number may sit"
        ),
        "status": Field(_one_of(["attended", "invited"]), "whether they came"),
        "part_of": Field(_or_null(_ID), "the number of participants that this one is a part of"),
    },
    Kind.FIGURE: {
        "number": Field(
            _or_null({"type": "number", "minimum": 0}),
            "as quoted; never added, never corrected; `null` where only a word was said",
        ),
        "bound": _BOUND,
        "unit": Field(_one_of([*UNITS, *PENALTIES]), "what is counted; the last three are penalties"),
        "measure": Field(_or_null(_one_of(["rupiah", "tahun"])), "of money and penalties"),
        "purpose": Field(_or_null(_text()), "what money is for"),
        "who": Field(_or_null(_text()), "the kind of people it counts, as written: women, children"),
        "source": Field(_or_null(_text()), "where the number is said to be from"),
        "period": Field(_or_null(_ref("period")), "the time it counts"),
        "part_of": Field(_or_null(_ID), "the figure it is a part of"),
        "speaker": Field(_or_null(_ref("speaker")), "who says it"),
        "place": Field(_or_null(_ref("region")), "the region it is said of"),
    },
    Kind.REQUEST: {
        "from": Field(_WHO, "who asks"),
        "to": Field(_WHO, "who is asked"),
        "what": _WHAT,
        "of": Field(_or_null(_ID), "the activity it was said at"),
    },
    Kind.COMMITMENT: {
        **_SAID,
        "owner": Field(_WHO, "who promises: only what the owner itself promises"),
        "due": Field(_or_null(_text()), "by when, as written"),
        "amount": Field(_or_null({"type": "integer", "minimum": 0}), "rupiah"),
    },
    Kind.CLAIM: {
        **_SAID,
        "claim": Field(_one_of(CLAIMS), "what is claimed; never a fact"),
        "speaker": Field(_or_null(_ref("speaker")), "who says it"),
        "scope": Field(_or_null(_ref("scope")), "the region it is said of"),
    },
    Kind.STAGE: {
        **_SAID,
        "stage": Field(_ref("stage_name"), "a stage of the criminal process"),
        "status": Field(
            _one_of(["done", "pending", "conditional", "general"]), "reached, awaited, or a rule"
        ),
    },
    Kind.ADVICE: {**_SAID, "speaker": Field(_or_null(_ref("speaker")), "who advises the public")},
    Kind.MODUS: {**_SAID, "key": Field(_ref("modus_name"), "its declared name")},
    Kind.ROLE: {
        **_SAID,
        "roles": Field(_list(_one_of(["pelaku", "korban"])), "a group of people said to be both"),
        "of": Field(_or_null(_text()), "the group as written"),
    },
    Kind.FACTOR: _SAID,
    Kind.PROMISE: _SAID,
    Kind.PROGRAMME: {
        **_SAID,
        "key": Field(_ref("programme_name"), "its declared name"),
        "task": Field(_or_null(_text()), "what the text says it does"),
    },
    Kind.MEASURE: _SAID,
    Kind.THEME: {**_SAID, "when": Field(_one_of(["now", "earlier"]), "what an event was about")},
    Kind.TRIGGER: _SAID,
    Kind.CONFLICT: {
        "conflict": Field(_one_of(CONFLICTS), "what does not agree; nothing is resolved"),
        "of": Field(_list(_ID, least=1), "the drafts that do not agree"),
    },
}
DRAFT_KINDS = (Kind.ACTIVITY, Kind.PARTICIPANTS, Kind.FIGURE, Kind.REQUEST)


def json_schema(lexicon: Lexicon, agencies: AgencyLexicon) -> Node:
    """The JSON Schema (2020-12) of one reading, with the words that the lexicons declare."""
    words = lexicon.notes
    declared: dict[str, Iterable[str]] = {
        "agency_kind": sorted(kind.key for kind in agencies.kinds),
        "stage_name": words.stages,
        "modus_name": words.modus,
        "programme_name": words.programmes,
    }
    shared = {name: _object(fields) for name, fields in SHARED.items()}
    kinds = {kind.value: _draft(kind) for kind in Kind}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **_object(
            {
                "schema": Field({"const": SCHEMA}, "name and version of this schema"),
                "problem": Field(_or_null(_ref("sentence")), "why the text was not read"),
                "drafts": Field(_list(_any_of(DRAFT_KINDS)), "what an officer accepts, corrects or drops"),
                "notes": Field(
                    _list(_any_of(kind for kind in Kind if kind not in DRAFT_KINDS)), "what else is told"
                ),
            }
        ),
        "$defs": {**{name: _one_of(each) for name, each in declared.items()}, **shared, **kinds},
    }


def _any_of(kinds: Iterable[Kind]) -> Node:
    return {"anyOf": [_ref(kind.value) for kind in kinds]}


def _draft(kind: Kind) -> Node:
    """One kind of draft or note: its id, the words it rests on, its value."""
    return _object(
        {
            "id": Field(_ID, "numbered within the article"),
            "kind": Field({"const": kind.value}, "its kind"),
            "spans": Field(_list(_ref("quoted"), least=1), "what it rests on, the most telling first"),
            "value": Field(_object(VALUES[kind]), "what is read"),
        }
    )
