"""What may be asked about one's own data, on which grounds it is refused, and by when it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache

from gugus.core.declared import Confidence, Named, declared, named
from gugus.core.errors import Denied
from gugus.core.rules import check_another
from gugus.core.viewer import Viewer
from gugus_engine.say import Say

KIND = "core.rightsrequest"
"""Under which kind the vault, the audit and erasures know a request."""
WORDS_LIMIT = 8000
"""Characters that a request and its answer may have."""


class RequestKind(StrEnum):
    """What is asked."""

    SEE = "see"
    CORRECT = "correct"
    STOP = "stop"
    ERASE = "erase"


class RequestState(StrEnum):
    """Where a request stands: waiting, decided, answered by a letter."""

    OPEN = "open"
    DECIDED = "decided"
    CLOSED = "closed"


class Decision(StrEnum):
    """What was decided."""

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"


@dataclass(frozen=True)
class Kind:
    """A declared kind of request: name, article, hours to answer, how sure that is."""

    key: RequestKind
    name: Named
    basis: str
    hours: int
    confidence: Confidence


@dataclass(frozen=True)
class Ground:
    """A declared ground of refusal: name, article, how sure that is, which requests it can meet."""

    key: str
    name: Named
    basis: str
    confidence: Confidence
    kinds: frozenset[RequestKind]


@dataclass(frozen=True)
class Proof:
    """How it was made sure who asks; `enough` when a request may be granted on it."""

    key: str
    name: Named
    enough: bool


@cache
def kinds() -> dict[str, Kind]:
    """The declared kinds of request by key."""
    return {
        key: Kind(RequestKind(key), named(one), one["basis"], one["hours"], Confidence(one["confidence"]))
        for key, one in declared("core", "rights")["kinds"].items()
    }


@cache
def grounds() -> dict[str, Ground]:
    """The declared grounds of refusal by key."""
    return {
        key: Ground(
            key, named(one), one["basis"], Confidence(one["confidence"]),
            frozenset(RequestKind(each) for each in one["kinds"]),
        )
        for key, one in declared("core", "rights")["grounds"].items()
    }  # fmt: skip


@cache
def proofs() -> dict[str, Proof]:
    """The declared ways of making sure who asks, by key."""
    return {
        key: Proof(key, named(one), one["enough"])
        for key, one in declared("core", "rights")["proofs"].items()
    }


@cache
def doors() -> dict[str, Named]:
    """By which door a request comes, by key."""
    return {key: named(one) for key, one in declared("core", "rights")["doors"].items()}


def due_at(kind: RequestKind, received_at: datetime) -> datetime:
    """By when a request is answered: 3x24 hours after it came."""
    return received_at + timedelta(hours=kinds()[kind].hours)


def check_words(text: str) -> None:
    """Denied when nothing is said, or more than fits."""
    if len(text.strip()) < 3:
        raise Denied(Say("rights.words_needed"))
    if len(text) > WORDS_LIMIT:
        raise Denied(Say("rights.words_too_long", limit=WORDS_LIMIT))


def check_name(name: str) -> None:
    """Denied when it is not written down who asks."""
    if len(name.strip()) < 2:
        raise Denied(Say("rights.name_needed"))


def check_proof(proof: str) -> None:
    """Denied when the way in which it was made sure who asks is none of the declared ones."""
    if proof not in proofs():
        raise Denied(Say("rights.proof_needed"))


def check_door(door: str) -> None:
    """Denied when the door by which a request came is none of the declared ones."""
    if door not in doors():
        raise Denied(Say("rights.unknown_door"))


def check_received(received_at: datetime, now: datetime) -> None:
    """Denied when a request is said to have come later than now."""
    if received_at > now:
        raise Denied(Say("rights.received_in_future"))


def check_state(state: RequestState, wanted: RequestState) -> None:
    """Denied when a request no longer (or not yet) stands where this step begins."""
    if state is not wanted:
        raise Denied(Say("rights.no_such_step"))


def check_decision(kind: RequestKind, decision: Decision, *, ground: str, proof: str) -> None:
    """Denied when a refusal has no lawful ground for this kind, or something is granted to somebody unchecked."""
    refuses = decision is not Decision.GRANTED
    if refuses and ground not in grounds():
        raise Denied(Say("rights.ground_needed"))
    if refuses and kind not in grounds()[ground].kinds:
        raise Denied(Say("rights.ground_of_another_kind"))
    if not refuses and ground:
        raise Denied(Say("rights.ground_without_refusal"))
    check_proof(proof)
    if decision is not Decision.REFUSED and not proofs()[proof].enough:
        raise Denied(Say("rights.proof_needed"))


def is_to_be_carried_out(kind: RequestKind, decision: Decision | None) -> bool:
    """Whether the decision orders an erasure, which is a step of its own."""
    return kind is RequestKind.ERASE and decision in (Decision.GRANTED, Decision.PARTLY)


def check_carry_out(state: RequestState, kind: RequestKind, decision: Decision | None, *, done: bool) -> None:
    """Denied unless a decided request orders an erasure that was not carried out yet."""
    if state is not RequestState.DECIDED or done or not is_to_be_carried_out(kind, decision):
        raise Denied(Say("rights.nothing_to_carry_out"))


def check_other_person(decided_by: str, by: Viewer) -> None:
    """Denied when the one who decided about an erasure would carry it out too: nobody erases alone."""
    check_another(by, decided_by, "rights.second_person")


def check_confirmed(typed: str, subject: str) -> None:
    """Denied unless the code of what is erased was typed once more."""
    if not subject or typed.strip().casefold() != subject.strip().casefold():
        raise Denied(Say("rights.code_not_repeated"))


def check_closing(
    state: RequestState,
    kind: RequestKind,
    decision: Decision | None,
    *,
    carried_out: bool,
    number: str,
    on: date,
    today: date,
) -> None:
    """Denied when there is no decision, an ordered erasure is still undone, or the letter has no number or day."""
    check_state(state, RequestState.DECIDED)
    if is_to_be_carried_out(kind, decision) and not carried_out:
        raise Denied(Say("rights.carry_out_first"))
    if len(number.strip()) < 3:
        raise Denied(Say("rights.letter_number_needed"))
    if on > today:
        raise Denied(Say("rights.letter_in_future"))
