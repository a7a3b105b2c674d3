"""A note: one thing told, the words it rests on, and who says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gugus_engine.article.masking import said
from gugus_engine.article.reading import Draft, Json, Kind, agency_json, span_json
from gugus_engine.article.scene import Article, Piece
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span


@dataclass(frozen=True)
class Note:
    """One note before it is numbered: `core` are the words themselves, `value` what is read of them."""

    kind: Kind
    piece: Piece
    core: Span
    value: Mapping[str, Json]

    def as_draft(self, number: int) -> Draft:
        """The note with its id; it quotes its own words first, then the sentence."""
        spans = (self.core,) if self.core == self.piece.span else (self.core, self.piece.span)
        return Draft(f"n{number}", self.kind, spans, {**self.value, "core": span_json(self.core)})


def note(article: Article, kind: Kind, piece: Piece, core: Span, **value: Json) -> Note:
    """A note with its words, without names of persons, as `what`."""
    return Note(kind, piece, core, {"what": said(article, core), **value})


def speaker_json(post: PostMention | None) -> Json:
    """The post that says it and its agency; None where the text tells of none."""
    if post is None:
        return None
    return {"post": post.title, "agency": agency_json(post.agency) if post.agency else None}
