"""What the administrator's pages show: accounts, one account, a link to pass on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.forms import Form
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gugus.accounts import reads
from gugus.accounts.reads.changes import stage
from gugus.accounts.reads.people import State
from gugus.accounts.rules import roles
from gugus.accounts.rules.changes import Purpose, Stage, is_guarded
from gugus.accounts.rules.standing import WARN_DAYS, Standing, last_transition_day
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.registry import reads as registry
from gugus.registry.rules.appointing import end_reasons
from gugus.registry.rules.vocabulary import EndReason
from gugus.web.access import found
from gugus.web.account.forms import InviteForm, ReasonForm, RolesForm, TransitionForm
from gugus.web.account.pages import role_names
from gugus.web.crumbs import Crumb
from gugus.web.paging import Paged, paged
from gugus.web.said import day, language, moment, short_day, short_moment

if TYPE_CHECKING:
    from gugus.accounts.actions import Asked
    from gugus.accounts.models import AccountChange
    from gugus.registry.models import Appointment
    from gugus.web.account.steps import Told

STATES = {
    State.ACTIVE: (gettext_lazy("active"), "ok"),
    State.INVITED: (gettext_lazy("invited, not come yet"), "info"),
    State.RESET: (gettext_lazy("reset, not come yet"), "info"),
    State.TRANSITION: (gettext_lazy("transition"), "warn"),
    State.EXPIRED: (gettext_lazy("decree has run out"), "danger"),
    State.ENDED: (gettext_lazy("post has ended"), "plain"),
    State.DISABLED: (gettext_lazy("closed"), "plain"),
}
PURPOSES = {
    Purpose.INVITE: gettext_lazy("Invitation"),
    Purpose.RESET: gettext_lazy("Reset of the ways to sign in"),
    Purpose.CHANGE: gettext_lazy("Change of post or roles"),
    Purpose.TRANSITION: gettext_lazy("Transition after the decree"),
    Purpose.DISABLE: gettext_lazy("Close the account"),
}
STAGES = {
    Stage.ASKED: (gettext_lazy("waits for a second person"), "warn"),
    Stage.OPEN: (gettext_lazy("link not used yet"), "info"),
    Stage.DONE: (gettext_lazy("done"), "ok"),
    Stage.WITHDRAWN: (gettext_lazy("withdrawn"), "plain"),
    Stage.EXPIRED: (gettext_lazy("too old"), "plain"),
}
Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Line:
    """One account in the list."""

    url: str
    name: str
    post: str
    agency: str
    roles: str
    factors: str
    factors_badge: str
    last: str
    state: str
    badge: str
    warn: str


@dataclass(frozen=True)
class Waiting:
    """What waits for the viewer's confirmation."""

    url: str
    what: str
    who: str
    asked: str


@dataclass(frozen=True)
class AccountsPage:
    """The accounts of the own task force; whether the viewer may invite; what waits for the viewer."""

    rows: Paged[Line]
    may_invite: bool
    waiting: Sequence[Waiting]


def accounts_page(viewer: Viewer, params: QueryDict, now: datetime) -> AccountsPage:
    """The list of accounts."""
    rows = paged(params, "page", lambda limit, skip: reads.accounts_of(viewer, now, limit, skip))
    waiting = [
        Waiting(
            reverse("web:account", args=[row.account_id]), str(PURPOSES[Purpose(row.purpose)]), row.account.username,
            short_moment(row.asked_at, row.account.task_force.region.zone),
        )
        for row in reads.waiting(viewer, now)
    ]  # fmt: skip
    return AccountsPage(
        rows.made(lambda people: [_line(each) for each in people]), viewer.may("account.manage"), waiting
    )


def _line(person: reads.Person) -> Line:
    row, (state, badge) = person.row, STATES[person.state]
    factors, factors_badge = _factors(person)
    return Line(
        reverse("web:account", args=[row.pk]), row.username, row.appointment.post.title,
        row.appointment.post.agency.name, ", ".join(role_names(row.roles)), factors, factors_badge, _last(person),
        str(state), badge, _warn(person),
    )  # fmt: skip


