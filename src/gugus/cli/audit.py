"""``./gugus audit``: whether the audit still is what it was, and a checkpoint of where it stands."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gugus.cli.errors import BAD_INPUT, FAILED, CommandError
from gugus.cli.progress import PATIENCE, tell
from gugus.core.say import speak
from gugus.project.start import setup_django
from gugus_engine.say import Say, Value

if TYPE_CHECKING:
    from gugus.core.verifying import Problem, Restore, Verdict

SHOWN = 40
"""Damages printed as sentences; the JSON document has all of them."""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command with its two verbs."""
    command = subparsers.add_parser("audit", help="memeriksa jejak audit / check the audit trail")
    verbs = command.add_subparsers(dest="verb", required=True, metavar="VERB")
    verify = verbs.add_parser("verify", help="memeriksa semua rantai / check all chains")
    verify.add_argument(
        "--checkpoints", type=Path, metavar="FILE", help="a copy of the checkpoints kept elsewhere"
    )
    take = verbs.add_parser("checkpoint", help="menulis titik periksa sekarang / take a checkpoint now")
    for verb in (verify, take):
        verb.add_argument("--json", action="store_true", help="one JSON document")
        verb.add_argument("--lang", choices=("id", "en"), default="id")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what was asked; without tables or without the vault end in one sentence."""
    setup_django()
    from django.db.utils import OperationalError, ProgrammingError

    from gugus.core.keys import VaultError

    verbs: dict[str, Callable[[argparse.Namespace], int]] = {"verify": _verify, "checkpoint": _checkpoint}
    try:
        return verbs[args.verb](args)
    except (OperationalError, ProgrammingError, VaultError) as error:
        why = str(error).splitlines()[0]
        raise CommandError(speak(Say("core.audit_cannot", why=why), args.lang)) from error


def _print(document: dict[str, Any]) -> None:
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _checkpoint(args: argparse.Namespace) -> int:
    from gugus.core import checkpoints
    from gugus.core.time import now

    try:
        number = checkpoints.take(now())
    except OSError as error:
        raise CommandError(speak(not_written(error), args.lang)) from error
    if args.json:
        _print({"checkpoint": number})
        return 0
    said = Say("core.audit_checkpoint_taken", number=number) if number else Say("core.audit_nothing_moved")
    sys.stdout.write(speak(said, args.lang) + "\n")
    return 0


def not_written(error: OSError) -> Say:
    """That the file of checkpoints could not be written, or must not be begun anew, and what becomes of it."""
    from gugus.core import checkpoints

    if isinstance(error, checkpoints.LinesGone):
        return Say("core.audit_lines_gone", number=error.number, file=str(checkpoints.path()))
    return Say("core.audit_not_written", file=str(checkpoints.path()), why=error.strerror or str(error))


def _verify(args: argparse.Namespace) -> int:
    from gugus.core.verifying import verify

    if args.checkpoints is not None and not args.checkpoints.is_file():
        raise CommandError(speak(Say("core.audit_no_copy", file=str(args.checkpoints)), args.lang), BAD_INPUT)
    began = time.monotonic()
    verdict = verify(_progress(args.lang, began), file=args.checkpoints)
    seconds = round(time.monotonic() - began, 1)
    if args.json:
        _print(_document(verdict, seconds))
    else:
        sys.stdout.write("\n".join(_sentences(verdict, seconds, args.lang)) + "\n")
    return 0 if verdict.holds else FAILED


def _progress(lang: str, began: float) -> Callable[[int, int], None]:
    """A line after two seconds of silence, and every two seconds from there."""
    due = began + PATIENCE

    def told(done: int, total: int) -> None:
        nonlocal due
        if time.monotonic() >= due:
            due = time.monotonic() + PATIENCE
            tell(
                speak(Say("core.audit_progress", done=_number(done, lang), total=_number(total, lang)), lang)
            )

    return told


def _number(value: int, lang: str) -> str:
    return f"{value:,}" if lang == "en" else f"{value:,}".replace(",", ".")


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H.%M.%S} UTC"


def _sentences(verdict: Verdict, seconds: float, lang: str) -> list[str]:
    counts: dict[str, Value] = {"entries": _number(verdict.entries, lang), "chains": verdict.chains}
    if verdict.holds:
        head = Say(
            "core.audit_holds", **counts, checkpoints=_number(verdict.checkpoints, lang), seconds=seconds
        )
    else:
        head = Say("core.audit_broken", **counts, problems=len(verdict.problems))
    told = [head, *(_problem(each, lang) for each in verdict.problems[:SHOWN])]
    told += [_restore(each, lang) for each in verdict.restored if each.proven]
    if verdict.last_checkpoint:
        number, at = verdict.last_checkpoint
        told.append(Say("core.audit_last", number=number, at=_instant(at)))
    elif verdict.holds:
        told.append(Say("core.audit_no_checkpoint"))
    return [speak(each, lang) for each in told]


def _restore(restore: Restore, lang: str) -> Say:
    lost = [f"{_chain(chain, lang)}: {_number(rows, lang)}" for chain, rows in restore.lost]
    told = "; ".join(lost) or speak(Say("core.audit_nothing_left"), lang)
    return Say("core.audit_restored", number=restore.number, at=_instant(restore.at), lost=told)


def _problem(problem: Problem, lang: str) -> Say:
    chain, place = problem.belongs or ("", 0)
    values: dict[str, Value] = {
        "chain": _chain(problem.chain, lang), "number": problem.number, "rows": _range(problem),
        "action": problem.action or speak(Say("core.audit_nothing_left"), lang), "row": problem.id or "-",
        "at": _instant(problem.at) if problem.at else "-", "other": _chain(chain, lang), "place": place,
        "checkpoint": problem.checkpoint, "last": problem.last,
        "where": speak(Say(f"core.audit_in_{problem.where}"), lang) if problem.where else "",
    }  # fmt: skip
    return Say(f"core.audit_{problem.wrong}", **values)


def _range(problem: Problem) -> str:
    return f"{problem.number}-{problem.last}" if problem.last > problem.number else str(problem.number)


def _chain(chain: str, lang: str) -> str:
    name = _task_force(chain)
    if not chain:
        return speak(Say("core.audit_own_chain"), lang)
    return speak(Say("core.audit_chain", name=f"{name} ({chain})" if name else chain), lang)


def _task_force(chain: str) -> str:
    """The name of the task force whose chain this is, empty where there is none (any more)."""
    from uuid import UUID

    from gugus.registry import reads

    try:
        force = reads.task_force(str(UUID(chain)))
    except ValueError:
        return ""
    return force.name if force else ""


def _document(verdict: Verdict, seconds: float) -> dict[str, Any]:
    last = verdict.last_checkpoint
    return {
        "holds": verdict.holds, "entries": verdict.entries, "chains": verdict.chains,
        "checkpoints": verdict.checkpoints,
        "last_checkpoint": {"number": last[0], "at": last[1].isoformat()} if last else None,
        "restored": [_plain_restore(each) for each in verdict.restored],
        "problems": [_plain(each) for each in verdict.problems], "seconds": seconds,
    }  # fmt: skip


def _plain_restore(restore: Restore) -> dict[str, Any]:
    lost = [
        {"chain": chain, "task_force": _task_force(chain) or None, "rows": rows}
        for chain, rows in restore.lost
    ]
    return {
        "checkpoint": restore.number, "at": restore.at.isoformat(), "proven": restore.proven, "lost": lost,
    }  # fmt: skip


def _plain(problem: Problem) -> dict[str, Any]:
    belongs = problem.belongs
    return {
        "wrong": str(problem.wrong), "chain": problem.chain, "task_force": _task_force(problem.chain) or None,
        "number": problem.number, "last": problem.last or problem.number, "id": problem.id or None,
        "at": problem.at.isoformat() if problem.at else None, "action": problem.action or None,
        "belongs": {"chain": belongs[0], "number": belongs[1]} if belongs else None,
        "checkpoint": problem.checkpoint or None, "where": str(problem.where) if problem.where else None,
    }  # fmt: skip
