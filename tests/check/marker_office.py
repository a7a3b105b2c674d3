"""The folders and processes of the marker test: a template office, a real server, a watch over scratch files."""

from __future__ import annotations

import ctypes
import os
import resource
import secrets
import shutil
import socket
import struct
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CREATED = 0x100


@dataclass(frozen=True)
class Place:
    """Everything one office writes into: its home, its scratch folder, where it runs, what it says."""

    folder: Path

    @property
    def home(self) -> Path:
        """Databases, sealed files, checkpoints, keys."""
        return self.folder / "home"

    @property
    def scratch(self) -> Path:
        """TMPDIR."""
        return self.folder / "scratch"

    @property
    def running(self) -> Path:
        """The folder the server runs in; the kernel leaves core files here."""
        return self.folder / "running"

    @property
    def log(self) -> Path:
        """What the processes say."""
        return self.folder / "logs" / "server.log"

    def environment(self, **more: str) -> dict[str, str]:
        """The environment of a process of this office; logs as talkative as an office can make them."""
        kept = {
            n: v for n, v in os.environ.items() if not n.startswith(("GUGUS_", "DJANGO_", "DATABASE", "COV"))
        }
        return {
            **kept, "GUGUS_MODE": "demo", "GUGUS_HOME": str(self.home), "GUGUS_ROOT": str(ROOT), "GUGUS_LOG_LEVEL": "NOTSET",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PYTHONWARNINGS": "ignore", "TMPDIR": str(self.scratch), **more,
        }  # fmt: skip

    def python(self, *args: str, check: bool = True) -> str:
        """What one of our modules prints when it is run in this office; its log goes to a file of its own."""
        with (self.log.parent / f"{args[0]}-{secrets.token_hex(3)}.log").open("wb") as log:
            done = subprocess.run(
                [sys.executable, "-m", *args], env=self.environment(), cwd=self.running, stdout=subprocess.PIPE, stderr=log,
                check=False,
            )  # fmt: skip
        assert not check or done.returncode == 0, Path(log.name).read_text("utf-8", "replace")[-3000:]
        return done.stdout.decode()


def new_place(folder: Path) -> Place:
    """Empty folders, and two keys."""
    place = Place(folder)
    for each in (place.home / "static", place.scratch, place.running, place.log.parent):
        each.mkdir(parents=True)
    for name in ("master.key", "secret.key"):
        (place.home / name).write_text(secrets.token_hex(32), "ascii")
    return place


def copied(template: Place, folder: Path) -> Place:
    """The same office once more, untouched; its static files, which are public, are those of the template."""
    shutil.copytree(template.folder, folder, ignore=shutil.ignore_patterns("static"))
    (folder / "home" / "static").symlink_to(template.home / "static")
    return Place(folder)


def _core_files_allowed() -> None:
    """Whoever starts us may have allowed core files; we have to refuse them ourselves."""
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


@dataclass(frozen=True)
class Server:
    """A running `./gugus serve` of an office."""

    process: subprocess.Popen[bytes]
    port: int

    def family(self) -> list[int]:
        """All processes that the command started: server, its workers, background worker."""
        found, asked = [], [self.process.pid]
        while asked:
            pid = asked.pop()
            told = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
            asked += [int(each) for each in told.split()]
            found += [int(each) for each in told.split()]
        return found

    def end(self) -> None:
        """End the command and what it started, as far as they live."""
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(timeout=30)

    def core_limit(self, pid: int) -> str:
        """How large a core file of a process may be, as the kernel says it."""
        lines = Path(f"/proc/{pid}/limits").read_text("ascii").splitlines()
        return next(line.split()[4] for line in lines if line.startswith("Max core file size"))


def start(place: Place) -> Server:
    """Run `./gugus serve` with its log in a file, and wait until it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with place.log.open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "gugus.cli", "serve", "--port", str(port)], env=place.environment(), cwd=place.running,
            stdout=log, stderr=subprocess.STDOUT, preexec_fn=_core_files_allowed,
        )  # fmt: skip
    for _ in range(600):
        assert process.poll() is None, place.log.read_text("utf-8", "replace")[-3000:]
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/privasi/", timeout=5):
                return Server(process, port)
        except OSError:
            time.sleep(0.1)
    process.terminate()
    message = "the server did not answer within a minute"
    raise TimeoutError(message)


class Watch:
    """Notes the name of every file that is ever made in a folder, also of those that are gone again (inotify)."""

    def __init__(self, folder: Path) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._handle = self._libc.inotify_init1(os.O_NONBLOCK)
        self._libc.inotify_add_watch(self._handle, os.fsencode(folder), CREATED)

    def names(self) -> list[str]:
        """The names noted since the watch began or was asked last."""
        found, data = [], b""
        try:
            data = os.read(self._handle, 1 << 20)
        except BlockingIOError:
            return []
        while data:
            length = struct.unpack_from("iIII", data)[3]
            found.append(data[16 : 16 + length].rstrip(b"\0").decode("utf-8", "replace"))
            data = data[16 + length :]
        return found


def written(folder: Path, texts: Mapping[str, str]) -> None:
    """Keep some texts as files, for the search."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts.values()):
        (folder / f"{number}.txt").write_text(text, "utf-8")
