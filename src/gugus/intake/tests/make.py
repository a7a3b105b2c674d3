"""Builders of intake: a report by the public door, and the words of its receipt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from gugus.core import keys, receipt, search, vault
from gugus.core.ids import new_id
from gugus.core.time import now
from gugus.core.viewer import ANONYMOUS, system
from gugus.intake import actions, tokens
from gugus.intake.actions import Written
from gugus.intake.models import Mention, Report
from gugus.intake.rules import MentionKind, Urgency, find_mentions
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR

STORY = "Adik saya diajak Bu Melati kerja di kota lain, nomornya 0812-3456-7890. KTP-nya diminta."


def words() -> str:
    """Seven words that no report has yet."""
    return receipt.make(vault.derived("receipt"), str(new_id()))


def report(
    *, code: str = CIANJUR, story: str = STORY, urgency: Urgency = Urgency.UNKNOWN, seven: str = "",
    promised_at: datetime | None = None,
) -> Report:  # fmt: skip
    """A report of a region, sealed, with its mentions; it opens with `seven` where they are given."""
    return actions.store(
        by=ANONYMOUS, region=code, task_force=str(registry.task_force(code).pk), story=story, urgency=urgency,
        words=seven or words(), promised_at=promised_at or now() + timedelta(hours=24), found=find_mentions(story),
    )  # fmt: skip


def person(name: str, *, code: str = CIANJUR, born: int | None = None) -> Mention:
    """A person who stands in no report, as casework writes one down."""
    by = system("test")
    return actions.add_mention(Written(MentionKind.PERSON, name, born=born), by=by, region=code)


def crowd(names: Sequence[str], *, code: str = CIANJUR) -> None:
    """Many people at once, sealed and with their tokens."""
    ids = {str(new_id()): name for name in names}
    made = keys.make([("intake.mention", pk) for pk in ids])
    Mention.objects.bulk_create(
        Mention(
            id=pk, kind=MentionKind.PERSON, region_id=code, made_at=now(), made_by="test",
            sealed_value=vault.seal_with(made["intake.mention", pk], "intake.mention", pk, "value", name),
        )
        for pk, name in ids.items()
    )  # fmt: skip
    search.keep_many(
        "intake.mention", code, {pk: tokens.of_mention("person", name) for pk, name in ids.items()}
    )
