"""Editing one's own group: nobody gives themselves a role, a post or a second person, by whatever form."""

from __future__ import annotations

import re

import pytest

from gugus.accounts import actions
from gugus.accounts.models import Account, AccountChange
from gugus.accounts.rules import roles
from gugus.accounts.rules.changes import GUARDED, is_guarded
from gugus.accounts.tests import make
from gugus.core.errors import Denied
from gugus.registry.models import Appointment
from gugus.registry.tests.make import CIANJUR, KARAWANG
from tests.faults.office import Person, changed, person, standing
from tests.faults.posts import at

pytestmark = pytest.mark.django_db
OWN_PAGES = ("factors", "sessions", "password", "confirm", "recovery", "factor_app", "passkey_add")
FORGED: dict[str, object] = {
    "roles": ["kustodian", "admin"], "role": "kustodian", "is_superuser": "on", "is_staff": "on", "level": "5",
    "rights": "identity.reveal", "second_factor": "false", "transition_to": "2030-01-01", "emergency_until": "2030-01-01",
}  # fmt: skip


@pytest.fixture
def admin() -> Person:
    return person("ketua", "admin")


def _held(row: Account) -> tuple[object, ...]:
    row.refresh_from_db()
    return (sorted(row.roles), row.appointment_id, row.task_force_id, row.transition_to, row.emergency_until)


def _free() -> str:
    return str(Appointment.objects.get(post__agency__key=f"uji-polres-{CIANJUR}", post__key="penyidik").pk)


def _asked(name: str) -> AccountChange:
    return AccountChange.objects.filter(account__username=name).latest("asked_at")


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("change", {"roles": ["admin", "kustodian"]}), ("reset", {}), ("transition", {"until": "1/2/2027"}),
        ("disable", {"reason": "coba saja"}),
    ],
)  # fmt: skip
def test_an_administrator_changes_nothing_about_the_own_account(
    admin: Person, step: str, said: dict[str, object]
) -> None:
    before = standing()
    form = {"step": step, "appointment": _free(), **said}
    assert "own account" in admin.client.post(at("account", admin.account.pk), form).content.decode()
    assert changed(before) == []


@pytest.mark.parametrize("page", OWN_PAGES)
def test_no_page_of_ones_own_account_takes_a_role_or_a_post(page: str) -> None:
    yosef = person("penyidik", "penyidik")
    before = _held(yosef.account)
    said = {
        **FORGED,
        "appointment": _free(),
        "scope": "others",
        "old": make.PASSWORD,
        "password": make.PASSWORD,
    }
    yosef.client.post(
        at(page), {**said, "new": "empat kata lain sama sekali", "again": "empat kata lain sama sekali"}
    )
    assert _held(yosef.account) == before


def test_what_another_asked_about_me_i_neither_confirm_nor_take_back(admin: Person) -> None:
    custodian = person("sekretaris", "kustodian")
    actions.ask_change(
        custodian.account,
        by=admin.viewer,
        roles=["lapangan"],
        appointment=str(custodian.account.appointment_id),
    )
    change = AccountChange.objects.get()
    for step in ("confirm", "withdraw"):
        before = standing()
        form = {"step": step, "change": str(change.pk)}
        assert (
            "own account" in custodian.client.post(at("account", custodian.account.pk), form).content.decode()
        )
        assert changed(before) == []


@pytest.mark.parametrize("role", ["admin", "kustodian", "sekretariat", "hukum"])
def test_one_administrator_invents_no_second_person(admin: Person, role: str) -> None:
    form = {"appointment": _free(), "username": "kembaran.cianjur", "roles": [role]}
    page = admin.client.post(at("account_invite"), form).content.decode()
    link = re.search(r"(/en/undangan/[^<\"]+)", page)
    assert link is not None
    typed = {"word": "AAAAAA", "new": "empat kata lain sama sekali", "again": "empat kata lain sama sekali"}
    admin.client.post(link[1], typed)
    assert not Account.objects.get(username="kembaran.cianjur").is_active
    account = Account.objects.get(username="kembaran.cianjur")
    form = {"step": "confirm", "change": str(_asked("kembaran.cianjur").pk)}
    said = admin.client.post(at("account", account.pk), form).content.decode()
    assert "second person must be somebody else" in said


def test_every_role_that_looks_after_accounts_cases_or_destruction_takes_two_people() -> None:
    free = {key for key in roles() if not is_guarded([key])}
    assert free == {"lapangan", "desa", "sekolah", "lembaga", "pimpinan", "penyetuju_rilis", "statistik"}
    assert not any(GUARDED & roles()[key].rights for key in free)


@pytest.mark.parametrize("whose", ["another office", "another account", "nobody"])
def test_no_post_is_given_that_is_not_free_in_the_own_task_force(admin: Person, whose: str) -> None:
    taken = {
        "another office": lambda: make.account("penyidik", "lapangan", code=KARAWANG).appointment_id,
        "another account": lambda: admin.account.appointment_id,
        "nobody": lambda: "6f6c1a52-0000-4000-8000-000000000001",
    }[whose]()
    with pytest.raises(Denied, match="no_such_post"):
        actions.invite(
            "baru.cianjur",
            by=admin.viewer,
            appointment=str(taken),
            task_force=admin.viewer.task_force,
            roles=["lapangan"],
        )
    ratna = make.account("sekretaris", "lapangan")
    with pytest.raises(Denied, match="no_such_post"):
        actions.ask_change(ratna, by=admin.viewer, roles=["lapangan"], appointment=str(taken))


def test_a_custodian_gives_nobody_a_role(admin: Person) -> None:
    custodian = person("sekretaris", "kustodian")
    form = {"step": "change", "appointment": str(admin.account.appointment_id), "roles": ["kustodian"]}
    before = standing()
    said = custodian.client.post(at("account", admin.account.pk), form).content.decode()
    assert "does not carry the right" in said
    assert changed(before) == []
