"""Setting a wall around a report: an office, a group of offices, a village office, a post, an account, a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gugus.accounts.reads.readers import accounts_near
from gugus.casework import actions
from gugus.core.errors import Denied
from gugus.core.matters import Matter
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.intake import reads
from gugus.registry import reads as registry
from gugus.screening.reasons import OFFICER_NAME, Reason
from gugus.web.access import found, needs, viewer_of
from gugus.web.inbox.walls import borne_near, nobody_bears
from gugus.web.pickers import Picker, asked_for_next, picker
from gugus.web.said import language, now_of, refused

if TYPE_CHECKING:
    from datetime import datetime

    from gugus.intake.models import Report

Choices = Sequence[tuple[str, str]]
LEVELS = ("district", "village")


class WallForm(forms.Form):
    """Who shall not know of the report, and why: one of the list, a village office, or a name."""

    party = forms.ChoiceField(label=gettext_lazy("Office, post or account"), required=False)
    name = forms.CharField(
        label=gettext_lazy("A person, by the whole name"),
        help_text=gettext_lazy(
            "Two words at least, in any order and spelling. Whoever of this name holds a post here is kept out."
        ),
        required=False,
        max_length=120,
    )
    reason = forms.CharField(
        label=gettext_lazy("Their alleged part"),
        help_text=gettext_lazy(
            "What they are said to have done. A helper, or an office already told, is not walled off."
        ),
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": gettext_lazy("Write what they are said to have done.")},
    )

    def __init__(self, data: object = None, *, parties: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["party"].choices = [("", _("Nobody of this list")), *parties]  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        """A name of one word is borne by too many."""
        name: str = self.cleaned_data["name"].strip()
        if name and not registry.is_whole_name(name):
            raise forms.ValidationError(
                _(
                    "This is not a whole name. Write two words at least, or wall off the office or post instead."
                )
            )
        return name


@dataclass(frozen=True)
class WallPage:
    """The form with the picker of a village office."""

    form: WallForm
    picker: Picker
    code: str
    back: str


def parties_for(row: Report, now: datetime) -> list[tuple[str, str]]:
    """Groups of offices in the region, its offices, the posts of its task force, and the accounts that read there."""
    on, code = today(row.region.zone, now), row.region_id
    groups = [
        (registry.party_of_group(key, code), _("All: %(name)s") % {"name": one.name.in_language(language())})
        for key, one in registry.office_groups().items()
    ]
    agencies = [(party(PartyKind.AGENCY, each.pk), each.name) for each in registry.agencies_in(code, on=on)]
    posts = [
        (party(PartyKind.POST, each.pk), f"{each.title}, {each.agency.name}")
        for each in registry.posts_of(row.task_force, on)
    ]
    accounts = [
        (party(PartyKind.ACCOUNT, pk), _("Account %(name)s (%(post)s)") % {"name": name, "post": post})
        for pk, name, post in accounts_near(code, now)
    ]
    return groups + agencies + posts + accounts


def wall_page(row: Report, now: datetime, sent: dict[str, str] | None = None) -> WallPage:
    """The page, empty or with what was sent."""
    chosen = picker(
        _("Or one village or kelurahan office"), "office", sent or {}, LEVELS, within=row.region_id
    )
    checked = sent is not None and not asked_for_next(sent)
    form = WallForm(
        sent if checked else None, parties=parties_for(row, now), initial=None if checked else sent
    )
    return WallPage(form, chosen, row.code, reverse("web:report", args=[row.pk]))


@needs("wall.write")
def wall_set(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wall somebody off from this report and the whole case, from this moment on."""
    viewer = viewer_of(request)
    row = found(reads.report(viewer, pk))
    sent = request.POST.dict() if request.method == "POST" else None
    page = wall_page(row, now_of(request), sent)
    if sent and not asked_for_next(sent) and page.form.is_valid() and _is_set(row, page, viewer):
        messages.success(request, _("The wall stands. From now on they find no trace of this report."))
        _warn(request, row, page.form.cleaned_data["name"])
        return redirect("web:report", pk=row.pk)
    crumbs = [
        {"url": reverse("web:inbox"), "label": _("Inbox")}, {"url": page.back, "label": page.code},
        {"label": _("Wall somebody off")},
    ]  # fmt: skip
    shown = {"page": page, "form": page.form, "heading": _("Wall somebody off"), "crumbs": crumbs}
    return render(request, "inbox/wall_set.html", shown)


def _warn(request: HttpRequest, row: Report, name: str) -> None:
    """Say of a name that was walled off that it is nobody's near, where it is."""
    if name and not borne_near(row, [registry.party_of_name(name)]):
        messages.warning(request, nobody_bears())


def _is_set(row: Report, page: WallPage, by: Viewer) -> bool:
    """Whether the walls were set; otherwise the form says why not."""
    wanted = _wanted(page)
    if not wanted:
        page.form.add_error(None, _("Nothing was changed: choose who must not know of it, or write a name."))
        return False
    try:
        actions.wall_off_all((Matter.REPORT, str(row.pk)), wanted, by=by, source=WallSource.OFFICER)
    except Denied as denied:
        refused(page.form, denied)
        return False
    return True


def _wanted(page: WallPage) -> list[tuple[str, str]]:
    """The parties with the reason of each."""
    said = page.form.cleaned_data
    found_ = [(said["party"], said["reason"])] if said["party"] else []
    if page.picker.code:
        found_.append((party(PartyKind.OFFICE, page.picker.code), said["reason"]))
    if said["name"]:
        reason = Reason(OFFICER_NAME, said=said["name"], more=said["reason"])
        found_.append((registry.party_of_name(said["name"]), reason.text))
    return found_
