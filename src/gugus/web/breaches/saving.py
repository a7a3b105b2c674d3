"""Which form stands on which screen of a breach, with what was saved, and how it is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import QueryDict

from gugus.core.breaches import actions, reads
from gugus.core.breaches.actions import Handling, Met, What, Who
from gugus.core.breaches.rules import STEPS, CountBound
from gugus.core.errors import Denied
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.web.breaches import forms
from gugus.web.moments import clock_text, instant
from gugus.web.outreach.office import Office
from gugus.web.said import refused

if TYPE_CHECKING:
    from django.forms import Form

    from gugus.core.breaches.reads import Opened
    from gugus.core.models import Breach

FORMS: dict[str, type[Form]] = {
    "when": forms.WhenForm, "what": forms.WhatForm, "who": forms.WhoForm, "handling": forms.HandlingForm,
    "told": forms.ToldForm, "changed": forms.ChangedForm, "check": forms.CheckForm,
}  # fmt: skip


@dataclass(frozen=True)
class Screen:
    """One screen: its key and its form, bound when it was sent."""

    key: str
    form: Form


def step_of(row: Breach, wanted: str) -> str:
    """The screen that is asked for, else the first that was not saved yet."""
    return wanted if wanted in STEPS else STEPS[min(row.step, len(STEPS) - 1)]


def next_step(key: str) -> str:
    """The screen after this one."""
    return STEPS[min(STEPS.index(key) + 1, len(STEPS) - 1)]


def new_form(office: Office, now: datetime, sent: QueryDict | None) -> forms.WhenForm:
    """The first screen: it became known just now unless said otherwise."""
    return forms.WhenForm(
        sent, initial={"known_on": office.today, "known_time": clock_text(now, office.zone)}
    )


def met_of(form: Form, zone: str) -> Met:
    """What the first screen says."""
    said = form.cleaned_data
    return Met(said["how"], instant(said["known_on"], said["known_time"], zone), said["happened_on"])


def screen(row: Breach, key: str, zone: str, sent: QueryDict | None) -> Screen:
    """A screen with what was saved, or with what was sent."""
    return Screen(key, FORMS[key](sent, initial=_saved(row, reads.opened(row), key, zone)))


def _saved(row: Breach, opened: Opened, key: str, zone: str) -> dict[str, object]:
    known_on = today(zone, row.known_at)
    harms = {True: "yes", False: "no"}.get(row.harms_service) if row.harms_service is not None else None
    saved: dict[str, dict[str, object]] = {
        "when": {
            "how": row.how, "known_on": known_on, "known_time": clock_text(row.known_at, zone), "happened_on": row.happened_on,
        },
        "what": {"which": row.data, "text": opened.what},
        "who": {"people": row.people, "bound": row.people_bound, "count": row.people_count, "harm": opened.harm},
        "handling": {"text": opened.handling, "harms_service": harms},
        "told": {"text": opened.told, "not_told": row.not_told},
        "changed": {"text": opened.changed},
    }  # fmt: skip
    return saved.get(key, {})


def save(row: Breach, one: Screen, *, by: Viewer, office: Office) -> bool:
    """Save a screen; False when its form or a rule says no, what was typed stays in the form."""
    if not one.form.is_valid():
        return False
    said = one.form.cleaned_data
    savers: dict[str, Callable[[], None]] = {
        "when": lambda: actions.save_met(row, met_of(one.form, office.zone), by=by, today=office.today),
        "what": lambda: actions.save_what(row, What(tuple(said["which"]), said["text"]), by=by),
        "who": lambda: actions.save_who(row, _who(one), by=by),
        "handling": lambda: actions.save_handling(
            row, Handling(said["text"], harms_service=said["harms_service"] == "yes"), by=by
        ),
        "told": lambda: actions.save_told(row, by=by, text=said["text"], not_told=said["not_told"]),
        "changed": lambda: actions.save_changed(row, by=by, text=said["text"]),
        "check": lambda: actions.finish(row, by=by),
    }
    return kept(one.form, savers[one.key])


def kept(form: Form, act: Callable[[], None]) -> bool:
    """Do it; a rule's no goes on the form."""
    try:
        act()
    except Denied as error:
        refused(form, error)
        return False
    return True


def _who(one: Screen) -> Who:
    said = one.form.cleaned_data
    return Who(tuple(said["people"]), said["count"], CountBound(said["bound"]), said["harm"])


def enter_letter(row: Breach, form: forms.LetterForm, *, by: Viewer, zone: str) -> bool:
    """Enter a notice that was sent; False when the form or a rule says no."""
    if not form.is_valid():
        return False
    said = form.cleaned_data
    at = instant(said["sent_on"], said["sent_time"], zone)
    to = form.chosen_addressee
    return kept(form, lambda: actions.enter_letter(row, by=by, to=to, number=said["number"], at=at))


def take(
    row: Breach, one: Screen | None, letter: forms.LetterForm | None, *, by: Viewer, office: Office
) -> str:
    """Save the screen, or enter the notice, that was sent; its name, empty when a form or a rule said no."""
    if one is not None:
        return one.key if save(row, one, by=by, office=office) else ""
    if letter is not None and enter_letter(row, letter, by=by, zone=office.zone):
        return "letter"
    return ""


def onward(done: str) -> str:
    """Where to go after a screen: to the next one; after the last one, and after a notice, to the record."""
    return "" if done in ("check", "letter") else f"?langkah={next_step(done)}"
