"""The words for screens, states and counts of a breach, and declared names in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gugus.core.breaches.rules import (
    BreachState,
    CountBound,
    data_kinds,
    hows,
    not_told_grounds,
    people_kinds,
)
from gugus.core.declared import Named
from gugus.web.said import language
from gugus.web.templatetags.gugus import number

Choices = Sequence[tuple[str, str]]
STEPS = {
    "when": gettext_lazy("How and when"),
    "what": gettext_lazy("Which data"),
    "who": gettext_lazy("Whose data"),
    "handling": gettext_lazy("What was done"),
    "told": gettext_lazy("Who was told"),
    "changed": gettext_lazy("What changed"),
    "check": gettext_lazy("Read and finish"),
}
STATES = {
    BreachState.OPEN: (gettext_lazy("Being recorded"), "warn"),
    BreachState.RECORDED: (gettext_lazy("Notices are to be sent"), "info"),
    BreachState.CLOSED: (gettext_lazy("Closed"), "ok"),
}
TOLD = {
    "check": gettext_lazy(
        "The record is finished. The notices below are drafts; the clock runs until they are sent."
    ),
    "letter": gettext_lazy("The notice is entered."),
}
BOUNDS = {
    CountBound.UNKNOWN: gettext_lazy("Not known yet"),
    CountBound.EXACT: gettext_lazy("Exactly"),
    CountBound.ATLEAST: gettext_lazy("At least"),
    CountBound.ABOUT: gettext_lazy("About this many"),
}


def choices(known: Mapping[str, Named]) -> Choices:
    """Declared names as choices, in the reader's language."""
    return [(key, one.said(language())) for key, one in known.items()]


def how_choices() -> Choices:
    """How it happened."""
    return choices(hows())


def data_choices() -> Choices:
    """Kinds of data; those of art. 4(2) say so."""
    note = _("specific data")
    return [
        (key, f"{one.name.said(language())} ({note})" if one.specific else one.name.said(language()))
        for key, one in data_kinds().items()
    ]


def not_told_choices() -> Choices:
    """Grounds on which the persons are not told, each with its article and its doubt."""
    return [(key, not_told_name(key)) for key in not_told_grounds()]


def not_told_name(key: str) -> str:
    """A ground with its article and its doubt."""
    one = not_told_grounds()[key]
    note = "; ".join(
        each for each in (one.basis, _("to be confirmed") if one.confidence == "U" else "") if each
    )
    return f"{one.name.said(language())} ({note})" if note else one.name.said(language())


def data_names(keys: Iterable[str]) -> str:
    """Kinds of data in one line."""
    return ", ".join(data_kinds()[key].name.said(language()) for key in keys)


def people_names(keys: Iterable[str], count: int | None, bound: str) -> str:
    """Whose data and how many people, in one line."""
    kinds = ", ".join(people_kinds()[key].said(language()) for key in keys)
    if not kinds:
        return ""
    word = str(BOUNDS[CountBound(bound)])
    return f"{kinds} · {word}" if count is None else f"{kinds} · {word} {number(count)}"
