"""A real server whose disk is full or whose keys are gone: a sentence, the text, nothing half-done."""

from __future__ import annotations

import html
import resource
import shutil
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.check.test_kill import TOKEN, WORD, WORDS
from tests.journeys.conftest import ROOT, _environment, _free_port, _wait

pytestmark = pytest.mark.check
STORY = "Teman saya (contoh) diajak zamrudpenanda ke luar negeri. " * 200
# Files of this server may not grow beyond this: the write-ahead log meets it after a few reports.
ROOM = 400_000
TABLES = ("intake_report", "intake_mention", "core_auditentry", "core_spenttoken", "core_searchtoken")


@dataclass
class Server:
    """A running server: its address, its home, where its log goes."""

    base: str
    home: Path
    log: Path

    def send(self, story: str = STORY) -> tuple[int, str]:
        """Tell something; the status and the page."""
        form = self._read(f"{self.base}/cerita/?provinsi=32&kabupaten=32.03")[1]
        token = html.unescape(TOKEN.findall(form)[-1])
        said = {"token": token, "region": "32.03", "story": story, "urgency": "unknown"}
        return self._read(f"{self.base}/cerita/", urllib.parse.urlencode(said).encode())

    def _read(self, url: str, data: bytes | None = None) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(url, data, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def counts(self) -> dict[str, int]:
        """How many rows each table of a report holds."""
        with sqlite3.connect(f"file:{self.home / 'gugus.sqlite3'}?mode=ro", uri=True) as base:
            found = {table: base.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}
            assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        base.close()
        return found


def _small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))


def run(home: Path, before: Callable[[], None] | None = None, **settings: str) -> Iterator[Server]:
    """A server on this home, ended when the caller is done with it."""
    port, log = _free_port(), home.parent / "server.log"
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "2",
        "--host", "127.0.0.1", "--port", str(port), "--no-access-log", "--log-level", "warning",
        "gugus.project.wsgi:application",
    ]  # fmt: skip
    with log.open("ab") as file:
        server = subprocess.Popen(
            command,
            env={**_environment(home), **settings},
            cwd=ROOT,
            preexec_fn=before,
            stderr=file,
            stdout=file,
        )
        try:
            _wait(port, server)
            yield Server(f"http://127.0.0.1:{port}", home, log)
        finally:
            server.kill()
            server.wait()


@pytest.fixture
def home(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "home"))


def _words(page: str) -> int:
    shown = WORDS.search(page)
    return len(WORD.findall(shown[1])) if shown else 0


def test_a_disk_that_fills_up_is_said_and_nothing_is_stored_half(home: Path) -> None:
    for server in run(home, _small_files):
        before, taken = server.counts(), 0
        status, page = server.send()
        while _words(page) == 7 and taken < 50:
            taken += 1
            status, page = server.send()
        after = server.counts()
        said = server.log.read_text("utf-8")
    assert taken > 0
    assert status == 507
    assert "Tempat penyimpanan kami penuh" in page
    assert "Our storage is full" in page
    assert STORY.strip() in page
    assert after["intake_report"] - before["intake_report"] == taken
    assert after["core_spenttoken"] - before["core_spenttoken"] == taken
    assert after["core_auditentry"] - before["core_auditentry"] == taken * _rows_each(before, after, taken)
    assert "zamrudpenanda" not in said
    assert "507 POST cerita/" in said


def _rows_each(before: dict[str, int], after: dict[str, int], taken: int) -> int:
    """Audit rows of one report; a remainder would be rows of a report that was not stored."""
    rows, rest = divmod(after["core_auditentry"] - before["core_auditentry"], taken)
    assert rest == 0
    return rows


def test_after_room_was_made_everything_goes_on(home: Path) -> None:
    for server in run(home, _small_files):
        while server.send()[0] == 200:
            pass
    for server in run(home):
        status, page = server.send()
    assert (status, _words(page)) == (200, 7)


def test_a_master_key_that_goes_away_is_said_and_works_again_when_it_is_back(home: Path) -> None:
    key, aside = home / "master.key", home / "aside.key"
    for server in run(home):
        assert _words(server.send()[1]) == 7
        before = server.counts()
        key.rename(aside)
        status, page = server.send()
        assert status == 503
        assert "Kunci penyegel tidak ada" in page
        assert STORY.strip() in page
        assert server.counts() == before
        aside.rename(key)
        assert _words(server.send()[1]) == 7
