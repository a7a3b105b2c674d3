"""The words for states and decisions of requests, and declared names in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from gugus.core.declared import Named
from gugus.core.rights.rules import Decision, RequestState, doors, grounds, kinds, proofs
from gugus.web.said import language

Choices = Sequence[tuple[str, str]]
STATES = {
    RequestState.OPEN: (_("Waits for a decision"), "info"),
    RequestState.DECIDED: (_("Letter is to be sent"), "warn"),
    RequestState.CLOSED: (_("Answered"), "ok"),
}
DECISIONS = {
    Decision.GRANTED: _("Granted"),
    Decision.PARTLY: _("Granted in part"),
    Decision.REFUSED: _("Refused"),
}


class HasName(Protocol):
    """A declared thing with a name in both languages."""

    @property
    def name(self) -> Named: ...


def names(known: Mapping[str, HasName]) -> Choices:
    """Declared things as choices, in the reader's language."""
    return [(key, one.name.said(language())) for key, one in known.items()]


def kind_name(key: str) -> str:
    """The name of a kind of request."""
    return kinds()[key].name.said(language())


def door_name(key: str) -> str:
    """The name of a door."""
    return doors()[key].said(language())


def proof_name(key: str) -> str:
    """How it was made sure who asks."""
    return proofs()[key].name.said(language())


def ground_choices(kind: str) -> Choices:
    """The grounds that can meet a kind of request, each with its article and its doubt."""
    return [(key, _ground(key)) for key, one in grounds().items() if kind in one.kinds]


def _ground(key: str) -> str:
    one = grounds()[key]
    doubt = str(_("to be confirmed")) if one.confidence == "U" else ""
    note = "; ".join(each for each in (one.basis, doubt) if each)
    return f"{one.name.said(language())} ({note})" if note else one.name.said(language())


def ground_name(key: str) -> str:
    """A ground with its article and its doubt, empty for none."""
    return _ground(key) if key else ""
