"""The notes of the audit in the reader's words: keys by their labels, ids by the codes and titles they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from gugus.core import acts
from gugus.core.ids import is_id
from gugus.core.trail import Act
from gugus.web.audit.forms import ALL
from gugus.web.audit.note_words import LABELS, NUMBERS, TABLES, Texts, table_of
from gugus.web.identity.words import note_said
from gugus.web.said import language

Names = Mapping[str, str]
"""What ids in notes stand for: the code of a matter, the title of a post."""
SHORT = 8
_COUNTS = re.compile(
    r"\b(?:opened|shown|notices|items|spared|erased|kept|told|assigned|new|ended)=\d+(?: of \d+)?"
)
"""Counts in notes: they count things from which the reader may be walled off, so nobody is shown them."""
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def ids_in(rows: Sequence[Act]) -> set[str]:
    """All ids that stand in the notes of these acts."""
    return {found for row in rows for found in _ID.findall(row.note)}


def note(row: Act, names: Names) -> str:
    """The note of an act in words; what no table knows is shown as it was kept."""
    if row.action in ("audit.read", "audit.export"):
        return _asked(row.note)
    if row.action in ("identity.reveal", "identity.print"):
        return note_said(row.note)
    told, known = " ".join(_COUNTS.sub("", row.note).split()), table_of(row.action)
    if told in known or row.action not in TABLES or _is_text(row):
        return str(known.get(told, told))
    return _joined(_said(each, row.action, known, names) for each in re.split(r"[\s,]+", told) if each)


def _is_text(row: Act) -> bool:
    """Whether the note is the reason the system gives for itself, in words."""
    return row.actor_kind == "system" and not _ID.search(row.note) and "=" not in row.note


def _joined(parts: Iterator[tuple[str, bool]]) -> str:
    """The parts with commas between them, but a kind and its code in one: "Event K-7KQ2M, post: Penyidik"."""
    told = "".join(f"{text}{' ' if goes_on else ', '}" for text, goes_on in parts)
    return told.rstrip(", ")


def _said(part: str, action: str, known: Texts, names: Names) -> tuple[str, bool]:
    """One part of a note in words, and whether the next one belongs to it."""
    if "=" in part:
        key, _mark, value = part.partition("=")
        label = known.get(key) or LABELS.get(key, key)
        return f"{label}: {_named(value, known, names)}", False
    if part.isdigit() and action in NUMBERS:
        return f"{NUMBERS[action]}: {part}", False
    return _named(part.removesuffix(":"), known, names), part in acts.objects()


def _named(part: str, known: Texts, names: Names) -> str:
    return names.get(part, part[:SHORT]) if is_id(part) else str(known.get(part, part))


def _asked(note: str) -> str:
    """Which list the custodian looked at: "kind=reveal since=2026-11-01" as "Content opened, filtered"."""
    first, _space, more = note.partition(" ")
    kind = first.removeprefix("kind=")
    words = acts.kinds().get(kind)
    label = words.said(language()) if words else _("Everything") if kind == ALL else kind
    return _("%(kind)s, filtered") % {"kind": label} if more else label
