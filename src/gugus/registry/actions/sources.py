"""Keeping sources, and figures as they were quoted in them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date

from django.db import transaction

from gugus.core import audit
from gugus.core.rules import check_right
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus.registry.actions.withdrawing import quoted_again
from gugus.registry.models import QuotedFigure, Source
from gugus.registry.reads.statements import known_region, source_at
from gugus.registry.rules.addresses import check_address
from gugus.registry.rules.figures import Figure, Quote, figure_of, quote_of
from gugus.registry.rules.titles import is_given
from gugus.registry.rules.vocabulary import SourceKind


def sha256(text: str) -> str:
    """The SHA-256 of a text in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def right_for(kind: SourceKind) -> str:
    """The right to keep a source: articles belong to the secretariat's daily work."""
    return "article.write" if kind is SourceKind.ARTICLE else "registry.write"


@transaction.atomic
def add_source(
    *,
    by: Viewer,
    kind: str,
    title: str,
    publisher: str = "",
    published_on: date | None = None,
    retrieved_on: date | None = None,
    url: str = "",
    licence: str = "",
    note: str = "",
    text: str = "",
    content_hash: str = "",
    office: str = "",
) -> Source:
    """Keep a source; the same content is one source. An article whose address is known with another text is
    a later version of it, and says so; both are kept.

    `office` is the id of the task force that reads an article: each office has its own.
    `content_hash` is the SHA-256 of a file; without it, of the text, or of title, publisher and day.
    """
    check_right(by, right_for(SourceKind(kind)))
    known_by = content_hash or sha256(text or f"{title}\n{publisher}\n{published_on}")
    address = check_address(url)
    row, made = Source.objects.get_or_create(
        kind=SourceKind(kind), content_hash=known_by, office=office,
        defaults={
            "title": title[:300], "publisher": publisher, "published_on": published_on,
            "retrieved_on": retrieved_on, "url": address, "licence": licence, "note": note, "text": text,
            "earlier": source_at(address, office) if kind == SourceKind.ARTICLE else None,
        },
    )  # fmt: skip
    if made:
        audit.record("registry.add_source", by=by, on=row)
    return row


@transaction.atomic
def note_address(row: Source, url: str, *, by: Viewer) -> None:
    """Write down the address of an article that was kept without one; an address that is there stays."""
    check_right(by, right_for(SourceKind(row.kind)))
    address = check_address(url)
    if not address or row.url:
        return
    earlier = source_at(address, row.office)
    row.url, row.earlier = address, None if earlier == row else earlier
    row.save(update_fields=["url", "earlier"])
    audit.record("registry.note_address", by=by, on=row)


@transaction.atomic
def note_typed(row: Source, *, by: Viewer, title: str = "", publisher: str = "") -> None:
    """Write down the title and the publisher of an article where it has none; what is there stays.

    A title that was given to an article without one counts as none.
    """
    check_right(by, right_for(SourceKind(row.kind)))
    typed = {
        "title": title.strip()[:300] if is_given(row.title) else "",
        "publisher": publisher.strip()[:120],
    }
    new = {name: words for name, words in typed.items() if words and (name == "title" or not row.publisher)}
    if not new:
        return
    for name, words in new.items():
        setattr(row, name, words)
    row.save(update_fields=[*new])
    audit.record("registry.note_typed", by=by, on=row)


@transaction.atomic
def keep_letter(number: str, signed_on: date, *, by: Viewer) -> Source:
    """Keep a letter by its number and day, for an act that has checked its own right; known ones stay as they are."""
    row, made = Source.objects.get_or_create(
        kind=SourceKind.LETTER, content_hash=sha256(f"{number}\n{signed_on}"),
        defaults={"title": number[:300], "published_on": signed_on},
    )  # fmt: skip
    if made:
        audit.record("registry.add_source", by=by, on=row)
    return row


@transaction.atomic
def quote_figure(
    *,
    by: Viewer,
    source: str,
    value: Mapping[str, object],
    span: Mapping[str, object],
    number: float | None = None,
) -> QuotedFigure:
    """Keep a figure that somebody said in a source, from an accepted draft.

    `value` is the draft's value (number, bound, unit, period, speaker, place), `span` has start, end
    and quote; `number` is the officer's correction. The same span and unit twice is one figure.
    """
    check_right(by, "article.write")
    figure, quote = figure_of(value, number), quote_of(span)
    columns = _figure_columns(figure, quote)
    row, made = QuotedFigure.objects.get_or_create(
        source_id=source, span_start=quote.start, span_end=quote.end, unit=figure.unit, defaults=columns
    )
    again = quoted_again(row, columns)
    if again:
        row.save()
    if made or again:
        audit.record("registry.quote_figure", by=by, on=row)
    return row


def _figure_columns(figure: Figure, quote: Quote) -> dict[str, object]:
    return {
        "number": figure.number, "bound": figure.bound, "period_from": figure.period_from,
        "period_to": figure.period_to, "speaker_post": figure.speaker_post,
        "speaker_agency": figure.speaker_agency, "region_id": known_region(figure.region), "quote": quote.words,
        "period_text": figure.period_text, "measure": figure.measure, "purpose": figure.purpose,
        "told_from": figure.told_from, "accepted_at": now(),
    }  # fmt: skip
