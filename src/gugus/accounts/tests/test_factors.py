"""Second factors: sealed, bound to one account, each code once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection

from gugus.accounts import actions, reads
from gugus.accounts.actions.factors import new_secret, open_secret
from gugus.accounts.adapter import SealedFactors, secrets_of
from gugus.accounts.models import Account
from gugus.accounts.tests import make
from gugus.core import audit, orphans
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry, WrappedKey
from gugus.core.time import living_at, now
from gugus.core.vault import VaultError

pytestmark = pytest.mark.django_db


@pytest.fixture
def yosef() -> Account:
    return make.with_app(make.account("penyidik", "penyidik"))


def test_no_secret_lies_readable_in_the_database(yosef: Account) -> None:
    codes = actions.new_codes(yosef, by=make.BY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        stored = " ".join(str(row) for row in cursor.fetchall())
    assert len(codes) == 10
    assert not any(each in stored for each in (make.SECRET, *codes))


def test_a_secret_moved_to_another_account_opens_nothing(yosef: Account) -> None:
    admin = make.account("ketua", "admin")
    row = Authenticator.objects.get(user=yosef)
    Authenticator.objects.create(user=admin, type="totp", data=row.data)
    with pytest.raises(VaultError):
        actions.use_app(admin, by=make.BY, code=make.code())


def test_outside_its_account_nothing_is_opened(yosef: Account) -> None:
    sealed = Authenticator.objects.get(user=yosef).data["secret"]
    with pytest.raises(LookupError):
        SealedFactors().decrypt(sealed)
    with secrets_of(yosef.pk):
        assert SealedFactors().decrypt(sealed) == make.SECRET


def test_a_code_opens_once_and_none_older_after_it(yosef: Account) -> None:
    assert actions.use_app(yosef, by=make.BY, code=make.code(steps=1))
    assert not actions.use_app(yosef, by=make.BY, code=make.code(steps=1))
    assert not actions.use_app(yosef, by=make.BY, code=make.code())


@pytest.mark.parametrize("code", ["000000x", "", "１２３４５６", "12345"])
def test_what_is_no_code_opens_nothing(yosef: Account, code: str) -> None:
    assert not actions.use_app(yosef, by=make.BY, code=code)


def test_a_recovery_code_opens_once(yosef: Account) -> None:
    code = actions.new_codes(yosef, by=make.BY)[3]
    assert actions.use_code(yosef, by=make.BY, code=f"{code[:4]} {code[4:]}")
    assert not actions.use_code(yosef, by=make.BY, code=code)
    assert reads.factors_of([yosef])[str(yosef.pk)].codes_left == 9


def test_new_recovery_codes_end_the_old_ones(yosef: Account) -> None:
    old = actions.new_codes(yosef, by=make.BY)[0]
    actions.new_codes(yosef, by=make.BY)
    assert not actions.use_code(yosef, by=make.BY, code=old)


def test_the_last_factor_of_a_role_that_must_have_one_stays(yosef: Account) -> None:
    with pytest.raises(Denied, match="last_factor"):
        actions.remove_app(yosef, by=make.BY)
    actions.add_passkey(yosef, by=make.BY, name="Ponsel", credential={})
    actions.remove_app(yosef, by=make.BY)
    with pytest.raises(Denied, match="last_factor"):
        actions.remove_passkey(yosef, by=make.BY, pk=reads.passkeys(yosef)[0].pk)


def test_who_needs_no_factor_may_go_without_again() -> None:
    ratna = make.with_app(make.account("sekretaris", "lapangan"))
    actions.remove_app(ratna, by=make.BY)
    assert not reads.factors_of([ratna])[str(ratna.pk)].any


def test_nobody_removes_the_passkey_of_another(yosef: Account) -> None:
    actions.add_passkey(yosef, by=make.BY, name="Ponsel", credential={})
    ratna = make.account("sekretaris", "lapangan")
    with pytest.raises(Denied, match="no_such_passkey"):
        actions.remove_passkey(ratna, by=make.BY, pk=reads.passkeys(yosef)[0].pk)


def test_a_secret_being_enrolled_is_sealed_for_its_account(yosef: Account) -> None:
    sealed = new_secret(yosef)
    assert open_secret(yosef, sealed) not in sealed
    with pytest.raises(VaultError):
        open_secret(make.account("sekretaris", "lapangan"), sealed)


def test_every_change_of_a_factor_stands_in_the_audit(yosef: Account) -> None:
    actions.new_codes(yosef, by=make.BY)
    actions.use_app(yosef, by=make.BY, code=make.code())
    said = set(AuditEntry.objects.filter(object_id=str(yosef.pk)).values_list("action", flat=True))
    assert {"account.app_add", "account.codes_new", "account.app_use"} <= said


def test_the_key_of_an_enrolment_that_was_broken_off_goes_after_a_day_and_a_set_factors_stays() -> None:
    with living_at(now() - timedelta(days=30)):
        audit.record("uji.lama", by=make.BY)
    with living_at(now() - timedelta(hours=30)):
        broken = make.account("sekretaris", "sekretariat")
        new_secret(broken)
        kept = make.with_app(make.account("penyidik", "penyidik"))
    assert orphans.sweep(now()) == 1
    left = WrappedKey.objects.filter(kind="accounts.factor").values_list("subject", flat=True)
    assert list(left) == [str(kept.pk)]


def test_the_code_that_proved_an_app_opens_nothing_afterwards() -> None:
    admin, typed = make.account("ketua", "admin"), make.code()
    actions.add_app(admin, by=make.BY, secret=make.SECRET, code=typed)
    assert not actions.use_app(admin, by=make.BY, code=typed)
    assert not actions.use_app(admin, by=make.BY, code=make.code(steps=-1))
