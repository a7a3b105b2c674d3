"""What is told through any door is found nowhere: not in databases, files, logs, scratch, backups, core files.

A server runs while all doors are used and while a table is missing, then dies of SIGABRT at work. And the search
would notice: with the sealing of any one field switched off, it finds what went through that field.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.check import marker_office, marker_switch
from tests.check.conftest import RUN
from tests.check.marker_browsers import Browser, Far
from tests.check.marker_office import Place, Server, Watch
from tests.check.marker_search import Hit, Marker, search
from tests.check.marker_switch import CONTENT, KEYED, PLACES

pytestmark = pytest.mark.check


@dataclass(frozen=True)
class Lived:
    """An office through whose doors everything went: what was planted, what was found while the server ran."""

    place: Place
    markers: list[Marker]
    answers: list[tuple[str, int]]
    exports: dict[str, str]
    while_serving: list[Hit]
    scratch: list[str]
    core_limits: list[str]
    cores: list[str]
    died: int


def _planted(said: dict[str, Any]) -> list[Marker]:
    return [Marker(m["door"], tuple(m["spellings"]), tuple(m["cells"])) for m in said["markers"]]


def _abort_at_work(server: Server) -> int:
    """Let all its processes die of SIGABRT while reports come in; how the command ended."""
    stop = threading.Event()

    def knock() -> None:
        while not stop.is_set():
            try:
                Browser(Far(server.port)).post("/cerita/", {"story": "Zaqabortus Zaqmatilampu"})
            except OSError:
                return

    callers = [threading.Thread(target=knock) for _ in range(3)]
    for caller in callers:
        caller.start()
    for pid in reversed(server.family()):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGABRT)
    ended = server.process.wait(timeout=30)
    stop.set()
    for caller in callers:
        caller.join()
    return ended


def _swept(folder: Path) -> list[str]:
    """The names of the files in a folder, which are then gone: a core file holds a gigabyte."""
    found = sorted(folder.iterdir())
    for each in found:
        each.unlink()
    return [each.name for each in found]


@pytest.fixture(scope="session")
def lived(template: Place, tmp_path_factory: pytest.TempPathFactory) -> Lived:
    place = marker_office.copied(template, tmp_path_factory.mktemp("marker") / "lived")
    watch, server = Watch(place.scratch), marker_office.start(place)
    try:
        limits = [server.core_limit(pid) for pid in [server.process.pid, *server.family()]]
        said = json.loads(place.python(RUN, "far", str(server.port)))
        marker_office.written(place.folder / "exports", said["exports"])
        place.python("gugus.cli", "backup", str(place.folder / "backup"))
        markers = [*_planted(said), Marker("abort", ("Zaqabortus", "Zaqmatilampu"))]
        found = search([place.folder], markers)
        died = _abort_at_work(server)
        cores = _swept(place.running)
    finally:
        server.end()
    return Lived(place, markers, said["answers"], said["exports"], found, watch.names(), limits, cores, died)


def test_nothing_told_is_found_while_the_server_runs(lived: Lived) -> None:
    assert lived.while_serving == []


def test_a_dying_server_leaves_no_core_file(lived: Lived) -> None:
    assert set(lived.core_limits) == {"0"}
    assert lived.cores == []


def test_nothing_told_is_found_after_the_server_died_at_work(lived: Lived) -> None:
    assert lived.died != 0
    assert search([lived.place.folder], lived.markers) == []


def test_nothing_ever_lay_in_the_scratch_folder(lived: Lived) -> None:
    assert lived.scratch == []


def test_every_place_was_there_to_be_searched(lived: Lived) -> None:
    home = lived.place.home
    wanted = ("gugus.sqlite3", "gugus.sqlite3-wal", "keys.sqlite3", "checkpoints.log")
    assert [name for name in wanted if not (home / name).is_file()] == []
    assert list((lived.place.folder / "backup").iterdir())
    assert lived.exports
    assert lived.place.log.stat().st_size > 0


def test_every_door_took_something(lived: Lived) -> None:
    assert len({marker.door for marker in lived.markers}) > 20
    assert {status for _, status in lived.answers} <= {200, 302, 303, 429, 500, 503}
    assert [path for path, status in lived.answers if status >= 500] == ["/cerita/ ['story', 'urgency']"] * 2


@pytest.fixture(scope="session")
def inked(template: Place, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    place = marker_office.copied(template, tmp_path_factory.mktemp("marker") / "inked")
    return list(json.loads(place.python(RUN, "inked")))


@pytest.mark.parametrize("field", marker_switch.fields())
def test_a_field_left_open_is_noticed(inked: list[str], field: str) -> None:
    assert field in inked, f"nothing planted went through {field}, or it is not searched for"


@pytest.mark.parametrize("place", [CONTENT, *KEYED, *PLACES])
def test_one_place_left_open_is_noticed(template: Place, tmp_path: Path, place: str) -> None:
    office = marker_office.copied(template, tmp_path / "open")
    assert json.loads(office.python(RUN, "off", place)), f"nothing planted went through {place}"


def test_with_every_field_sealed_the_same_walk_leaves_nothing(template: Place, tmp_path: Path) -> None:
    place = marker_office.copied(template, tmp_path / "sealed")
    assert json.loads(place.python(RUN, "off", "")) == []
