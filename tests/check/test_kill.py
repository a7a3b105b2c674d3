"""Kill rounds: a server dies in the middle of a campaign; every acknowledged report is there after it."""

from __future__ import annotations

import html
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from tests.journeys.conftest import _environment, _free_port, _wait

pytestmark = pytest.mark.check
ROUNDS = int(os.environ.get("GUGUS_KILLS", "2"))
ROOT = Path(__file__).resolve().parents[2]
TOKEN = re.compile(r'name="token" value="([^"]+)"')
WORDS = re.compile(r"g-receipt__words[^>]*>(.*?)</ol>", re.DOTALL)
WORD = re.compile(r"<li>([a-z]+)</li>")


def _start(home: Path, port: int) -> subprocess.Popen[bytes]:
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "2",
        "--host", "127.0.0.1", "--port", str(port), "--no-access-log", "--log-level", "error",
        "gugus.project.wsgi:application",
    ]  # fmt: skip
    server = subprocess.Popen(command, env=_environment(home), cwd=ROOT, start_new_session=True)
    _wait(port, server)
    return server


def _post(url: str, fields: dict[str, str]) -> str:
    data = urllib.parse.urlencode(fields).encode()
    with urllib.request.urlopen(url, data, timeout=10) as answer:
        return str(answer.read().decode())


def _form(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:
        found = TOKEN.findall(answer.read().decode())
    return html.unescape(found[-1])


def _send(base: str, story: str) -> str:
    """Send one report; the seven words, or "" when the server did not answer with them."""
    page = f"{base}/cerita/?provinsi=32&kabupaten=32.03"
    try:
        fields = {"token": _form(page), "region": "32.03", "story": story, "urgency": "unknown"}
        shown = WORDS.search(_post(f"{base}/cerita/", fields))
        return " ".join(WORD.findall(shown[1])) if shown else ""
    except (urllib.error.URLError, OSError, IndexError):
        return ""


def _campaign(base: str, number: int, kept: list[str], stop: threading.Event) -> None:
    count = 0
    while not stop.is_set():
        words = _send(base, f"Laporan contoh {number}-{count} dari uji mati listrik.")
        if words:
            kept.append(words)
        count += 1


@pytest.mark.parametrize("round_number", range(ROUNDS))
def test_no_acknowledged_report_is_lost(prepared: Path, tmp_path: Path, round_number: int) -> None:
    home, port = tmp_path / "home", _free_port()
    shutil.copytree(prepared, home)
    base, kept, stop = f"http://127.0.0.1:{port}", list[str](), threading.Event()
    server = _start(home, port)
    senders = [threading.Thread(target=_campaign, args=(base, each, kept, stop)) for each in range(4)]
    for sender in senders:
        sender.start()
    time.sleep(2.5 + round_number * 0.37)
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()
    stop.set()
    for sender in senders:
        sender.join()
    assert kept, "nothing was acknowledged before the kill"
    again = _start(home, port)
    try:
        for words in kept:
            opened = _post(f"{base}/kotak/", {"words": words, "token": _form(f"{base}/kotak/")})
            assert 'name="text"' in opened, "an acknowledged report has no mailbox"
    finally:
        os.killpg(again.pid, signal.SIGKILL)
        again.wait()
