"""One step about one account: which action it is, which form it reads, what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _

from gugus.accounts import actions, reads
from gugus.accounts.actions import Asked
from gugus.core.errors import Denied
from gugus.core.viewer import Viewer
from gugus.web.access import found, viewer_of
from gugus.web.account.forms import ReasonForm, StepForm, TransitionForm
from gugus.web.account.people_pages import roles_form
from gugus.web.said import now_of, refused

if TYPE_CHECKING:
    from gugus.accounts.models import AccountChange


@dataclass(frozen=True)
class Told:
    """What came of a step: said in a sentence, a link or a word to show once, forms with what was refused."""

    done: str = ""
    asked: Asked | None = None
    word: str = ""
    forms: dict[str, Form] = field(default_factory=dict)


def take(request: HttpRequest, person: reads.Person) -> Told:
    """Take the step that a form names; what is refused stands on its form."""
    step = StepForm(request.POST)
    if not step.is_valid():
        return Told(forms={"step": step})
    name = step.cleaned_data["step"]
    return STEPS[name](request, person, step)


def _asked(asked: Asked) -> Told:
    if asked.change.needs_second:
        return Told(_("Asked. It holds when a second person has confirmed it."), asked)
    return Told(_("Done. The sessions of this account have ended."), asked)


def _reset(request: HttpRequest, person: reads.Person, step: StepForm) -> Told:
    return _plain(step, lambda by: _asked(actions.ask_reset(person.row, by=by)), request)


def _plain(step: StepForm, act: Callable[[Viewer], Told], request: HttpRequest) -> Told:
    try:
        return act(viewer_of(request))
    except Denied as error:
        refused(step, error)
        return Told(forms={"step": step})


def _disable(request: HttpRequest, person: reads.Person, step: StepForm) -> Told:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return Told(forms={"disable": form})
    try:
        actions.disable(person.row, by=viewer_of(request), reason=form.cleaned_data["reason"])
    except Denied as error:
        refused(form, error)
        return Told(forms={"disable": form})
    return Told(_("The account is closed and its sessions have ended. A reset opens it again."))


def _change(request: HttpRequest, person: reads.Person, step: StepForm) -> Told:
    viewer = viewer_of(request)
    form = roles_form(viewer, person, now_of(request), request.POST)
    if not form.is_valid():
        return Told(forms={"change": form})
    try:
        return _asked(actions.ask_change(person.row, by=viewer, **form.cleaned_data))
    except Denied as error:
        refused(form, error)
        return Told(forms={"change": form})


def _transition(request: HttpRequest, person: reads.Person, step: StepForm) -> Told:
    form = TransitionForm(request.POST)
    if not form.is_valid():
        return Told(forms={"transition": form})
    try:
        return _asked(actions.ask_transition(person.row, by=viewer_of(request), **form.cleaned_data))
    except Denied as error:
        refused(form, error)
        return Told(forms={"transition": form})


def _confirm(request: HttpRequest, person: reads.Person, step: StepForm) -> Told:
    change = found(_change_of(person, step))

    def act(by: Viewer) -> Told:
        return Told(_("Confirmed."), word=actions.confirm(change, by=by))

    return _plain(step, act, request)


def _withdraw(request: HttpRequest, person: reads.Person, step: StepForm) -> Told:
    change = found(_change_of(person, step))

    def act(by: Viewer) -> Told:
        actions.withdraw(change, by=by)
        return Told(_("Withdrawn. A link that was given for it opens nothing any more."))

    return _plain(step, act, request)


def _change_of(person: reads.Person, step: StepForm) -> AccountChange | None:
    wanted = step.cleaned_data["change"]
    return next((row for row in reads.changes_of(person.row) if row.pk == wanted), None)


STEPS: dict[str, Callable[[HttpRequest, reads.Person, StepForm], Told]] = {
    "reset": _reset,
    "disable": _disable,
    "change": _change,
    "transition": _transition,
    "confirm": _confirm,
    "withdraw": _withdraw,
}