def _last(person: reads.Person) -> str:
    at = person.row.last_login
    return short_moment(at, person.row.task_force.region.zone) if at else _("never")


def _factors(person: reads.Person) -> tuple[str, str]:
    if person.factors.any:
        return _("set"), "ok"
    owed = any(roles()[key].second_factor for key in person.row.roles if key in roles())
    return (_("not set"), "warn") if owed else (_("not needed"), "plain")


def _warn(person: reads.Person) -> str:
    if person.warn_days is None:
        return ""
    text = ngettext("decree ends in %(n)s day", "decree ends in %(n)s days", person.warn_days)
    return text % {"n": person.warn_days}


@dataclass(frozen=True)
class ChangeLine:
    """One thing that was asked for an account, and what the viewer can do about it."""

    pk: str
    what: str
    detail: str
    asked: str
    confirmed: str
    stage: str
    badge: str
    may_confirm: bool
    may_withdraw: bool


@dataclass(frozen=True)
class AccountPage:
    """One account, with what the viewer can do about it."""

    name: str
    state: str
    badge: str
    defs: Sequence[dict[str, str]]
    changes: Sequence[ChangeLine]
    own: bool
    may_manage: bool
    may_close: bool
    two: bool
    forms: dict[str, Form]
    errors: Form | None
    word: str
    end_url: str
    next_url: str
    crumbs: Sequence[Crumb] = field(default_factory=list)


def account_page(viewer: Viewer, person: reads.Person, now: datetime, told: Told) -> AccountPage:
    """The page of one account."""
    own, manages = str(person.row.pk) == viewer.id, viewer.may("account.manage")
    state, badge = STATES[person.state]
    rows = reads.changes_of(person.row)
    reasons = reads.reasons_of(viewer, rows)
    changes = [_change_line(viewer, row, now, reasons.get(str(row.pk), "")) for row in rows]
    return AccountPage(
        person.row.username, str(state), badge, _defs(viewer, person), changes, own, manages and not own,
        viewer.may("account.confirm") and not own and person.row.is_active,
        is_guarded(person.row.roles), {} if own else _forms(viewer, person, now, told),
        next(iter(told.forms.values()), None), told.word, *(_post_urls(person) if manages and not own else ("", "")),
        [Crumb(_("Accounts"), reverse("web:accounts")), Crumb(person.row.username)],
    )  # fmt: skip


def _post_urls(person: reads.Person) -> tuple[str, str]:
    """Where the post of an account is ended, or where its next holder is recorded once it is."""
    row = person.row
    if person.standing is not Standing.ENDED and not row.appointment.ended_for:
        return reverse("web:account_end", args=[row.pk]), ""
    return "", f"{reverse('web:appointment_new')}?post={row.appointment.post_id}"


def _defs(viewer: Viewer, person: reads.Person) -> list[dict[str, str]]:
    row, held = person.row, person.held
    holder = registry.holders(viewer, [row.appointment]).get(str(row.appointment_id), "")
    factors = person.factors
    ends = day(held.valid_to) if held.valid_to else _("open")
    return [
        {"term": _("Holder"), "value": holder},
        {"term": _("Post"), "value": row.appointment.post.title, "note": row.appointment.post.agency.name},
        {"term": _("Appointment"), "value": f"{short_day(held.valid_from)} - {ends}", "note": _how(row.appointment)},
        {"term": _("Decree"), "value": day(held.decree_to) if held.decree_to else _("open"), "note": _warn(person)},
        {"term": _("Roles"), "value": ", ".join(role_names(row.roles))},
        {"term": _("App for codes"), "value": _("set") if factors.app else _("not set")},
        {"term": _("Passkeys"), "value": str(factors.passkeys)},
        {"term": _("Recovery codes left"), "value": str(factors.codes_left)},
        {"term": _("Last sign-in"), "value": _last(person)},
    ]  # fmt: skip


def _how(appointment: Appointment) -> str:
    """Plt. or Plh., and why it ended, where that was written down."""
    ended = end_reasons()[EndReason(appointment.ended_for)].said(language()) if appointment.ended_for else ""
    return ", ".join(each for each in (KINDS[appointment.kind], ended) if each)


