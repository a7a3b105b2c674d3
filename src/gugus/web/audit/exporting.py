"""The list as a table for spreadsheets, sent row by row."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from gugus.core import sheet, trail
from gugus.core.time import zone_info
from gugus.core.trail import Act
from gugus.core.viewer import Viewer
from gugus.web.audit.asking import Question
from gugus.web.audit.pages import Line, lines

LIMIT = 10_000
"""Rows of one export; a longer period is exported in parts."""
BUNDLE = 500


def table(viewer: Viewer, asked: Question) -> Iterator[bytes]:
    """The rows of a question as pieces of a CSV file, newest first, at most LIMIT.

    The head and the first bundle are made at once, so that trouble still becomes a page.
    """
    head = [
        _("Id of the row"), _("When"), _("Act"), _("Act (key)"), _("Post"), _("Agency and account"), _("Account"), _("Thing"),
        _("Code"), _("Id of the thing"), _("Note"),
    ]  # fmt: skip
    first = _bundle(viewer, asked, None)
    return sheet.rows(head, _cells(viewer, asked, first))


def _cells(viewer: Viewer, asked: Question, bundle: list[tuple[Act, Line]]) -> Iterator[list[sheet.Cell]]:
    sent, zone = 0, zone_info(asked.zone)
    while bundle:
        for row, line in bundle[: LIMIT - sent]:
            yield [
                row.id, row.at.astimezone(zone).isoformat(timespec="seconds"), line.what, row.action, line.post,
                line.agency, row.actor if row.actor_kind == "person" else "", line.thing.kind, line.thing.code, row.object_id, line.note,
            ]  # fmt: skip
        sent += len(bundle)
        whole = len(bundle) == BUNDLE and sent < LIMIT
        bundle = _bundle(viewer, asked, bundle[-1][0].id) if whole else []


def _bundle(viewer: Viewer, asked: Question, before: str | None) -> list[tuple[Act, Line]]:
    rows = trail.acts(viewer, asked.asked, limit=BUNDLE, before=before)
    with translation.override(asked.language):
        return list(zip(rows, lines(viewer, rows, asked.zone), strict=True))
