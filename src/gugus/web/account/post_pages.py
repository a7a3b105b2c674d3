"""What the pages of the end of a post and of a single appointment show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gugus.accounts import reads
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.registry import reads as registry
from gugus.registry.rules.appointing import end_reasons
from gugus.registry.rules.vocabulary import AppointmentKind
from gugus.web.access import found
from gugus.web.account.post_forms import AppointForm, EndPostForm
from gugus.web.crumbs import Crumb
from gugus.web.handover.pages import open_count_of
from gugus.web.said import language, short_day

KINDS = {
    AppointmentKind.DEFINITIVE: gettext_lazy("Definitive"),
    AppointmentKind.PLT: gettext_lazy("Plt.: the post is vacant"),
    AppointmentKind.PLH: gettext_lazy("Plh.: the holder is absent"),
}


@dataclass(frozen=True)
class EndPostPage:
    """The end of the post behind one account: who, which post, how much waits there, where the pack is."""

    name: str
    defs: Sequence[dict[str, str]]
    open_count: int
    pack: str
    own: bool
    back: str
    crumbs: Sequence[Crumb]


def end_form(person: reads.Person, now: datetime, data: QueryDict | None = None) -> EndPostForm:
    """The form, from today on unless another day is typed."""
    reasons = [(key.value, one.said(language())) for key, one in end_reasons().items()]
    on = today(person.row.task_force.region.zone, now)
    return EndPostForm(data, reasons=reasons, initial={"since": on})


def end_page(viewer: Viewer, person: reads.Person, now: datetime) -> EndPostPage:
    """The page about the post of one account."""
    row, back = person.row, reverse("web:account", args=[person.row.pk])
    post, holds = row.appointment.post, row.appointment
    holder = registry.holders(viewer, [holds]).get(str(holds.pk), "")
    last = short_day(holds.valid_to) if holds.valid_to else _("open")
    defs = [
        {"term": _("Post"), "value": post.title, "note": post.agency.name},
        {"term": _("Holder"), "value": holder, "note": row.username},
        {"term": _("Appointment"), "value": f"{short_day(holds.valid_from)} - {last}"},
    ]
    return EndPostPage(
        row.username, defs, open_count_of(viewer, row, now), reverse("web:account_handover", args=[row.pk]),
        str(row.pk) == viewer.id, back,
        [Crumb(_("Accounts"), reverse("web:accounts")), Crumb(row.username, back), Crumb(_("End the post"))],
    )  # fmt: skip


def appoint_form(viewer: Viewer, now: datetime, data: QueryDict | None = None, post: str = "") -> AppointForm:
    """The form with the posts of the own task force, each with who acts there today."""
    force = found(registry.task_force(viewer.task_force))
    on = today(force.region.zone, now)
    posts = registry.posts_of(force, on)
    acting = registry.acting(posts, on)
    names = registry.holders(viewer, acting.values())
    held = {pk: names.get(str(row.pk), "") for pk, row in acting.items()}
    choices = [
        (str(each.pk), f"{each.title}, {each.agency.name}: {held.get(str(each.pk)) or _('vacant')}")
        for each in posts
    ]
    kinds = [(key.value, str(label)) for key, label in KINDS.items()]
    first = {"post": post, "kind": AppointmentKind.DEFINITIVE.value, "valid_from": on}
    return AppointForm(data, posts=choices, kinds=kinds, initial=first)
