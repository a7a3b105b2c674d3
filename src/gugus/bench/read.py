"""How fast articles are read: the whole command, the places alone, and a bare finder of the same names beside them."""

from __future__ import annotations

import importlib.util
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ARTICLES, CHARACTERS, FEW = 1_000, 3_000, 100
SECONDS, GREW_MB = 20.0, 50
"""What issue 5 promises: a thousand articles on one core, and memory that does not grow with their number."""
PLACED = 300
MEGA = 1_000_000
NAME = "ahocorasick_rs"
ABSENT = (
    f"{NAME} is not installed here (it comes with the packages for developers), so nothing stands beside."
)
NO_TEXTS = "The labelled texts (tests/reading/data/texts) are not here; this benchmark needs the repository."
_PARAGRAPH = re.compile(r".{80,}[.?!][\"”’]?")
_DATELINE, _OPENING = re.compile(r"\s?[–—|]|\s-|\w\.\w"), 60  # characters
Found = dict[str, Any]


@dataclass(frozen=True)
class _Story:
    """A text as an article begins with it, its dateline included, and the paragraphs that go on."""

    head: list[str]
    paragraphs: list[str]


def run() -> Found:
    """Read a thousand articles through the command, then time places and bare names over the same texts.

    The articles are the labelled invented texts, their stories joined anew, each one article of a single
    dateline, no two alike. Seconds are those of the
    whole process with its start; the promise is held against its computing time, which a busy machine does
    not change. Megabytes of text are of UTF-8.
    """
    sources = labelled()
    if not sources:
        return {"said": NO_TEXTS, "holds": False}
    texts = articles(sources, ARTICLES)
    with tempfile.TemporaryDirectory(prefix="gugus-bench-") as folder:
        few = _command(Path(folder), texts[:FEW])
        whole = _command(Path(folder), texts)
    grew = whole["peak_mb"] - few["peak_mb"]
    bounds = [
        {"bound": "cpu_seconds", "value": whole["cpu_seconds"], "limit": SECONDS, "holds": whole["cpu_seconds"] < SECONDS},
        {"bound": "grew_mb", "value": grew, "limit": GREW_MB, "holds": grew < GREW_MB},
    ]  # fmt: skip
    return {
        "articles": ARTICLES, "characters": CHARACTERS, "command": whole, "grew_mb": grew, "places": _places(texts[:PLACED]),
        NAME: _names(texts[:PLACED]), "bounds": bounds, "holds": all(bound["holds"] for bound in bounds),
        "load": round(os.getloadavg()[0], 1), "processors": os.cpu_count(),
    }  # fmt: skip


def labelled() -> list[str]:
    """The labelled texts of the repository."""
    folder = Path(os.environ.get("GUGUS_ROOT", ".")) / "tests" / "reading" / "data" / "texts"
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]


def articles(sources: Sequence[str], count: int, length: int = CHARACTERS) -> list[str]:
    """So many articles of this length: each the headline and story of one text, gone on with by the stories of others.

    What would begin or end a second article (headlines, datelines, bylines, signatures) is left out where
    another text goes on, and the last paragraph is cut, so that each is read as one article.
    """
    chance = random.Random(5)  # noqa: S311 - the same texts at each run
    stories = [story for story in map(_story, sources) if story.paragraphs]
    made: dict[str, None] = {}
    while len(made) < count:
        first = chance.choice(stories)
        paragraphs = [*first.head, *first.paragraphs]
        while sum(map(len, paragraphs)) < length:
            own = chance.choice(stories).paragraphs
            paragraphs += own[chance.randrange(len(own) // 3 + 1) :]
        made["\n\n".join(paragraphs)[:length]] = None
    return list(made)


def _story(source: str) -> _Story:
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    told = [number for number, line in enumerate(lines) if _PARAGRAPH.fullmatch(line)]
    if not told:
        return _Story([], [])
    paragraphs = [lines[number] for number in told[1:] if not _DATELINE.search(lines[number][:_OPENING])]
    return _Story(lines[: told[0] + 1], paragraphs)


def _command(folder: Path, texts: Sequence[str]) -> Found:
    """The command over files of these texts: seconds, computing seconds, peak memory of the process."""
    paths = [folder / f"{number:04}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    size, began = _megabytes(texts), time.perf_counter()
    command = [sys.executable, "-m", "gugus.cli", "text", "read", "--json", *map(str, paths)]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=env, stdout=quiet, stderr=quiet) as child:  # noqa: S603 - our own modules
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command[:5])
    seconds, cpu = time.perf_counter() - began, used.ru_utime + used.ru_stime
    return {
        "seconds": round(seconds, 2), "cpu_seconds": round(cpu, 2), "articles_per_second": round(len(texts) / cpu, 1),
        "mb_per_second": round(size / cpu, 3), "peak_mb": round(used.ru_maxrss / 1024),
    }  # fmt: skip


def _megabytes(texts: Sequence[str]) -> float:
    return sum(len(text.encode()) for text in texts) / MEGA


def _timed(each: Callable[[str], int], texts: Sequence[str]) -> tuple[int, float]:
    """How much was found in all, and the computing seconds it took."""
    began = time.process_time()
    found = sum(map(each, texts))
    return found, time.process_time() - began


def _places(texts: Sequence[str]) -> Found:
    """The reader of places alone: every name it settles has a code and a reason."""
    from gugus.registry.rules.gazetteer import packaged_gazetteer
    from gugus_engine.text.places import read_places

    gazetteer = packaged_gazetteer()
    for text in texts:
        read_places(text, gazetteer)  # loads the villages of the regencies that are named
    coded, seconds = _timed(
        lambda text: sum(place.code is not None for place in read_places(text, gazetteer)), texts
    )
    return {"mb_per_second": round(_megabytes(texts) / seconds, 3), "resolved": coded}


def _names(texts: Sequence[str]) -> Found | str:
    """The bare finder over the same names of provinces, regencies and districts: hits inside words too, no codes."""
    if importlib.util.find_spec(NAME) is None:
        return ABSENT
    import ahocorasick_rs

    from gugus.registry.rules.gazetteer import packaged_gazetteer

    names = sorted(packaged_gazetteer().by_name)
    finder = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    hits, seconds = _timed(lambda text: len(finder.find_matches_as_indexes(text.lower())), texts)
    return {"mb_per_second": round(_megabytes(texts) / seconds, 1), "raw_hits": hits, "names": len(names)}


def lines(found: Found) -> list[str]:
    """What was measured, for people."""
    if "command" not in found:
        return [str(found["said"])]
    whole, places, bare = found["command"], found["places"], found[NAME]
    told = [
        f"{found['articles']} articles of {found['characters']} characters through the command: {whole['cpu_seconds']} s "
        f"computing, {whole['seconds']} s by the clock, {whole['articles_per_second']} articles/s, {whole['mb_per_second']} MB/s",
        f"memory: {whole['peak_mb']} MB, {found['grew_mb']} MB more than for {FEW} articles",
        f"places alone: {places['mb_per_second']} MB/s, {places['resolved']} names with their code",
    ]
    beside = bare if isinstance(bare, str) else (
        f"{NAME} alone over {bare['names']} names: {bare['mb_per_second']} MB/s, {bare['raw_hits']} raw hits without a code"
    )  # fmt: skip
    bounds = [
        f"{'holds' if each['holds'] else 'MISSED'}: {each['bound']} {each['value']} (promised {each['limit']})"
        for each in found["bounds"]
    ]
    return [*told, beside, *bounds]
