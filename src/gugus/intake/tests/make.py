"""Builders of intake: a report by the public door, and the words of its receipt."""

from __future__ import annotations

from datetime import datetime, timedelta

from gugus.core import receipt, vault
from gugus.core.ids import new_id
from gugus.core.time import now
from gugus.core.viewer import ANONYMOUS
from gugus.intake import actions
from gugus.intake.models import Report
from gugus.intake.rules import Urgency, find_mentions
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