KINDS = {"definitive": "", "plt": "Plt.", "plh": "Plh."}


def _change_line(viewer: Viewer, row: AccountChange, now: datetime, reason: str) -> ChangeLine:
    at, zone = stage(row, now), row.account.task_force.region.zone
    told, badge = STAGES[at]
    own, confirms = str(row.account_id) == viewer.id, viewer.may("account.confirm")
    mine = own or str(row.asked_by_id or "") == viewer.id
    return ChangeLine(
        str(row.pk), str(PURPOSES[Purpose(row.purpose)]), reason or _detail(row),
        f"{_name(row.asked_by)}, {short_moment(row.asked_at, zone)}",
        f"{_name(row.confirmed_by)}, {short_moment(row.confirmed_at, zone)}" if row.confirmed_at else "",
        str(told), badge, at is Stage.ASKED and confirms and not mine,
        at in (Stage.ASKED, Stage.OPEN) and confirms and not own,
    )  # fmt: skip


def _name(account: object) -> str:
    return str(getattr(account, "username", "")) or _("set-up")


def _detail(row: AccountChange) -> str:
    if row.purpose == Purpose.TRANSITION:
        return _("until %(day)s") % {"day": day(row.until)}
    if row.purpose == Purpose.CHANGE and row.appointment is not None:
        return f"{row.appointment.post.title}: {', '.join(role_names(row.roles))}"
    return ""


def _role_choices() -> Choices:
    return [(role.key, getattr(role, language())) for role in roles().values()]


def _post_choices(viewer: Viewer, now: datetime, keep: str = "") -> Choices:
    force = found(registry.task_force(viewer.task_force))
    on = today(force.region.zone, now)
    return [
        (str(each.appointment.pk), f"{each.post.title}, {each.post.agency.name}: {each.holder}")
        for each in reads.appointments_free(viewer, on, keep=keep)
    ]


def invite_form(viewer: Viewer, now: datetime, data: QueryDict | None = None) -> InviteForm:
    """The form with the posts that have no account yet, and all declared roles."""
    return InviteForm(data, posts=_post_choices(viewer, now), roles=_role_choices())


def roles_form(
    viewer: Viewer, person: reads.Person, now: datetime, data: QueryDict | None = None
) -> RolesForm:
    """The form for another post or other roles of one account."""
    keep = str(person.row.appointment_id)
    return RolesForm(
        data, posts=_post_choices(viewer, now, keep), roles=_role_choices(),
        initial={"appointment": keep, "roles": person.row.roles},
    )  # fmt: skip


def _forms(viewer: Viewer, person: reads.Person, now: datetime, told: Told) -> dict[str, Form]:
    forms: dict[str, Form] = {"disable": ReasonForm()}
    if viewer.may("account.manage"):
        forms["change"] = roles_form(viewer, person, now)
        if _runs_out(person):
            last = last_transition_day(person.held.decree_to) if person.held.decree_to else None
            forms["transition"] = TransitionForm(initial={"until": last})
    return {**forms, **told.forms}


def _runs_out(person: reads.Person) -> bool:
    near = person.warn_days is not None and person.warn_days <= WARN_DAYS
    return near or person.standing in (Standing.EXPIRED, Standing.TRANSITION)


@dataclass(frozen=True)
class LinkPage:
    """A one-time link, shown once, and what to do with it."""

    title: str
    name: str
    url: str
    until: str
    two: bool
    back: str


def link_page(request: HttpRequest, asked: Asked) -> LinkPage:
    """The page that shows a link to whoever asked for it."""
    change = asked.change
    account = found(reads.account(change.account.username))
    url = request.build_absolute_uri(reverse("web:invited", args=[asked.link]))
    return LinkPage(
        str(PURPOSES[Purpose(change.purpose)]), account.username, url,
        moment(change.expires_at, account.task_force.region.zone), change.needs_second,
        reverse("web:account", args=[account.pk]),
    )  # fmt: skip
