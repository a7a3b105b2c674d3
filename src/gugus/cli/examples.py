"""``./gugus text examples``: what officers corrected and dropped, as labelled examples for those who write rules."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from gugus.cli.errors import BAD_INPUT, CommandError
from gugus.core.say import speak
from gugus.project.start import setup_django
from gugus_engine.say import Say

if TYPE_CHECKING:
    from gugus.intake.example_reads import ExampleArticle, ExampleRow

SHOWN = 60
"""Letters of a value or of quoted words in a line for people."""


@dataclass
class _Written:
    """How many articles and examples went out."""

    articles: int = 0
    examples: int = 0


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb under the command that reads articles."""
    verb = verbs.add_parser("examples", help="contoh berlabel dari keputusan petugas / labelled examples")
    way = verb.add_mutually_exclusive_group()
    way.add_argument("--json", action="store_true", help="satu dokumen JSON / one JSON document")
    way.add_argument(
        "--out", type=Path, metavar="FILE", help="satu artikel per baris / one article a line (JSONL)"
    )
    verb.add_argument("--lang", choices=("id", "en"), default="id")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write all examples of this installation; a line in the audit says that and how many."""
    if args.out is not None and args.out.exists():
        said = Say("intake.examples_file_is_there", file=args.out.name)
        raise CommandError(speak(said, args.lang), BAD_INPUT)
    setup_django()
    from django.db.utils import OperationalError, ProgrammingError

    try:
        return _run(args)
    except (OperationalError, ProgrammingError) as error:
        why = str(error).splitlines()[0]
        raise CommandError(speak(Say("intake.examples_cannot", why=why), args.lang)) from error


def _run(args: argparse.Namespace) -> int:
    from gugus.core.viewer import system
    from gugus.intake.actions import note_examples
    from gugus.intake.example_reads import by_article

    by, count = system("text examples"), _Written()
    articles = _counted(by_article(by), count)
    ways: tuple[Callable[[], None], ...] = (
        lambda: _to_file(articles, args.out, args.lang),
        lambda: _document(articles),
        lambda: _lines(articles, args.lang),
    )
    ways[0 if args.out else 1 if args.json else 2]()
    note_examples(count.examples, by=by)
    said = Say(
        "intake.examples_written", count=count.examples, articles=count.articles, file=str(args.out or "")
    )
    if args.out:
        sys.stdout.write(speak(said, args.lang) + "\n")
    elif not args.json and not count.examples:
        sys.stdout.write(speak(Say("intake.examples_none"), args.lang) + "\n")
    return 0


def _counted(articles: Iterable[ExampleArticle], count: _Written) -> Iterator[ExampleArticle]:
    for article in articles:
        count.articles += 1
        count.examples += len(article.examples)
        yield article


def _to_file(articles: Iterable[ExampleArticle], path: Path, language: str) -> None:
    """One article a line; the file is for its owner alone, for an article's text names people."""
    from gugus.intake.labelled import labelled

    try:
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as file:
            for article in articles:
                _dump(labelled(article), file)
                file.write("\n")
    except OSError as error:
        said = Say("intake.examples_not_written", file=path.name, why=error.strerror or "")
        raise CommandError(speak(said, language)) from error


def _document(articles: Iterable[ExampleArticle]) -> None:
    """One document, written article by article."""
    from gugus.intake.labelled import SCHEMA, labelled

    sys.stdout.write(f'{{"schema": "{SCHEMA}", "articles": [')
    for at, article in enumerate(articles):
        sys.stdout.write(",\n" if at else "\n")
        _dump(labelled(article), sys.stdout)
    sys.stdout.write("]}\n")


def _dump(document: object, file: TextIO) -> None:
    json.dump(document, file, ensure_ascii=False)


def _lines(articles: Iterable[ExampleArticle], language: str) -> None:
    for article in articles:
        sys.stdout.write(f"{article.article}  {article.address}".rstrip() + "\n")
        for each in article.examples:
            sys.stdout.write(f"   {speak(_line(each), language)}\n")


def _line(each: ExampleRow) -> Say:
    words = _short(each.words)
    if each.field:
        return Say(
            "intake.examples_line_corrected", kind=each.kind, field=each.field, read=_short(each.read),
            corrected=_short(each.corrected), words=words,
        )  # fmt: skip
    return Say("intake.examples_line_dropped", kind=each.kind, reason=each.reason or "-", words=words)


def _short(value: object) -> str:
    plain = " ".join((value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).split())
    return plain if len(plain) <= SHOWN else f"{plain[: SHOWN - 1]}…"
