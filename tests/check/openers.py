"""How the product itself opens each sealed field: one reader for each, and a check that none is missing."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Model

from gugus.casework import reads as casework
from gugus.core import checkpoints, vault, walls
from gugus.core.checkpoints import line as checkpoint_lines
from gugus.desk import reads as desk
from gugus.intake import reads as intake

Opener = Callable[..., object]


def _message(row: Model) -> str:
    found = {each.id: each.text for each in intake.letters(row.report)}  # type: ignore[attr-defined]
    return found[str(row.pk)]


def _plain(kind: str, field: str) -> Opener:
    return lambda row: vault.unseal(kind, row.pk, field, bytes(getattr(row, f"sealed_{field}")))


OPENERS: dict[tuple[str, str], Opener] = {
    ("intake.report", "sealed_story"): intake.story,
    ("intake.message", "sealed_text"): _message,
    ("intake.mention", "sealed_value"): lambda row: intake.open_mentions([row])[0].value,
    ("intake.mention", "sealed_born"): _plain("intake.mention", "born"),
    ("screening.triage", "sealed_reason"): _plain("screening.triage", "reason"),
    ("desk.handoff", "sealed_note"): desk.note_of,
    ("desk.handoff", "sealed_answer"): desk.answer_of,
    ("casework.peristiwa", "sealed_summary"): casework.summary,
    ("casework.peristiwa", "sealed_destination"): casework.destination,
    ("registry.appointment", "sealed_holder"): _plain("registry.appointment", "holder"),
    ("core.sealedfile", "sealed_name"): _plain("core.sealedfile", "name"),
    ("core.sealedfile", "sealed_digest"): _plain("core.sealedfile", "digest"),
    ("core.wall", "sealed_reason"): walls.reason_of,
    ("core.wall", "sealed_party"): walls.party_of,
    ("accounts.accountchange", "sealed_reason"): _plain("accounts.accountchange", "reason"),
    ("accounts.breakglass", "sealed_reason"): _plain("accounts.breakglass", "reason"),
    ("accounts.breakglass", "sealed_finding"): _plain("accounts.breakglass", "finding"),
    **{
        ("core.rightsrequest", f"sealed_{name}"): _plain("core.rightsrequest", name)
        for name in ("name", "contact", "words", "answer")
    },
    **{
        ("core.breach", f"sealed_{name}"): _plain("core.breach", name)
        for name in ("what", "harm", "handling", "told", "changed")
    },
    ("core.auditcheckpoint", "sealed_heads"): lambda row: (
        checkpoint_lines.unseal(checkpoints.line_of(row)).heads
    ),
}


def opened(row: Model, field: str) -> str:
    """The text of one sealed field of one row, by the product's own reader; KeyError when it has none here."""
    return str(OPENERS[row._meta.label_lower, field](row))
