"""A log line says what broke and where; what somebody typed, sought or came from stands in none."""

from __future__ import annotations

import io
import logging
import sys
import threading

import pytest
from django.db import IntegrityError
from django.test import RequestFactory
from django_tasks_db import models as tasks

from gugus.core import logs

SECRET = "zamrudpenanda"


def _line(name: str, message: str, *args: object, error: BaseException | None = None, **more: object) -> str:
    logger, stream = logging.Logger(name), io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.Discreet())
    logger.addHandler(handler)
    logger.error(message, *args, exc_info=error, extra=more)
    return stream.getvalue()


def _raised() -> BaseException:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as below:
            message = f"DETAIL: Key (lookup)=({SECRET}) already exists."
            raise IntegrityError(message) from below
    except IntegrityError as error:
        return error


def test_an_exception_is_told_by_its_kinds_and_places_alone() -> None:
    line = _line("django.request", "%s: %s", "Internal Server Error", SECRET, error=_raised())
    assert SECRET not in line
    assert "django.db.utils.IntegrityError" in line
    assert "builtins.KeyError" in line
    assert "gugus/core/tests/test_logs.py:" in line
    assert "_raised" in line


def test_a_request_is_told_by_the_pattern_of_its_address() -> None:
    request = RequestFactory().get(
        f"/laporan/{SECRET}/?cari={SECRET}", HTTP_USER_AGENT=SECRET, REMOTE_ADDR="203.0.113.7"
    )
    line = _line("django.request", "Not Found: %s", request.path, request=request, status_code=404)
    assert line.strip().endswith("ERROR django.request 404 GET (no page)")


def test_the_words_of_other_libraries_come_without_their_values() -> None:
    assert _line("pikepdf", "cannot read %s of %r", SECRET, SECRET).strip().endswith("cannot read %s of %r")
    assert "(message withheld)" in _line("PIL", f"tag: {SECRET}")


def test_our_own_sentences_are_written_out() -> None:
    assert "night of 3 task forces" in _line("gugus.cli", "night of %s task forces", 3)


def test_a_chain_that_bites_its_tail_ends() -> None:
    one, other = ValueError(SECRET), TypeError(SECRET)
    one.__cause__, other.__cause__ = other, one
    assert logs.places(one).splitlines() == ["builtins.ValueError", "builtins.TypeError"]


@pytest.fixture
def _watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(tasks, "format_exception", tasks.format_exception)
    logs.watch()
    logging.captureWarnings(capture=False)


@pytest.mark.usefixtures("_watched")
def test_a_dying_process_says_where_and_not_what(capsys: pytest.CaptureFixture[str]) -> None:
    error = _raised()
    sys.excepthook(type(error), error, error.__traceback__)
    thread = threading.Thread(target=lambda: int(SECRET))
    thread.start()
    thread.join()
    said = capsys.readouterr().err
    assert SECRET not in said
    assert said.count("stopped by") == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("_watched")
def test_a_failed_task_keeps_no_word_of_what_it_met() -> None:
    from django.utils import timezone

    row = tasks.DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, priority=0, task_path="x.y", queue_name="default",
        backend_name="default", run_after=timezone.now(), status="RUNNING",
    )  # fmt: skip
    row.set_failed(_raised())
    row.refresh_from_db()
    assert "IntegrityError" in row.traceback
    assert SECRET not in row.traceback
