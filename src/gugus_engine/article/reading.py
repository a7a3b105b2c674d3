"""What comes out of reading an article: a problem, or drafts with the words they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from gugus_engine.say import Say
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.spans import Span

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

SCHEMA = "gugus.article/3"


class Kind(StrEnum):
    """What a draft proposes."""

    ACTIVITY = "activity"
    PARTICIPANTS = "participants"
    FIGURE = "figure"
    REQUEST = "request"
    COMMITMENT = "commitment"
    CLAIM = "claim"
    STAGE = "stage"
    ADVICE = "advice"
    MODUS = "modus"
    ROLE = "role"
    FACTOR = "factor"
    PROMISE = "promise"
    PROGRAMME = "programme"
    MEASURE = "measure"
    THEME = "theme"
    TRIGGER = "trigger"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Draft:
    """One proposal to an officer: `id` is "a1", "p1", "f1", "r1" or "n1"; `spans` are the words it rests on.

    The shape of `value` by kind is that of the schema gugus.article/3.
    """

    id: str
    kind: Kind
    spans: tuple[Span, ...]
    value: Mapping[str, Json]

    def as_json(self, text: str) -> dict[str, Json]:
        """The draft with its quotes."""
        spans: list[Json] = [{**span_json(span), "quote": span.quote(text)} for span in self.spans]
        return {"id": self.id, "kind": self.kind.value, "spans": spans, "value": dict(self.value)}


@dataclass(frozen=True)
class Reading:
    """The reading of one text: either a `problem` in one sentence or drafts, of which there may be none.

    `drafts` are what an officer accepts into a register; `notes` are the rest of what is told:
    commitments, claims, legal stages, advice, modus, factors, promises, programmes, conflicts.
    """

    text: str
    problem: Say | None
    drafts: tuple[Draft, ...] = ()
    notes: tuple[Draft, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """The document of schema gugus.article/3; all offsets count in the original text."""
        return {
            "schema": SCHEMA,
            "problem": say_json(self.problem) if self.problem else None,
            "drafts": [draft.as_json(self.text) for draft in self.drafts],
            "notes": [note.as_json(self.text) for note in self.notes],
        }


def say_json(say: Say) -> dict[str, Json]:
    """A sentence key with its values."""
    return {"key": say.key, "values": dict(say.as_dict())}


def span_json(span: Span) -> dict[str, Json]:
    """The offsets of a span."""
    return {"start": span.start, "end": span.end}


def agency_json(agency: AgencyMention) -> dict[str, Json]:
    """An agency as written, with its kind and region where known."""
    return {"name": agency.name, "key": agency.key, "code": agency.code, "span": span_json(agency.span)}


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in text order, each once."""
    return tuple(sorted(set(spans)))
