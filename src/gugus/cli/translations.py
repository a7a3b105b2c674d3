"""``./gugus translations``: collect what pages say, compare with the Indonesian file, compile it."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gugus.cli.errors import CommandError
from gugus.cli.stamp import PACKAGE

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

LOCALE = PACKAGE / "web" / "locale" / "id" / "LC_MESSAGES"
FIXED = datetime(2026, 1, 1, tzinfo=UTC)
"""The day in the headers of both files: the same texts compile to the same bytes at any time."""
KEYWORDS = {"gettext": None, "gettext_lazy": None, "_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    command = subparsers.add_parser("translations", help="the Indonesian texts of the pages, for developers")
    command.add_argument("what", choices=("update", "check"))
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """`update` merges new texts into the file and compiles; `check` fails on what is missing or stale."""
    from gugus.project.start import setup_django

    setup_django()
    wanted = collect()
    if args.what == "update":
        catalog = read()
        catalog.update(wanted, no_fuzzy_matching=True)
        write(catalog)
        sys.stdout.write(f"{len(list(missing(catalog)))} texts wait for a translation\n")
        return 0
    problems = list(stale(wanted))
    if problems:
        message = "translations: " + "; ".join(problems[:8])
        raise CommandError(message)
    return 0


def _sources() -> Iterator[tuple[Path, bytes]]:
    from django.utils.translation.template import templatize

    for path in sorted(PACKAGE.rglob("*.py")):
        if "tests" not in path.parts:
            yield path, path.read_bytes()
    for path in sorted((PACKAGE / "web" / "templates").rglob("*.html")):
        lines = templatize(path.read_text("utf-8"), origin=path.name).splitlines()
        # What is left of a template is only looked through for calls: its indentation means nothing.
        yield path, "\n".join(line.strip() for line in lines).encode()


def collect() -> Catalog:
    """All texts that pages mark for translation."""
    from babel.messages.catalog import Catalog
    from babel.messages.extract import extract

    catalog = Catalog(locale="id", project="gugus", charset="utf-8")
    for path, source in _sources():
        for _, message, comments, context in extract(
            "python", io.BytesIO(source), KEYWORDS, options={"encoding": "utf-8"}
        ):
            location = [(str(path.relative_to(PACKAGE)), 0)]
            flags = ["python-format"] if "%(" in str(message) else []
            catalog.add(message, locations=location, auto_comments=comments, context=context, flags=flags)
    return catalog


def read() -> Catalog:
    """The committed Indonesian file, empty where there is none yet."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    path = LOCALE / "django.po"
    catalog = Catalog(locale="id", project="gugus", charset="utf-8")
    if path.is_file():
        catalog = read_po(io.BytesIO(path.read_bytes()), locale="id")
    # Indonesian has one form for all numbers; the library's table does not know the language.
    vars(catalog).update(_num_plurals=1, _plural_expr="0")
    catalog.creation_date = catalog.revision_date = FIXED
    return catalog


def write(catalog: Catalog) -> None:
    """Write .po without line numbers and dates (so that it changes only when a text does), and .mo."""
    LOCALE.mkdir(parents=True, exist_ok=True)
    (LOCALE / "django.po").write_bytes(as_po(catalog))
    (LOCALE / "django.mo").write_bytes(as_mo(read()))


def as_po(catalog: Catalog) -> bytes:
    """The text form of a catalogue."""
    from babel.messages.pofile import write_po

    out = io.BytesIO()
    write_po(
        out, catalog, no_location=True, omit_header=False, sort_output=True, ignore_obsolete=True, width=100
    )
    kept = [
        line
        for line in out.getvalue().split(b"\n")
        if not line.startswith((b'"POT-Creation', b'"PO-Revision'))
    ]
    return b"\n".join(kept)


def as_mo(catalog: Catalog) -> bytes:
    """The compiled form of a catalogue."""
    from babel.messages.mofile import write_mo

    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def missing(catalog: Catalog) -> Iterator[str]:
    """Texts without an Indonesian translation."""
    for message in catalog:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(strings):
            yield str(message.id)


def stale(wanted: Catalog) -> Iterator[str]:
    """What is wrong with the committed files."""
    catalog = read()
    known = {(message.id, message.context) for message in catalog if message.id}
    asked = {(message.id, message.context) for message in wanted if message.id}
    yield from (f"not in the file: {text!r}" for text, _ in asked - known)
    yield from (f"no longer said: {text!r}" for text, _ in known - asked)
    yield from (f"not translated: {text!r}" for text in missing(catalog))
    yield from (f"{message.id!r}: {error}" for message, errors in catalog.check() for error in errors)
    compiled = LOCALE / "django.mo"
    if not compiled.is_file() or compiled.read_bytes() != as_mo(catalog):
        yield "the compiled file is stale: run ./gugus translations update"
