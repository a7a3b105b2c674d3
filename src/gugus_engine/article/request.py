"""One request and its draft: who asks whom for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gugus_engine.article.activities import Activity
from gugus_engine.article.asker import Asker
from gugus_engine.article.masking import MASK, said
from gugus_engine.article.reading import Draft, Json, Kind, agency_json, span_json
from gugus_engine.article.scene import Article, Piece
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.spans import Span


@dataclass(frozen=True)
class Request:
    """One asking: the sentence, who asks, who is asked (a group or an agency), and for what."""

    piece: Piece
    asking: Asker
    group: Span | None
    asked: AgencyMention | None
    what: Span


def request_draft(article: Article, request: Request, number: int, activities: Sequence[Activity]) -> Draft:
    """The draft of one request."""
    of = next((a.id for a in activities if request.piece in a.territory), None)
    value: dict[str, Json] = {
        "from": request.asking.as_json(article),
        "to": _to_json(article, request),
        "what": said(article, request.what),
        "of": of,
    }
    return Draft(f"r{number}", Kind.REQUEST, (request.piece.span,), value)


def _to_json(article: Article, request: Request) -> Json:
    if request.asked:
        return agency_json(request.asked)
    if request.group is None:
        return None
    name = said(article, request.group)
    return (
        {"name": name, "key": None, "code": None, "span": span_json(request.group)}
        if name.strip(f"{MASK} ,")
        else None
    )
