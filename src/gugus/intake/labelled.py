"""An article's examples in the manner of labels: what a rule must read there, and what it must not; pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from gugus.intake.rules import DropReason, Outcome

if TYPE_CHECKING:
    from gugus.intake.example_reads import ExampleArticle, ExampleRow
    from gugus_engine.article.reading import Json

SCHEMA = "gugus.article_examples/1"
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "activity": "activities", "participants": "participants", "figure": "figures", "request": "requests",
        "commitment": "commitments", "claim": "claims", "stage": "legal_stages", "advice": "advice",
        "factor": "factors", "promise": "lures",
    }
)  # fmt: skip
"""What the lists of a label are called, by kind of draft; other kinds keep their own name."""
WRONG = (DropReason.WRONG, DropReason.NOT_ABOUT)
"""Why something must not be read again; what is double or not needed was read rightly."""


def labelled(article: ExampleArticle) -> dict[str, Json]:
    """One article as a document: its text, each example with its words, and the list `must_not`.

    It is partial: what no officer decided on is neither right nor wrong.
    """
    return {
        "schema": SCHEMA, "id": str(article.article), "partial": True, "address": article.address,
        "published": article.published_on.isoformat() if article.published_on else None, "text": article.text,
        "examples": [_example(each) for each in article.examples],
        "must_not": [_must_not(each) for each in article.examples if is_wrong(each)],
    }  # fmt: skip


def is_wrong(each: ExampleRow) -> bool:
    """Whether an example says that its draft must not be read there."""
    return each.outcome == Outcome.DROPPED and each.reason in WRONG


def _example(each: ExampleRow) -> Json:
    return {
        "field": FIELDS.get(each.kind, each.kind), "words": each.words,
        "span": {"start": each.span_start, "end": each.span_end}, "outcome": each.outcome, "reason": each.reason or None,
        "name": each.field or None, "read": each.read, "corrected": each.corrected,
    }  # fmt: skip


def _must_not(each: ExampleRow) -> Json:
    return {
        "field": FIELDS.get(each.kind, each.kind),
        "value": each.read,
        "why": each.reason,
        "words": each.words,
    }
