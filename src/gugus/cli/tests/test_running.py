"""Server, worker and clock: the pages live on when the others stumble."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from gugus.cli import running
from gugus.cli.running import Stopped


def _command(seconds: float) -> list[str]:
    return [sys.executable, "-c", f"import time; time.sleep({seconds})"]


def _watched(
    monkeypatch: pytest.MonkeyPatch, commands: list[list[str]], each_minute: object = lambda: None
) -> list[list[str]]:
    """Watch commands until the first of them ends; what was started."""
    started: list[list[str]] = []

    def start(command: list[str]) -> subprocess.Popen[bytes]:
        started.append(command)
        return subprocess.Popen(command, start_new_session=True)

    monkeypatch.setattr(running, "_start", start)
    monkeypatch.setattr(running, "REST", 0.2)
    monkeypatch.setattr(running, "MINUTE", 0.5)
    children = [start(command) for command in commands]
    try:
        running._watch(commands, children, each_minute)  # type: ignore[arg-type]
    finally:
        for child in children:
            running._end(child)
    return started


def test_a_worker_that_ends_is_started_again_and_does_not_take_the_server_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server, worker = _command(1.5), _command(0)
    started = _watched(monkeypatch, [server, worker])
    assert started.count(server) == 1
    assert started.count(worker) > 1


def test_the_end_of_the_server_ends_all(monkeypatch: pytest.MonkeyPatch) -> None:
    began = time.monotonic()
    _watched(monkeypatch, [_command(0), _command(30)])
    assert time.monotonic() - began < 10


def test_a_minute_that_fails_is_told_and_tried_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tried: list[int] = []

    def minute() -> None:
        tried.append(1)
        message = "rahasia contoh"
        raise OSError(message)

    monkeypatch.setattr(running.connections, "close_all", lambda: None)
    _watched(monkeypatch, [_command(1.8)], minute)
    told = capsys.readouterr().err
    assert len(tried) > 1
    assert "OSError" in told
    assert "rahasia" not in told


def test_stopping_is_not_taken_for_a_failed_minute() -> None:
    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        running._minute(stop)
