"""``./gugus text read FILE…`` (or ``articles read``): what the reader finds in articles, for people and for machines."""

from __future__ import annotations

import argparse
import json
import os
import sys
import textwrap
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from gugus.cli.article_lines import lines_of
from gugus.cli.errors import BAD_INPUT, CommandError
from gugus.core.say import speak
from gugus.intake.articles import FILE_LIMIT, decode, read_text
from gugus_engine.article import Reading
from gugus_engine.say import Say, Value

SCHEMA = "gugus.articles/1"
NAMES = ("articles", "text")
WIDTH = 100
PATIENCE = 2.0
WIB = 7 * 3600


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


def run(args: argparse.Namespace) -> int:
    """Read each file; a file that is not there, or nothing but problems, ends with exit code 2."""
    today = _today(args.as_of, args.lang)
    _check_files(args.files, args.lang)
    found = _read_all(args.files, today, args.lang)
    problems = [each.failed for each in found if each.failed]
    if args.json:
        _print_json(found)
    elif len(found) > 1 or not problems:
        _print_lines(found, args.lang)
    if len(problems) == len(found):
        raise CommandError(speak(problems[0], args.lang), BAD_INPUT)
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


def _read_all(files: Sequence[Path], today: date, language: str) -> list[ReadFile]:
    found: list[ReadFile] = []
    with _progress(found, len(files), language):
        for path in files:
            found.append(_read(path, today))
    return found


@contextmanager
def _progress(found: Sequence[ReadFile], total: int, language: str) -> Iterator[None]:
    """Every two seconds a line says how many files were read."""
    over = threading.Event()

    def tell() -> None:
        while not over.wait(PATIENCE):
            line = speak(Say("articles.progress", done=len(found), total=total), language)
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
        text = decode(path.read_bytes())
    except OSError:
        return ReadFile(path, problem=Say("articles.unreadable"))
    if text is None:
        return ReadFile(path, problem=Say("articles.not_text"))
    return ReadFile(path, read_text(text, today=today))


def _plain(each: ReadFile) -> dict[str, object]:
    """One file's entry: the reading as the engine gives it, or the same shape with our own problem."""
    if each.reading is not None:
        return {"file": each.path.name, **each.reading.as_json()}
    values: dict[str, Value] = each.problem.as_dict() if each.problem else {}
    problem = {"key": each.problem.key, "values": values} if each.problem else None
    return {
        "file": each.path.name,
        "schema": "gugus.article/2",
        "problem": problem,
        "drafts": [],
        "notes": [],
    }


def _print_json(found: Sequence[ReadFile]) -> None:
    document = {"schema": SCHEMA, "articles": [_plain(each) for each in found]}
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _print_lines(found: Sequence[ReadFile], language: str) -> None:
    for each in found:
        sys.stdout.write(f"{each.path.name}\n{'=' * len(each.path.name)}\n")
        reading = each.reading
        drafts = [draft.as_json(reading.text) for draft in reading.drafts] if reading else []
        notes = [note.as_json(reading.text) for note in reading.notes] if reading else []
        lines = [speak(each.failed, language)] if each.failed else lines_of(drafts, language, notes)
        for line in lines:
            indent = len(line) - len(line.lstrip(" "))
            wrapped = textwrap.wrap(line.strip(), WIDTH - indent) or [""]
            sys.stdout.write("".join(f"{' ' * indent}{part}\n" for part in wrapped))
        sys.stdout.write("\n")
