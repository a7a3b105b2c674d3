"""Running server and worker side by side, and leaving nothing behind."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from django.db import connections

from gugus.cli.errors import CommandError
from gugus.cli.progress import tell

MINUTE = 60.0
REST = 10.0
"""Seconds between two starts of a process that keeps ending."""
LAST_PORT = 65_536
THREADS = "16"
DISK_NEEDED = 300_000_000


class Stopped(Exception):
    """Somebody asked the running processes to end."""


def check_port(host: str, port: int) -> None:
    """Stop with a sentence when the port is none, or is taken."""
    if not 0 < port < LAST_PORT:
        message = f"{port} is no port; choose one between 1024 and 65535. Nothing was started."
        raise CommandError(message)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            message = f"Port {port} is in use by another program. Choose another one: --port {port + 1}. Nothing was started."
            raise CommandError(message) from error


def check_disk(home: Path) -> None:
    """Stop with a sentence when the disk cannot hold the database."""
    home.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(home).free
    if free < DISK_NEEDED:
        message = f"The disk is nearly full: 300 MB are needed, {free // 1_000_000} MB are free. Nothing was changed."
        raise CommandError(message)


def server_command(host: str, port: int) -> list[str]:
    """The application server: two workers, each with 16 threads, of which slow bodies may hold 13 (web/uploads.py)."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", THREADS,
        "--host", host, "--port", str(port), "--no-access-log", "--log-level", "warning",
        "gugus.project.wsgi:application",
    ]  # fmt: skip


def worker_command() -> list[str]:
    """The background worker that takes tasks from the database."""
    return [sys.executable, "-m", "gugus.cli", "manage", "db_worker", "--interval", "2"]


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGTERM)
    try:
        child.wait(timeout=8)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def run_together(
    commands: list[list[str]], *, each_minute: Callable[[], object], ready: Callable[[], object]
) -> int:
    """Start the commands, the server first, call `ready` once, then `each_minute`; end when the server ends or on Ctrl-C.

    Another process that ends is started again; a minute that fails is told and the next one tries again:
    neither a full disk nor a database that is away may take the pages with it.
    """
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    children = [_start(command) for command in commands]
    try:
        ready()
        return _watch(commands, children, each_minute)
    except Stopped:
        return 0
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for child in children:
            _end(child)


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, start_new_session=True)  # noqa: S603 - ours


def _watch(
    commands: list[list[str]], children: list[subprocess.Popen[bytes]], each_minute: Callable[[], object]
) -> int:
    due = time.monotonic() + MINUTE
    again = [0.0] * len(children)
    while children[0].poll() is None:
        time.sleep(0.3)
        for number, child in enumerate(children[1:], start=1):
            if child.poll() is not None and time.monotonic() >= again[number]:
                again[number] = time.monotonic() + REST
                children[number] = _start(commands[number])
        if time.monotonic() >= due:
            _minute(each_minute)
            due += MINUTE
    return children[0].returncode or 1


def _minute(each_minute: Callable[[], object]) -> None:
    try:
        each_minute()
    except Stopped:
        raise
    except Exception as error:
        tell(
            f"the clock: {type(error).__name__}; it tries again in a minute / jam: dicoba lagi dalam satu menit"
        )
        connections.close_all()


def wait_until_open(host: str, port: int, seconds: float = 20.0) -> bool:
    """Whether the server accepts connections within some seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((host, port)) == 0:
                return True
        time.sleep(0.1)
    return False
