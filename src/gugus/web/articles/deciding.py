"""From a draft's valid form to the correction it asks for: only what differs from what was read."""

from __future__ import annotations

from datetime import date

from django import forms

from gugus.coordination.actions import Correction
from gugus.intake.article_text import as_kept
from gugus.outreach.rules import Heads
from gugus.web.articles.forms import (
    ANOTHER_DAY,
    UNKNOWN,
    ActivityDraftForm,
    FigureDraftForm,
    RequestDraftForm,
)


def correction(form: forms.Form) -> Correction:
    """What an officer changed on a draft before accepting it."""
    if isinstance(form, ActivityDraftForm):
        return _of_activity(form)
    if isinstance(form, FigureDraftForm):
        return _of_figure(form)
    if isinstance(form, RequestDraftForm):
        return Correction(
            what=_changed(form, "what"), asker=_changed(form, "asker"), asked=_changed(form, "asked")
        )
    return Correction(**{name: _changed(form, name) for name in form.fields})  # type: ignore[arg-type]


def _changed(form: forms.Form, name: str) -> str | None:
    """The text of a field when it is another than what was read."""
    said = as_kept(str(form.cleaned_data[name]))
    return None if said == as_kept(str(form.initial.get(name) or "")) else said


def _of_activity(form: ActivityDraftForm) -> Correction:
    said = form.cleaned_data
    heads = Heads(said["online"], said["onsite"], said["total"])
    read = Heads(form.initial["online"], form.initial["onsite"], form.initial["total"])
    return Correction(
        kind=_changed(form, "kind"), title=_changed(form, "title"), region=_changed(form, "region"),
        day=_day(form), day_unknown=said["day"] == UNKNOWN and form.initial["day"] != UNKNOWN,
        venue=_changed(form, "venue"), organiser=_changed(form, "organiser"), agencies=_agencies(form),
        heads=None if heads == read else heads,
    )  # fmt: skip


def _agencies(form: ActivityDraftForm) -> tuple[str, ...] | None:
    """The offices as written, one a line, when they are others than those read."""
    said = _lines(form.cleaned_data["agencies"])
    return None if said == _lines(form.initial["agencies"]) else said


def _lines(text: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(line for each in as_kept(text).splitlines() if (line := " ".join(each.split())))
    )


def _day(form: ActivityDraftForm) -> date | None:
    said = form.cleaned_data
    if said["day"] == ANOTHER_DAY:
        another: date = said["another_day"]
        return another
    return None if said["day"] in (UNKNOWN, form.initial["day"]) else date.fromisoformat(said["day"])


def _of_figure(form: FigureDraftForm) -> Correction:
    number = form.cleaned_data["number"]
    read = _number_read(form)
    return Correction(
        number=None if number == read else number, bound=_changed(form, "bound"), unit=_changed(form, "unit")
    )


def _number_read(form: FigureDraftForm) -> object:
    """The number that was read; None for one that nobody could type."""
    try:
        return form.fields["number"].clean(form.initial["number"])
    except forms.ValidationError:
        return None
