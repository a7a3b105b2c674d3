"""Taking a request in, deciding about it, entering the letter that answered it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gugus.core import audit, vault
from gugus.core.ids import free_code, new_id
from gugus.core.models import RightsRequest
from gugus.core.rights import rules
from gugus.core.rights.rules import KIND, Decision, RequestKind, RequestState
from gugus.core.rules import check_may
from gugus.core.time import now
from gugus.core.viewer import Viewer

CARRY_OUT = "retention.write"
"""Carrying out an erasure that somebody else decided: the right that confirms a list of what is destroyed."""


@dataclass(frozen=True)
class Asked:
    """What somebody asked: kind, by which door, when it came, who, how to reach them, their words, about what."""

    kind: RequestKind
    door: str
    proof: str
    received_at: datetime
    name: str
    contact: str
    words: str
    subject: str = ""


def _is_taken(code: str) -> bool:
    return RightsRequest.objects.filter(code=code).exists()


@transaction.atomic
def open_request(asked: Asked, *, by: Viewer, region: str, matter: str) -> RightsRequest:
    """Take a request in; its clock runs from the instant it came, not from when it was typed.

    `matter` is the id of the report or event that `asked.subject` names, empty when it names none.
    """
    check_may(by, "rights.write", region)
    rules.check_name(asked.name)
    rules.check_words(asked.words)
    rules.check_proof(asked.proof)
    rules.check_door(asked.door)
    rules.check_received(asked.received_at, now())
    pk = new_id()
    row = RightsRequest.objects.create(
        id=pk, code=free_code("H", _is_taken), region_code=region, task_force=by.task_force, post=by.post,
        kind=asked.kind, door=asked.door, proof=asked.proof, subject=asked.subject.strip(), matter_id=matter,
        sealed_name=vault.seal(KIND, pk, "name", asked.name.strip()),
        sealed_contact=vault.seal(KIND, pk, "contact", asked.contact.strip()),
        sealed_words=vault.seal(KIND, pk, "words", asked.words.strip()),
        received_at=asked.received_at, due_at=rules.due_at(asked.kind, asked.received_at),
    )  # fmt: skip
    audit.record("rights.open", by=by, on=row, note=asked.kind)
    return row


@transaction.atomic
def open_page(row: RightsRequest, *, by: Viewer) -> None:
    """Somebody opens a request: audited each time, with whether the name and the words were shown."""
    check_may(by, "rights.read", row.region_code)
    audit.record("rights.read", by=by, on=row, note="words" if by.may("rights.write") else "")


@transaction.atomic
def write_letter(row: RightsRequest, *, by: Viewer, letter: str) -> None:
    """A draft letter to the requester is made: audited, because it names them."""
    check_may(by, "rights.write", row.region_code)
    audit.record("rights.letter", by=by, on=row, note=letter)


@transaction.atomic
def decide(
    row: RightsRequest,
    *,
    by: Viewer,
    decision: Decision,
    ground: str,
    answer: str,
    proof: str,
    subject: str,
    matter: str,
) -> None:
    """Grant or refuse, in whole or in part; a refusal names its lawful ground, every decision its answer."""
    check_may(by, "rights.write", row.region_code)
    row.refresh_from_db(from_queryset=RightsRequest.objects.select_for_update())
    rules.check_state(RequestState(row.state), RequestState.OPEN)
    rules.check_words(answer)
    rules.check_decision(RequestKind(row.kind), decision, ground=ground, proof=proof)
    row.state, row.decision, row.ground, row.proof = RequestState.DECIDED, decision, ground, proof
    row.subject, row.matter_id = (
        (subject.strip(), matter) if subject.strip() else (row.subject, row.matter_id)
    )
    row.sealed_answer = vault.seal(KIND, row.pk, "answer", answer.strip())
    row.decided_at, row.decided_post, row.decided_by = now(), by.post, by.id
    row.save(
        update_fields=[
            "state",
            "decision",
            "ground",
            "proof",
            "subject",
            "matter_id",
            "sealed_answer",
            "decided_at",
            "decided_post",
            "decided_by",
        ]
    )
    audit.record("rights.decide", by=by, on=row, note=f"{decision} {ground}".strip())


def check_carry_out(row: RightsRequest, *, by: Viewer, typed: str) -> None:
    """Denied unless this viewer may carry out the erasure that another person decided, and typed the code once more."""
    _check_undone(row, by)
    rules.check_confirmed(typed, row.subject)


def _check_undone(row: RightsRequest, by: Viewer) -> None:
    check_may(by, CARRY_OUT, row.region_code)
    decision = Decision(row.decision) if row.decision else None
    rules.check_carry_out(
        RequestState(row.state), RequestKind(row.kind), decision, done=row.carried_out_at is not None
    )
    rules.check_other_person(row.decided_by, by)


@transaction.atomic
def note_carried_out(row: RightsRequest, *, by: Viewer, count: int) -> None:
    """Write down that the erasure was carried out, and how many sealed things it made unreadable."""
    row.refresh_from_db(from_queryset=RightsRequest.objects.select_for_update())
    _check_undone(row, by)
    row.carried_out_at, row.carried_out_count, row.carried_out_by = now(), count, by.id
    row.save(update_fields=["carried_out_at", "carried_out_count", "carried_out_by"])
    audit.record("rights.carry_out", by=by, on=row, note=f"erased={count}")


@transaction.atomic
def close(row: RightsRequest, *, by: Viewer, letter_number: str, letter_on: date, today: date) -> None:
    """Enter number and day of the letter that answered it, from the office's own books; the clock stops."""
    check_may(by, "rights.write", row.region_code)
    row.refresh_from_db(from_queryset=RightsRequest.objects.select_for_update())
    decision = Decision(row.decision) if row.decision else None
    rules.check_closing(
        RequestState(row.state), RequestKind(row.kind), decision, carried_out=row.carried_out_at is not None,
        number=letter_number, on=letter_on, today=today,
    )  # fmt: skip
    row.state, row.closed_at = RequestState.CLOSED, now()
    row.letter_number, row.letter_on = letter_number.strip(), letter_on
    row.save(update_fields=["state", "closed_at", "letter_number", "letter_on"])
    audit.record("rights.close", by=by, on=row)
