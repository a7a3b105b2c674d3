"""Builders of somebody who holds a post and another one as Plt., with an account at each."""

from __future__ import annotations

from dataclasses import replace

from gugus.accounts import actions
from gugus.accounts.models import Account
from gugus.accounts.tests.make import BY, PASSWORD
from gugus.registry import reads as registry
from gugus.registry.actions import appoint_from_decree
from gugus.registry.models import Appointment
from gugus.registry.rules.decree import Decree, Holding
from gugus.registry.rules.vocabulary import AppointmentKind
from gugus.registry.tests import make
from gugus.registry.tests.make import CIANJUR


def name_of(row: Account) -> str:
    """The name of whoever holds an account."""
    return registry.holders(BY, [row.appointment])[str(row.appointment_id)]


def plt(key: str, holder: str, *, code: str = CIANJUR) -> Appointment:
    """Somebody acts at a post of a region's task force ("ketua", "sekretaris", "penyidik")."""
    plain: Decree = make.decree(code)
    post = f"uji-polres-{code}/{key}"
    given = Holding(post, holder, make.BEGINS, kind=AppointmentKind.PLT)
    decree = replace(plain, title=f"SK Plt. {post}", holdings=(*plain.holdings, given))
    appoint_from_decree(decree, by=BY)
    agency, _, own = post.partition("/")
    return Appointment.objects.get(post__agency__key=agency, post__key=own, kind="plt")


def second_account(
    of: Account, key: str, *roles: str, holder: str = "", code: str = CIANJUR, name: str = ""
) -> Account:
    """An account at another post, as Plt., of the same person, or of another named one."""
    held = plt(key, holder or name_of(of), code=code)
    force = make.task_force(code)
    return actions.open_account(
        name or f"plt.{key}.{code.replace('.', '')}", by=BY, appointment=str(held.pk), task_force=str(force.pk),
        roles=roles, password=PASSWORD,
    )  # fmt: skip
