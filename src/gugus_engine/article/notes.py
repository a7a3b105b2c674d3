"""Notes: what an article tells beside activities, participants, figures and requests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gugus_engine.article.advice import find_advice
from gugus_engine.article.claims import find_claims
from gugus_engine.article.commitments import find_commitments
from gugus_engine.article.factors import find_factors
from gugus_engine.article.note import Note
from gugus_engine.article.promises import find_promises
from gugus_engine.article.reading import Draft
from gugus_engine.article.scene import Article
from gugus_engine.article.stages import find_stages
from gugus_engine.article.themes import find_measures, find_modus, find_programmes, find_roles
from gugus_engine.article.topics import find_topics
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

Speakers = Mapping[int, PostMention]


def find_notes(article: Article, speakers: Speakers, asked: Sequence[Span]) -> tuple[Draft, ...]:
    """All notes in the order of their kinds, numbered; `asked` are the words of requests."""
    advice = find_advice(article, speakers, asked)
    commitments = find_commitments(article, speakers)
    found: list[Note] = [
        *commitments,
        *find_claims(article, speakers),
        *find_stages(article, [*asked, *(each.core for each in advice)], [each.core for each in commitments]),
        *advice,
        *find_modus(article),
        *find_roles(article),
        *find_factors(article),
        *find_promises(article),
        *find_programmes(article),
        *find_measures(article),
        *find_topics(article),
    ]
    return tuple(note.as_draft(number) for number, note in enumerate(found, start=1))
