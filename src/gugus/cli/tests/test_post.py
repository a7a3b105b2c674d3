"""A post ended and filled on the command line: by account, by post, audited, with the name from standard input."""

from __future__ import annotations

import io
import json

import pytest

from gugus.accounts import reads
from gugus.accounts.models import Account
from gugus.cli.__main__ import main
from gugus.core.models import AuditEntry
from gugus.registry.models import Appointment
from gugus.registry.reads import holders
from gugus.registry.tests import make as registry
from gugus.web.desk.tests.make import account

pytestmark = pytest.mark.django_db
POST = "uji-polres-32.03/penyidik"
LETTER = ["--letter", "SK/88/XI/2026", "--signed-on", "2026-11-18"]
MUTASI = ["--reason", "mutasi", "--since", "2026-11-21"]


@pytest.fixture
def yosef() -> Account:
    registry.five_regencies()
    return account("penyidik", "penyidik")


def appoint(monkeypatch: pytest.MonkeyPatch, holder: str, *more: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{holder}\n"))
    return main(["post", "appoint", POST, "--from", "2026-11-21", *LETTER, *more])


@pytest.mark.parametrize("by_post", [True, False])
def test_an_end_is_recorded_and_the_account_stands_without_a_post(
    yosef: Account, capsys: pytest.CaptureFixture[str], by_post: bool
) -> None:
    assert main(["post", "end", POST if by_post else yosef.username, *MUTASI, *LETTER, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["key"], said["last_day"], said["accounts"]) == (POST, "2026-11-20", [yosef.username])
    assert reads.by_id(yosef.pk) is None
    assert AuditEntry.objects.filter(action="registry.end_appointment", actor_kind="system").count() == 1


def test_the_end_is_said_in_both_languages(yosef: Account, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["post", "end", POST, "--reason", "purna_tugas", "--since", "2026-12-01"]) == 0
    assert "Purna tugas" in capsys.readouterr().out
    assert main(["post", "end", POST, *MUTASI]) == 2
    assert "is written down already" in capsys.readouterr().err


def test_the_next_holder_is_recorded_with_a_name_from_standard_input(
    yosef: Account, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert appoint(monkeypatch, "Dewi Rekaan") == 2
    assert "Somebody else holds the post" in capsys.readouterr().err
    assert main(["post", "end", POST, *MUTASI]) == 0
    assert appoint(monkeypatch, "Dewi Rekaan", "--lang", "en") == 0
    assert "No account was opened." in capsys.readouterr().out
    row = Appointment.objects.get(post=yosef.appointment.post, ended_for="")
    assert list(holders(registry.BY, [row]).values()) == ["Dewi Rekaan"]


@pytest.mark.parametrize(
    "words",
    [
        ["end", "tidak.ada", *MUTASI], ["end", POST, "--reason", "bosan", "--since", "2026-11-21"],
        ["end", POST, *MUTASI, "--letter", "SK/1/2026"], ["appoint", "x/y", "--from", "2026-11-21", *LETTER],
    ],
)  # fmt: skip
def test_bad_input_changes_nothing_and_ends_with_2(yosef: Account, words: list[str]) -> None:
    assert main(["post", *words]) == 2
    assert Appointment.objects.exclude(ended_for="").count() == 0
