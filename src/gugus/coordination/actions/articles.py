"""Reading an article into drafts and notes; each text is one source, an address may have several versions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import IntegrityError, transaction

from gugus.coordination import readings
from gugus.coordination.drafts import title_for
from gugus.core.rules import check_may
from gugus.core.viewer import Viewer
from gugus.intake import actions as intake
from gugus.intake import reads as intake_reads
from gugus.intake.article_text import as_kept, line_as_kept
from gugus.intake.articles import read_text
from gugus.intake.rules import DRAFTS_LIMIT
from gugus.registry.actions import add_source, note_address, note_typed
from gugus.registry.reads import source_by_hash
from gugus.registry.rules.addresses import check_address
from gugus.registry.rules.titles import given
from gugus_engine.article.reading import Json, Kind, Reading
from gugus_engine.say import Say

Found = Sequence[dict[str, Json]]


@dataclass(frozen=True)
class ArticleRead:
    """What reading an article came to: the problem in a sentence, or the id of its `Source`.

    `known`: the office had this text already, since `read_on`. `earlier`: the source kept before from the
    same address.
    """

    problem: Say | None
    source: str = ""
    known: bool = False
    earlier: str = ""
    read_on: date | None = None


def read_article(
    text: str, *, by: Viewer, task_force: str, region: str, today: date, title: str = "", publisher: str = "",
    url: str = "",
) -> ArticleRead:  # fmt: skip
    """Read a pasted article into drafts and notes for an officer.

    The same text read twice by an office is one source: its drafts stay as they were decided, what was
    typed fills what was empty. Another text from the same address is a later version of it. `url` is
    kept as text, nothing is fetched. The text is read before anything is locked: meanwhile others write.
    """
    check_may(by, "article.write", region)
    address = check_address(as_kept(url))
    text, title, publisher = as_kept(text), line_as_kept(title), line_as_kept(publisher)
    content = hashlib.sha256(text.encode()).hexdigest()
    find = partial(_known, content, task_force, by=by, title=title, publisher=publisher, address=address)
    known = find()
    if known is not None:
        return known
    reading = read_text(text, today=today)
    found = [each.as_json(text) for each in (*reading.drafts, *reading.notes)]
    problem = _problem(reading)
    if problem is not None:
        return ArticleRead(problem)
    with transaction.atomic():
        # Somebody else may have read the same text meanwhile.
        known = find()
        if known is not None:
            return known
        source = add_source(
            by=by, kind="article", title=title or _named_after(found, today),
            publisher=publisher[:120], published_on=_published(found), retrieved_on=today, url=address,
            text=text, content_hash=content, office=task_force,
        )  # fmt: skip
        # A second click at the same instant finds the drafts of the first.
        with suppress(IntegrityError), transaction.atomic():
            intake.keep_drafts(found, by=by, article=str(source.pk), task_force=task_force, region=region)
    return ArticleRead(None, str(source.pk), earlier=str(source.earlier_id or ""))


@transaction.atomic
def _known(
    content: str, task_force: str, *, by: Viewer, title: str, publisher: str, address: str
) -> ArticleRead | None:
    """What the office read of this text before; what was typed now fills what was empty. None for no drafts."""
    known = source_by_hash(content, task_force)
    if known is None:
        return None
    note_address(known, address, by=by)
    note_typed(known, by=by, title=title, publisher=publisher)
    if not intake_reads.drafts(by, known.pk):
        return None
    return ArticleRead(None, str(known.pk), True, str(known.earlier_id or ""), known.retrieved_on)


def _problem(reading: Reading) -> Say | None:
    """Why nothing is kept of a reading; None when all of it is."""
    if reading.problem is not None or not _tells(reading):
        return reading.problem or Say("coordination.no_drafts")
    count = len(reading.drafts) + len(reading.notes)
    return (
        Say("coordination.too_many_drafts", count=count, most=DRAFTS_LIMIT) if count > DRAFTS_LIMIT else None
    )


def _tells(reading: Reading) -> bool:
    """Whether anything is told that an officer can keep."""
    return bool(reading.drafts) or any(note.kind is not Kind.CONFLICT for note in reading.notes)


def _activities(found: Found) -> list[readings.ActivityRead]:
    values = (each["value"] for each in found if each["kind"] == "activity")
    return [readings.activity(value) for value in values if isinstance(value, dict)]


def _published(found: Found) -> date | None:
    """The day of publishing that the text prints; a mere year of a copyright line is none."""
    days = (read.published.value for read in _activities(found) if read.published)
    return next((day for day in days if day), None)


def _named_after(found: Found, today: date) -> str:
    """A title for an article without one: its first activity's, never its first line, which may name people."""
    values = (each["value"] for each in found if each["kind"] == "activity")
    first = next((value for value in values if isinstance(value, dict)), None)
    return given("", today) if first is None else title_for(first, today)
