"""Administrators reading others' second-factor secrets: in no page, export, audit, hand-over, session or backup."""

from __future__ import annotations

import json
import logging
import re
from base64 import b32decode, b64encode

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import translation

from gugus.accounts import actions, reads
from gugus.accounts.models import Account
from gugus.accounts.tests import make
from gugus.cli.__main__ import main
from gugus.core.backup import rows as backup_rows
from gugus.core.vault import VaultError
from tests.faults.office import Person, body, person
from tests.faults.posts import at
from tests.sweeps.test_access import ALL

pytestmark = pytest.mark.django_db
SECRET = "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU"
CURIOUS = ("kustodian", "pengawas", "hukum", "pimpinan")
PASSKEY = {"name": "Ponsel", "credential": {"rawId": "a3VuY2ktcmFoYXNpYS1jb250b2g", "publicKey": "a3VuY2k"}}


@pytest.fixture
def yosef() -> Account:
    row = make.with_app(make.account("penyidik", "penyidik"), SECRET)
    actions.add_passkey(row, by=make.BY, name="Ponsel", credential=PASSKEY)
    return row


def _needles(row: Account, codes: list[str]) -> list[str]:
    """The secret in every spelling, the recovery codes, and what is sealed of both."""
    raw = b32decode(SECRET)
    sealed = [
        str(value) for each in Authenticator.objects.filter(user=row) for value in each.data.values()
        if isinstance(value, str) and len(value) > 20
    ]  # fmt: skip
    spelt = [SECRET, SECRET.lower(), SECRET[:12], raw.hex(), b64encode(raw).decode(), raw.decode("latin-1")]
    return [*spelt, *codes, *sealed, PASSKEY["credential"]["rawId"]]  # type: ignore[index]


def _addresses(about: Account) -> list[str]:
    """Every address of the application that needs no id, and those of the account."""
    with translation.override("en"):
        plain = [
            reverse("healthy" if each.name == "healthy" else f"web:{each.name}")
            for each in ALL if not each.pattern.converters
        ]  # fmt: skip
    return [*plain, at("account", about.pk)]


@pytest.mark.parametrize(
    "role", ["admin", *(pytest.param(each, marks=pytest.mark.check) for each in (*CURIOUS, ""))]
)
def test_no_page_export_or_json_shows_a_secret_of_another(
    yosef: Account, caplog: pytest.LogCaptureFixture, role: str
) -> None:
    needles = _needles(yosef, actions.new_codes(yosef, by=make.BY))
    caplog.set_level(logging.DEBUG, logger="gugus")
    who = person("ketua", *([role] if role else []))
    for path in _addresses(yosef):
        for answer in (who.client.get(path, {"ekspor": "csv"}), who.client.get(path, {"format": "json"})):
            said = body(answer) + str(answer.headers)
            assert [each for each in needles if each in said] == [], path
    assert [each for each in needles if each in caplog.text] == []


@pytest.mark.parametrize("step", ["reset", "confirm", "change", "disable"])
def test_no_step_of_an_administrator_gives_a_secret_away(yosef: Account, step: str) -> None:
    admin = person("ketua", "admin")
    needles = _needles(yosef, actions.new_codes(yosef, by=make.BY))
    said = {
        "step": step,
        "reason": "ponsel hilang",
        "roles": ["lapangan"],
        "appointment": str(yosef.appointment_id),
    }
    page = admin.client.post(at("account", yosef.pk), said).content.decode()
    assert [each for each in needles if each in page] == []


def test_a_hand_over_pack_holds_no_secret(yosef: Account, capsys: pytest.CaptureFixture[str]) -> None:
    needles = _needles(yosef, actions.new_codes(yosef, by=make.BY))
    assert main(["handover", yosef.username, "--json"]) == 0
    printed = capsys.readouterr().out + make.entered(yosef).get("/en/serah-terima/").content.decode()
    assert [each for each in needles if each in printed] == []


def test_a_backup_holds_sealed_secrets_only_and_the_audit_none_at_all(yosef: Account) -> None:
    needles = _needles(yosef, actions.new_codes(yosef, by=make.BY))
    sealed = {str(each.data.get("secret") or each.data.get("seed")) for each in Authenticator.objects.all()}
    open_ = [each for each in needles if each not in sealed and each != PASSKEY["credential"]["rawId"]]  # type: ignore[index]
    for part in (backup_rows.DATA, backup_rows.KEYS):
        for model in backup_rows.models_of(part):
            written = "\n".join(json.dumps(row, default=str) for row in backup_rows.rows(model))
            assert [each for each in open_ if each in written] == [], model._meta.label_lower
    audit = str(list(apps.get_model("core.auditentry")._default_manager.values_list()))
    assert [each for each in needles if each in audit] == []


def test_what_is_being_enrolled_lies_sealed_in_the_session(yosef: Account) -> None:
    client: Client = make.entered(yosef)
    page = client.get(at("factor_app")).content.decode()
    stored = str([each.get_decoded() for each in Session.objects.all()])
    shown = re.search(r'class="g-key">([A-Z2-7 ]+)<', page)
    assert shown is not None
    assert shown[1].replace(" ", "") not in stored
    assert "enrol" in stored


def test_a_secret_copied_to_an_administrators_own_account_opens_nothing(yosef: Account) -> None:
    admin: Person = person("ketua", "admin")
    row = Authenticator.objects.get(user=yosef, type="totp")
    Authenticator.objects.create(user=admin.account, type="totp", data=row.data)
    with pytest.raises(VaultError):
        actions.use_app(admin.account, by=make.BY, code=make.code(SECRET))
    assert reads.factors_of([admin.account])[str(admin.account.pk)].app
