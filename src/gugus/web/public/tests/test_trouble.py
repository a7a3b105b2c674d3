"""Disk full, database away, keys lost: a sentence in both languages, what was typed, nothing half-done."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings as django_settings
from django.db import ConnectionHandler, DatabaseError, OperationalError
from django.test import Client
from pytest_django import Settings

from gugus.core import keys
from gugus.core.models import AuditEntry, SpentToken
from gugus.intake.models import Report
from gugus.registry.tests.make import CIANJUR
from gugus.screening import actions
from gugus.screening.tests import make as screening
from gugus.web.public.tests import make
from gugus.web.trouble import Trouble, trouble_of

pytestmark = pytest.mark.django_db
STORY = "Tolong kami, <b>besok</b> berangkat."


def _scratch(path: Path, command: str) -> Any:
    """A connection to a SQLite file of its own, with a table and one setting."""
    said = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": {"timeout": 0.01}}
    connection = ConnectionHandler({"default": said})["default"]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS note (text TEXT)")
        cursor.execute(command)
    return connection


def _failing(connection: Any) -> DatabaseError:
    try:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO note VALUES (%s)", ["x" * 100_000])
    except DatabaseError as error:
        return error
    finally:
        connection.close()
    raise AssertionError


def _full(path: Path) -> DatabaseError:
    return _failing(_scratch(path, "PRAGMA max_page_count = 3"))


def _locked(path: Path) -> DatabaseError:
    other = _scratch(path, "BEGIN EXCLUSIVE")
    try:
        said = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": {"timeout": 0.01}}
        return _failing(ConnectionHandler({"default": said})["default"])
    finally:
        other.close()


def _unreachable(path: Path) -> DatabaseError:
    said = {"ENGINE": "django.db.backends.postgresql", "NAME": "x", "HOST": str(path), "PORT": "1"}
    return _failing(ConnectionHandler({"default": said})["default"])


def _of_postgres(path: Path) -> OperationalError:
    error = OperationalError("could not extend file")
    error.__cause__ = psycopg.errors.DiskFull("could not extend file")
    return error


@pytest.mark.parametrize(
    ("make_error", "trouble"),
    [
        (_full, Trouble.FULL),
        (_of_postgres, Trouble.FULL),
        (lambda path: OSError(errno.ENOSPC, "No space left"), Trouble.FULL),
        (lambda path: OSError(errno.EFBIG, "File too large"), Trouble.FULL),
        (_locked, Trouble.BUSY),
        (_unreachable, Trouble.BUSY),
        (lambda path: ValueError("x"), Trouble.BROKEN),
        (lambda path: FileNotFoundError(errno.ENOENT, "x"), Trouble.BROKEN),
        (lambda path: keys.VaultError("x"), Trouble.DAMAGED),
    ],
    ids=[
        "sqlite full",
        "postgres full",
        "no space",
        "too large",
        "locked",
        "unreachable",
        "value",
        "no file",
        "vault",
    ],
)
def test_a_real_trouble_is_known_by_its_name(
    tmp_path: Path, make_error: Callable[[Path], BaseException], trouble: Trouble
) -> None:
    assert trouble_of(make_error(tmp_path / "scratch.sqlite3")) is trouble


def _told(monkeypatch: pytest.MonkeyPatch, error: BaseException, **more: str) -> Any:
    screening.on_duty(CIANJUR)
    token = make.form()

    def fail(*args: object, **kwargs: object) -> None:
        raise error

    monkeypatch.setattr(actions, "receive_report", fail)
    client = Client(raise_request_exception=False)
    return client.post(
        make.TELL, {"region": CIANJUR, "token": token, "story": STORY, "urgency": "now", **more}
    )


def test_a_full_disk_is_said_in_both_languages_and_the_story_comes_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer = _told(monkeypatch, _full(tmp_path / "scratch.sqlite3"))
    page = make.text_of(answer)
    assert (answer.status_code, answer["Retry-After"]) == (507, "60")
    for said in ("Our storage is full", "Tempat penyimpanan kami penuh", STORY, "110", "129"):
        assert said in page
    assert page.index("Our storage") < page.index("Tempat penyimpanan")
    assert "<b>besok" not in answer.content.decode()


def test_any_other_break_gives_the_story_back_too(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = _told(monkeypatch, ValueError("zamrudpenanda"))
    page = make.text_of(answer)
    assert (answer.status_code, STORY in page) == (500, True)
    assert "zamrudpenanda" not in page


def test_a_database_that_is_away_is_503(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answer = _told(monkeypatch, _locked(tmp_path / "scratch.sqlite3"))
    assert (answer.status_code, "does not answer" in make.text_of(answer)) == (503, True)


@pytest.fixture
def wrong_key(settings: Settings, tmp_path: Path) -> Any:
    """A master key that is valid but not the vault's own; the right one is back afterwards."""
    right = django_settings.GUGUS_MASTER_KEY_FILE
    (tmp_path / "other.key").write_text("ab" * 32, "ascii")

    def use(path: str | Path) -> None:
        settings.GUGUS_MASTER_KEY_FILE = str(path)
        keys.forget_root()

    yield use
    use(right)


@pytest.mark.parametrize("name", ["other.key", "missing.key"])
def test_lost_keys_are_said_the_story_comes_back_and_nothing_is_stored(
    wrong_key: Callable[[Path], None], tmp_path: Path, name: str
) -> None:
    screening.on_duty(CIANJUR)
    token = make.form()
    before = (SpentToken.objects.count(), AuditEntry.objects.count())
    wrong_key(tmp_path / name)
    client = Client(raise_request_exception=False)
    answer = client.post(make.TELL, {"region": CIANJUR, "token": token, "story": STORY, "urgency": "now"})
    page = make.text_of(answer)
    assert (answer.status_code, STORY in page) == (503, True)
    assert "sealing keys are missing" in page
    assert not Report.objects.exists()
    assert (SpentToken.objects.count(), AuditEntry.objects.count()) == before


def test_what_opens_something_is_not_printed_by_a_page_of_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "satu dua tiga empat lima enam tujuh delapan sembilan"
    page = make.text_of(_told(monkeypatch, ValueError("x"), words=words, password=words))
    assert words not in page
