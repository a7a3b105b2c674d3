"""What is promised next, in one sentence."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from gugus.screening.standing import Holder, Promise, PromiseKind, Standing
from gugus.web.public.pages.choosing import person
from gugus.web.public.times import soon


def holder_text(standing: Standing) -> str:
    """Who holds the report: role and office, the office above, or that nobody is on duty."""
    said = {
        Holder.NOBODY: _("Nobody is on duty for this region at the moment."),
        Holder.OTHER: _("Another officer of the task force here."),
        Holder.ABOVE: _("The office above the one here."),
    }
    return said.get(standing.holder) or person(standing.post_title, standing.office)


def kept_from_text(standing: Standing) -> str:
    """That whoever was named cannot see it, and who reads it then; empty where nobody was named."""
    if not standing.kept_from:
        return ""
    if standing.holder is Holder.ABOVE:
        return _("Whoever you named cannot see it here. The office above the one here reads it.")
    return _("Whoever you named cannot see it here.")


def promise_text(standing: Standing, zone: str, now: datetime) -> str:
    """The next promised time; late promises are said to be late, and without a roster nothing is promised."""
    promise = standing.promise
    if promise is None:
        return _("No time can be promised at the moment. If it is urgent, call 110 or 129.")
    return _late(promise, zone, now) if promise.late else _coming(promise, zone, now)


def _coming(promise: Promise, zone: str, now: datetime) -> str:
    said = {
        PromiseKind.READ: _("An officer reads it %(time)s at the latest."),
        PromiseKind.ANSWER: _("This office says %(time)s at the latest whether it takes the report on."),
        PromiseKind.LOOK: _("The officer on duty opens this mailbox again %(time)s."),
    }
    return said[promise.kind] % {"time": soon(promise.at, zone, now)}


def _late(promise: Promise, zone: str, now: datetime) -> str:
    said = {
        PromiseKind.READ: _(
            "It should have been read %(time)s; that is late. If it is urgent, call 110 or 129."
        ),
        PromiseKind.ANSWER: _(
            "This office should have answered %(time)s; that is late. If it is urgent, call 110 or 129."
        ),
        PromiseKind.LOOK: "",
    }
    return said[promise.kind] % {"time": soon(promise.at, zone, now)}
