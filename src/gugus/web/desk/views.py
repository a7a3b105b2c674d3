"""The desk, one hand-off, the duty roster."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from gugus.core.errors import Denied
from gugus.core.viewer import Viewer
from gugus.desk import actions, reads
from gugus.web.access import found, needs, viewer_of
from gugus.web.desk.forms import AnswerForm, NoticesForm
from gugus.web.desk.pages import desk_page, hand_off_page
from gugus.web.desk.rosters import roster_form, rosters_page
from gugus.web.said import now_of, refused

if TYPE_CHECKING:
    from gugus.desk.models import HandOff

STEPS: dict[str, Callable[[HandOff, Viewer, str], None]] = {
    "accept": lambda row, by, text: actions.accept(row, by=by),
    "decline": lambda row, by, text: actions.decline(row, by=by, reason=text),
    "done": lambda row, by, text: actions.complete(row, by=by, outcome=text),
    "recall": lambda row, by, text: actions.recall(row, by=by),
}
TOLD = {
    "accept": gettext_lazy("Your post has taken this on. The sender sees it."),
    "decline": gettext_lazy("Your post has declined this. The sender sees the reason."),
    "done": gettext_lazy("Marked as done. The sender sees what came of it."),
    "recall": gettext_lazy("Taken back. The other post can no longer answer it."),
}


@needs("desk.use")
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for my post and what it sent."""
    page = desk_page(viewer_of(request), request.GET, now_of(request))
    return render(request, "desk/desk.html", {"page": page, "heading": _("Hand-offs")})


@needs("desk.use")
@require_http_methods(["GET", "HEAD", "POST"])
def hand_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open one hand-off (the receiver's first time marks it as seen), or take one step in it."""
    viewer = viewer_of(request)
    row = found(reads.hand_off(viewer, pk))
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        step = form.cleaned_data["step"]
        try:
            STEPS[step](row, viewer, form.cleaned_data["text"])
        except Denied as error:
            refused(form, error)
        else:
            messages.success(request, str(TOLD[step]))
            return redirect("web:hand_off", pk=pk)
    actions.see(row, by=viewer)
    page = hand_off_page(viewer, found(reads.hand_off(viewer, pk)), now_of(request))
    return render(request, "desk/hand_off.html", {"page": page, "form": form, "crumbs": page.crumbs})


@needs("desk.use")
@require_POST
def notices_seen(request: HttpRequest) -> HttpResponse:
    """Put notices of my post aside."""
    form = NoticesForm(request.POST)
    if form.is_valid():
        actions.mark_seen(by=viewer_of(request), ids=form.cleaned_data["ids"])
    return redirect("web:desk")


@needs("duty.write")
def rosters(request: HttpRequest) -> HttpResponse:
    """The duty roster: who reads what comes in; a new one is set here."""
    viewer, now = viewer_of(request), now_of(request)
    form = roster_form(viewer, now, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_roster(by=viewer, task_force=viewer.task_force, **form.cleaned_data)
        except Denied as error:
            refused(form, error)
        else:
            messages.success(request, _("The roster is set. Reports of this region have a reader now."))
            return redirect("web:rosters")
    page = rosters_page(viewer, request.GET, now, form)
    return render(request, "desk/rosters.html", {"page": page, "heading": _("Duty roster")})
