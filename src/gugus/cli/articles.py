"""``./gugus text read FILE…`` (or ``articles read``): what the reader finds in articles, for people and for machines."""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import textwrap
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from gugus.cli import examples
from gugus.cli.article_lines import lines_of
from gugus.cli.errors import BAD_INPUT, CommandError
from gugus.core.say import speak
from gugus.intake.article_files import text_of
from gugus.intake.articles import FILE_LIMIT, read_text
from gugus_engine.article import Reading
from gugus_engine.article.reading import SCHEMA as ARTICLE
from gugus_engine.say import Say, Value

SCHEMA = "gugus.articles/1"
NAMES = ("articles", "text")
WIDTH = 100
PATIENCE = 2.0
WIB = 7 * 3600
RARELY = 20_000  # new objects until what is left over is looked for


@dataclass(frozen=True)
class ReadFile:
    """One file and what became of it: a reading, or the reason it could not be read."""

    path: Path
    reading: Reading | None = None
    problem: Say | None = None

    @property
    def failed(self) -> Say | None:
        """Why there are no drafts, None when the article was read."""
        return self.problem or (self.reading.problem if self.reading else None)


@dataclass
class Count:
    """How many of the files were read so far, how many of them gave no drafts, and why the first did not."""

    total: int
    done: int = 0
    failed: int = 0
    problem: Say | None = None

    def add(self, problem: Say | None) -> None:
        """One more file was read."""
        self.done += 1
        self.failed += problem is not None
        self.problem = self.problem or problem


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command with its one verb, under both of its names."""
    for name in NAMES:
        _add(subparsers, name)


def _add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser], name: str) -> None:
    command = subparsers.add_parser(name, help="membaca artikel menjadi draf / articles to drafts")
    verbs = command.add_subparsers(dest="verb", required=True, metavar="VERB")
    read = verbs.add_parser("read", help="membaca satu atau beberapa berkas teks / read text files")
    read.add_argument("files", metavar="FILE", nargs="+", type=Path)
    read.add_argument("--json", action="store_true", help="satu dokumen JSON / one JSON document")
    read.add_argument("--as-of", metavar="DATE", help="hari membaca, YYYY-MM-DD / the day of reading")
    read.add_argument("--lang", choices=("id", "en"), default="id")
    read.set_defaults(run=run)
    examples.add(verbs)


def run(args: argparse.Namespace) -> int:
    """Read each file and print it at once; a file that is not there, or nothing but problems, ends with code 2."""
    today = _today(args.as_of, args.lang)
    _check_files(args.files, args.lang)
    count = Count(len(args.files))
    found = _read_all(args.files, today, count, args.lang)
    for text in _document(found) if args.json else _lines(found, args.lang, single=count.total == 1):
        sys.stdout.write(text)
    if count.problem and count.failed == count.total:
        raise CommandError(speak(count.problem, args.lang), BAD_INPUT)
    return 0


def _today(as_of: str | None, language: str) -> date:
    """The day of reading in Jakarta, or the one asked for where that is allowed (demo and test)."""
    wanted = as_of or os.environ.get("GUGUS_NOW", "")[:10]
    if not wanted or (not as_of and _in_production()):
        return datetime.fromtimestamp(time.time() + WIB, UTC).date()
    if _in_production():
        raise CommandError(speak(Say("articles.as_of_in_production"), language), BAD_INPUT)
    try:
        return date.fromisoformat(wanted)
    except ValueError as error:
        raise CommandError(speak(Say("articles.bad_date", text=wanted), language), BAD_INPUT) from error


def _in_production() -> bool:
    return os.environ.get("GUGUS_MODE") == "production"


def _check_files(files: Sequence[Path], language: str) -> None:
    for path in files:
        if path.is_dir():
            raise CommandError(speak(Say("articles.is_folder", file=path.name), language), BAD_INPUT)
        if not path.is_file():
            raise CommandError(speak(Say("articles.no_file", file=str(path)), language), BAD_INPUT)


def _read_all(files: Sequence[Path], today: date, count: Count, language: str) -> Iterator[ReadFile]:
    """Each file as it is read; none is kept, so that memory does not grow with their number."""
    with _progress(count, language):
        for number, path in enumerate(files):
            each = _read(path, today)
            if number == 0:
                gc.freeze()  # word lists and names stay: they need not be searched for what is left over
                gc.set_threshold(RARELY)
            count.add(each.failed)
            yield each


@contextmanager
def _progress(count: Count, language: str) -> Iterator[None]:
    """Every two seconds a line says how many files were read."""
    over = threading.Event()

    def tell() -> None:
        while not over.wait(PATIENCE):
            line = speak(Say("articles.progress", done=count.done, total=count.total), language)
            sys.stderr.write(f"gugus: {line}\n")

    threading.Thread(target=tell, daemon=True).start()
    try:
        yield
    finally:
        over.set()


def _read(path: Path, today: date) -> ReadFile:
    try:
        if path.stat().st_size > FILE_LIMIT:
            return ReadFile(path, problem=Say("articles.too_large", megabytes=FILE_LIMIT // 1_000_000))
        text = text_of(path.read_bytes(), path.name)
    except OSError:
        return ReadFile(path, problem=Say("articles.unreadable"))
    if isinstance(text, Say):
        return ReadFile(path, problem=text)
    return ReadFile(path, read_text(text, today=today))


def _plain(each: ReadFile) -> dict[str, object]:
    """One file's entry: the reading as the engine gives it, or the same shape with our own problem."""
    if each.reading is not None:
        return {"file": each.path.name, **each.reading.as_json()}
    values: dict[str, Value] = each.problem.as_dict() if each.problem else {}
    problem = {"key": each.problem.key, "values": values} if each.problem else None
    return {"file": each.path.name, "schema": ARTICLE, "problem": problem, "drafts": [], "notes": []}


def _document(found: Iterable[ReadFile]) -> Iterator[str]:
    """One JSON document, each article on a line of its own."""
    yield f'{{"schema": "{SCHEMA}", "articles": ['
    for number, each in enumerate(found):
        yield ",\n" if number else "\n"
        yield json.dumps(_plain(each), ensure_ascii=False)
    yield "\n]}\n"


def _lines(found: Iterable[ReadFile], language: str, *, single: bool) -> Iterator[str]:
    """Calm lines for people; of a single file that failed nothing but the sentence at the end."""
    for each in found:
        if single and each.failed:
            return
        yield f"{each.path.name}\n{'=' * len(each.path.name)}\n"
        for line in _told(each, language):
            indent = len(line) - len(line.lstrip(" "))
            wrapped = textwrap.wrap(line.strip(), WIDTH - indent) or [""]
            yield "".join(f"{' ' * indent}{part}\n" for part in wrapped)
        yield "\n"


def _told(each: ReadFile, language: str) -> list[str]:
    if each.failed or each.reading is None:
        return [speak(each.failed, language)] if each.failed else []
    text = each.reading.text
    drafts = [draft.as_json(text) for draft in each.reading.drafts]
    return lines_of(drafts, language, [note.as_json(text) for note in each.reading.notes])
