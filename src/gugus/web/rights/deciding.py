"""The three steps that a request's page takes: deciding, carrying out an erasure, entering the letter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gugus.casework import actions as casework
from gugus.core.errors import Denied
from gugus.core.rights import actions
from gugus.core.viewer import Viewer
from gugus.web.rights.forms import CarryOutForm, CloseForm, DecideForm
from gugus.web.said import refused

if TYPE_CHECKING:
    from django.forms import Form

    from gugus.core.models import RightsRequest

TOLD = {
    "decide": _("The decision is kept. The letter below is a draft; the clock runs until it is sent."),
    "carry_out": _("Erased here. It is unreadable in every backup after 30 days."),
    "close": _("The letter is entered and the clock has stopped."),
}


@dataclass(frozen=True)
class Forms:
    """The forms of one request's page; the one that was sent is bound."""

    decide: DecideForm
    carry_out: CarryOutForm
    close: CloseForm
    sent: Form | None = None


def request_forms(row: RightsRequest, today: date, sent: QueryDict | None) -> Forms:
    """The forms of a page, one of them with what was sent."""
    step = sent.get("step", "") if sent is not None else ""
    start = {"proof": row.proof, "subject": row.subject}
    decide = DecideForm(sent if step == "decide" else None, kind=row.kind, initial=start)
    carry_out = CarryOutForm(sent if step == "carry_out" else None)
    close = CloseForm(sent if step == "close" else None, initial={"letter_on": today})
    bound: dict[str, Form] = {"decide": decide, "carry_out": carry_out, "close": close}
    return Forms(decide, carry_out, close, bound.get(step))


def take_step(row: RightsRequest, forms: Forms, *, by: Viewer, today: date) -> str:
    """Take the step that was sent; its name, or empty when the form or a rule says no."""
    form = forms.sent
    if form is None or not form.is_valid():
        return ""
    steps: dict[type[Form], tuple[str, Callable[[], object]]] = {
        DecideForm: ("decide", lambda: _decide(row, forms.decide, by)),
        CarryOutForm: ("carry_out", lambda: casework.carry_out_request(row, by=by, **form.cleaned_data)),
        CloseForm: ("close", lambda: actions.close(row, by=by, today=today, **form.cleaned_data)),
    }
    name, act = steps[type(form)]
    try:
        act()
    except Denied as error:
        refused(form, error)
        return ""
    return name


def _decide(row: RightsRequest, form: DecideForm, by: Viewer) -> None:
    said = {**form.cleaned_data, "decision": form.chosen}
    casework.decide_request(row, by=by, **said)
