"""Commitments: only what the owner itself promises; what another asks of it is a request."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from gugus_engine.article.answers import whole_promise
from gugus_engine.article.commitment_due import amount_in, due_in
from gugus_engine.article.commitment_limits import is_broken
from gugus_engine.article.commitment_owner import is_somebody, is_told_of_another, owner_json, owner_of
from gugus_engine.article.commitment_verbs import promises_in
from gugus_engine.article.note import Note, note
from gugus_engine.article.reading import Kind
from gugus_engine.article.scene import Article
from gugus_engine.article.stage_limits import is_of_other_crime
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span, free_of

_MOST = 12  # promises of one sentence; a text that repeats them takes no long time to read


def find_commitments(article: Article, speakers: Mapping[int, PostMention]) -> tuple[Note, ...]:
    """The promises of offices in the story, one in a clause."""
    found: list[Note] = []
    for piece in (each for each in article.story if not is_of_other_crime(article, each)):
        taken: list[Span] = []
        for verb, core in islice(promises_in(article, piece), _MOST):
            owner = owner_of(article, piece, verb, speakers)
            is_owned = owner.is_known or is_somebody(article, piece, verb)
            if not is_owned or not free_of(core, taken) or is_broken(article, piece, verb, core):
                continue
            if is_told_of_another(article, piece, owner, verb, speakers.get(piece.index)):
                continue
            whole = whole_promise(article, piece, verb, core)
            if whole is None:
                continue
            taken.append(core)
            found.append(
                note(
                    article, Kind.COMMITMENT, piece, whole,
                    owner=owner_json(article, owner), due=due_in(article, core), amount=amount_in(article, core),
                )
            )  # fmt: skip
    return tuple(found)
