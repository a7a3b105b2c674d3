"""Mentions: a person, phone or handle as it was written somewhere, sealed and found again by tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from gugus.core import audit, keys, search, vault
from gugus.core.ids import new_id
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus.intake import tokens
from gugus.intake.models import Mention, Message, Report
from gugus.intake.rules import Found, MentionKind

KIND = "intake.mention"


@dataclass(frozen=True)
class Written:
    """What a mention says: as written, in normal form, with a year of birth where one was told."""

    kind: MentionKind
    value: str
    normal: str = ""
    born: int | None = None


def add_mention(written: Written, *, by: Viewer, region: str, matter: UUID | None = None) -> Mention:
    """Keep one mention that stands in no report, sealed, with its search tokens.

    `matter` is the peristiwa it is written for.
    """
    pk = new_id()
    row = _mention(pk, keys.make([(KIND, str(pk))])[KIND, str(pk)], written, by=by, region=region)
    row.matter = matter
    row.save(force_insert=True)
    _index(pk, written, region)
    audit.record("mention.add", by=by, on=row)
    return row


def keep_found(found: Sequence[Found], row: Report, *, by: Viewer, message: Message | None = None) -> None:
    """Keep what was found in a report or in a message of it; all their keys stand in one commit."""
    if not found:
        return
    ids = {new_id(): each for each in found}
    made = keys.make([(KIND, str(pk)) for pk in ids])
    rows = [
        _found(pk, made[KIND, str(pk)], each, by=by, report=row, message=message) for pk, each in ids.items()
    ]
    Mention.objects.bulk_create(rows)
    values = {str(pk): tokens.of_mention(each.kind, each.text, each.normal) for pk, each in ids.items()}
    search.keep_many(KIND, row.region_id, values)
    audit.record("mention.add", by=by, on=row, note=str(len(rows)))


def _mention(pk: UUID, key: bytes, written: Written, *, by: Viewer, region: str) -> Mention:
    born = vault.seal_with(key, KIND, pk, "born", str(written.born)) if written.born else None
    return Mention(
        id=pk, kind=written.kind, region_id=region, made_at=now(), made_by=by.id or by.kind,
        sealed_value=vault.seal_with(key, KIND, pk, "value", written.value), sealed_born=born,
    )  # fmt: skip


def _found(
    pk: UUID, key: bytes, found: Found, *, by: Viewer, report: Report, message: Message | None
) -> Mention:
    row = _mention(pk, key, Written(found.kind, found.text, found.normal), by=by, region=report.region_id)
    row.report, row.message, row.span_start, row.span_end = report, message, found.start, found.end
    return row


def _index(pk: UUID, written: Written, region: str) -> None:
    values = tokens.of_mention(written.kind, written.value, written.normal, written.born)
    search.keep(KIND, str(pk), region, values)
