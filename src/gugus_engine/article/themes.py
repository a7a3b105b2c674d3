"""Modus, programmes and measures: by their declared names, a programme with its task."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from gugus_engine.article.clauses import rest, words_between
from gugus_engine.article.denial import is_refuted
from gugus_engine.article.listing import list_items
from gugus_engine.article.masking import said
from gugus_engine.article.note import Note, note
from gugus_engine.article.note_lexicon import Pattern
from gugus_engine.article.reading import Json, Kind
from gugus_engine.article.scene import Article, Piece, hits, present
from gugus_engine.text.spans import Span

_ROLE = re.compile(r"\b(?:pelaku|korban)\b")
_DEED = re.compile(
    r"(?:dengan\s+|secara\s+\w+\s+|melalui\s+)?(?:me|pe|ber|sosialisasi|edukasi|kerja|kampanye|patroli|razia|koordinasi|"
    r"kolaborasi|sinergi|operasi|layanan|deteksi|literasi|diseminasi|advokasi|rehabilitasi|restitusi|reintegrasi|ke\w+an\b|"
    r"wawancara|verifikasi|monitoring|evaluasi|respons|intervensi|regulasi|satgas|profiling)",
    re.IGNORECASE,
)
_FEW = 4  # words between a cue and its list


def find_modus(article: Article) -> tuple[Note, ...]:
    """The ways of exploiting and recruiting that the story names."""
    found = _first(article, article.lexicon.notes.modus)
    return tuple(
        note(article, Kind.MODUS, piece, span, what=_plain(article, span), key=key)
        for key, piece, span in found
    )


def find_roles(article: Article) -> tuple[Note, ...]:
    """Groups of people who are said to be perpetrators as well as victims, with the group as written."""
    words = article.lexicon.notes.roles
    found: list[Note] = []
    for piece in article.story:
        for cue in hits(words.cues, article.text, piece.span):
            group = max(hits(words.groups, article.text, Span(piece.span.start, cue.start)), default=None)
            told = _ROLE.findall(article.quote(cue).lower())
            of = said(article, group) if group else None
            found.append(note(article, Kind.ROLE, piece, cue, roles=list(told), of=of))
    return tuple(found)


def find_programmes(article: Article) -> tuple[Note, ...]:
    """The programmes that the story names, each with what is said to be its task."""
    found = _first(article, article.lexicon.notes.programmes)
    return tuple(
        note(
            article,
            Kind.PROGRAMME,
            piece,
            span,
            what=_plain(article, span),
            key=key,
            task=_task(article, key),
        )
        for key, piece, span in found
    )


def _plain(article: Article, span: Span) -> str:
    """Declared words on one line; no name of a person can stand in them."""
    return " ".join(article.quote(span).split())


def _first(article: Article, words: Mapping[str, Pattern]) -> Iterator[tuple[str, Piece, Span]]:
    for key, pattern in present(words, article.text).items():
        for piece in article.story:
            span = next(hits(pattern, article.text, piece.span), None)
            if span and not is_refuted(article, piece, span):
                yield key, piece, span
                break


def _task(article: Article, key: str) -> Json:
    """What follows "bertugas" in a sentence that names the programme before it."""
    words = article.lexicon.notes
    for piece in article.story:
        named = next(hits(words.programmes[key], article.text, piece.span), None)
        task = next(hits(words.programme_tasks, article.text, piece.span), None) if named else None
        if named and task and named.end <= task.start:
            return said(article, rest(article, piece, task.start, task.end))
    return None


def find_measures(article: Article) -> tuple[Note, ...]:
    """What offices say they do, where the story lists it: "langkah tersebut mencakup …"."""
    words = article.lexicon.notes.measures
    found: list[Note] = []
    for piece in article.story:
        for cue in hits(words.cues, article.text, piece.span):
            listing = next(hits(words.lists, article.text, Span(cue.end, piece.span.end)), None)
            if listing and words_between(article, cue.end, listing.start) <= _FEW:
                items = _whole(article, list_items(article, piece, listing.end))
                found += [note(article, Kind.MEASURE, piece, item) for item in items]
                break
    return tuple(found)


def _whole(article: Article, items: Iterable[Span]) -> list[Span]:
    """The items, one that names no deed joined to the one before it: "tingkat kabupaten dan kota"."""
    found: list[Span] = []
    for item in items:
        if found and not _DEED.match(article.text, item.start, item.end):
            found[-1] = found[-1].until(item)
        else:
            found.append(item)
    return found
