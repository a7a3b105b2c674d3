"""``./gugus docs``: pages of the manual that are made from declared data and code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from gugus.cli.errors import CommandError
from gugus.project.start import setup_django

HEAD = "<!-- Made by ./gugus docs update from declared data; do not edit by hand. -->\n"


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    command = subparsers.add_parser("docs", help="the generated pages of the manual, for developers")
    command.add_argument("what", choices=("update", "check"))
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """`update` writes the generated pages, `check` fails when one is stale."""
    setup_django()
    folder = Path(os.environ["GUGUS_ROOT"]) / "docs" / "reference"
    made = {folder / name: (HEAD if name.endswith(".md") else "") + build() for name, build in PAGES.items()}
    stale = [
        path.name for path, text in made.items() if not path.is_file() or path.read_text("utf-8") != text
    ]
    if args.what == "check":
        if stale:
            message = f"stale pages: {', '.join(stale)}; run ./gugus docs update"
            raise CommandError(message)
        return 0
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    sys.stdout.write(f"{len(stale)} pages written\n")
    return 0


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def access() -> str:
    """The access matrix, as it is declared and played."""
    from gugus.cli import docs_access
    from gugus.web.matrix import table

    return docs_access.page(table())


def role_page() -> str:
    """The roles with level, second-factor duty and rights."""
    from gugus.accounts.rules import roles

    lines = [
        "# Roles",
        "",
        "From `accounts/data/roles.yaml`. Levels are those of the identity rules (L0-L5).",
        "",
    ]
    lines += [_row("role", "Indonesian", "English", "level", "second factor", "rights"), _row(*["---"] * 6)]
    for role in roles().values():
        duty = "duty" if role.second_factor else "no"
        lines.append(
            _row(f"`{role.key}`", role.id, role.en, f"L{role.level}", duty, ", ".join(sorted(role.rights)))
        )
    return "\n".join(lines) + "\n"


def privacy() -> str:
    """Every field of every table with its privacy class."""
    from django.apps import apps

    lines = ["# Privacy classes", "", "Every field of every table stands in exactly one class.", ""]
    lines += [_row("table", "class", "fields"), _row("---", "---", "---")]
    for model in apps.get_models():
        listed = getattr(model, "privacy", None)
        if listed is None:
            continue
        for name in ("public", "internal", "personal", "sensitive"):
            fields = getattr(listed, name)
            if fields:
                lines.append(_row(f"`{model._meta.label}`", name, ", ".join(fields)))
    return "\n".join(lines) + "\n"


def processes() -> str:
    """The declared processes as tables."""
    from gugus.casework.processes import all_processes
    from gugus_engine.process import diagram

    return diagram.page(all_processes())


def article() -> str:
    """What a read article looks like."""
    from gugus.cli import docs_article

    return docs_article.page()


def article_json() -> str:
    """The same as a JSON Schema."""
    from gugus.cli import docs_article

    return docs_article.document()


PAGES: dict[str, Callable[[], str]] = {
    "access.md": access,
    "roles.md": role_page,
    "privacy.md": privacy,
    "processes.md": processes,
    "article-schema.md": article,
    "article-schema.json": article_json,
}
