"""A quoted statement from an accepted note (schema gugus.article/3): what was said, by whom, about where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from gugus.core.errors import Denied
from gugus_engine.say import Say

WHAT_MIN = 3


class StatementKind(StrEnum):
    """What somebody said in an article, besides activities, figures and requests; the keys of the reader.

    A `commitment` here is a promise as it was quoted; it binds nobody until its owner accepts it at a rakor.
    """

    COMMITMENT = "commitment"
    CLAIM = "claim"
    STAGE = "stage"
    ADVICE = "advice"
    MODUS = "modus"
    ROLE = "role"
    FACTOR = "factor"
    PROMISE = "promise"
    PROGRAMME = "programme"
    MEASURE = "measure"
    THEME = "theme"
    TRIGGER = "trigger"


class StageStatus(StrEnum):
    """How a legal stage was told: it happened, is awaited, depends on something, or is spoken of in general."""

    DONE = "done"
    PENDING = "pending"
    CONDITIONAL = "conditional"
    GENERAL = "general"


@dataclass(frozen=True)
class Statement:
    """What one statement says; `key` is the kind's own word (which claim, stage, modus, programme).

    `scope_code` and `scope_name` say which region it speaks of, `due` and `amount` (rupiah) what a promise names.
    """

    kind: StatementKind
    what: str
    key: str = ""
    status: str = ""
    post: str = ""
    agency: str = ""
    agency_code: str = ""
    owner: str = ""
    due: str = ""
    amount: int | None = None
    task: str = ""
    scope_code: str = ""
    scope_name: str = ""

    def corrected(self, changed: Mapping[str, str]) -> Statement:
        """The statement with an officer's words for some of its fields."""
        plain = {key: value.strip() for key, value in changed.items()}
        return replace(self, **plain)  # type: ignore[arg-type]


_KEYS = ("claim", "stage", "key", "when")
"""Where a note keeps its kind's own word, by the reader's shapes."""


def _map(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str:
    """A text as it is; of a thing with a name, the name; of a list, its texts in a row."""
    if isinstance(value, list | tuple):
        return ", ".join(each for each in value if isinstance(each, str))
    return value if isinstance(value, str) else str(_map(value).get("name") or "")


def _key(value: Mapping[str, object]) -> str:
    return next((_text(value[key]) for key in _KEYS if value.get(key)), _text(value.get("roles")))


def statement_of(kind: str, value: Mapping[str, object]) -> Statement:
    """The statement that a note holds, as it was read; names of persons are no part of a note's `what`."""
    speaker, owner, scope = _map(value.get("speaker")), _map(value.get("owner")), _map(value.get("scope"))
    agency, amount = _map(speaker.get("agency")), value.get("amount")
    return Statement(
        StatementKind(kind), _text(value.get("what")), _key(value), _text(value.get("status")),
        post=_text(speaker.get("post")), agency=_text(agency), agency_code=_text(agency.get("code") or owner.get("code")),
        owner=_text(owner), due=_text(value.get("due")), amount=int(amount) if isinstance(amount, int | float) else None,
        task=_text(value.get("task")), scope_code=_text(scope.get("code")), scope_name=_text(scope),
    )  # fmt: skip


def check_statement(said: Statement) -> None:
    """Denied when a statement says nothing, or a legal stage stands in a way we do not know."""
    if len(said.what.strip()) < WHAT_MIN:
        raise Denied(Say("registry.not_a_statement"))
    if said.status and said.status not in [*StageStatus]:
        raise Denied(Say("registry.not_a_status"))
