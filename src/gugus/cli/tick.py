"""``./gugus tick``: what is due by the clock, once a minute."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime

from gugus.cli.progress import tell
from gugus.project.start import setup_django

FIRST_YEAR = 2007
"""UU 21/2007: no police file of ours is older, so no older holidays are needed."""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    command = subparsers.add_parser("tick", help="what is due by the clock / yang jatuh waktunya menurut jam")
    command.add_argument("--json", action="store_true", help="one JSON document")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what is due and say what was done."""
    setup_django()
    done = tick()
    if args.json:
        json.dump(done, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return 0
    sys.stdout.write(
        f"Malam dibuat untuk {done['nights_built']} gugus tugas; {done['tokens_forgotten']} token dilupakan.\n"
        f"Nights built for {done['nights_built']} task forces; {done['tokens_forgotten']} tokens forgotten.\n"
        f"{done['reminders_made']} pengingat baru. / {done['reminders_made']} new reminders.\n"
    )
    return 0


def tick() -> dict[str, int]:
    """Forget spent form tokens; end sessions and emergencies that ran out; remind posts of what is due; build
    the night of every task force that has none since 01.00 WIB; last, seal where the audit stands.

    Returns how many of each; a second call within the same night does nothing.
    """
    from django.contrib.sessions.backends.db import SessionStore

    from gugus.accounts.actions import sweep
    from gugus.casework import actions as casework
    from gugus.coordination import actions as coordination
    from gugus.core import files, keys, limits, orphans, tokens
    from gugus.core.time import now
    from gugus.core.viewer import system
    from gugus.insight import actions
    from gugus.intake import actions as intake
    from gugus.registry.holidays import national_holidays
    from gugus.screening import actions as screening

    at = now()
    forgotten = tokens.sweep(at)
    limits.sweep(at)
    casework.finish_erasures(by=system("an erasure was cut short"))
    orphans.sweep(at)
    keys.flush()
    files.sweep(at)
    intake.retry_waiting(at)
    screening.reroute(by=system("route"), at=at)
    SessionStore.clear_expired()
    sweep(by=system("clock"), at=at)
    reminded = coordination.remind(by=system("reminders"), at=at)
    holidays = national_holidays(range(FIRST_YEAR, at.year + 2))
    built = actions.build_missing(by=system("night"), now=at, holidays=holidays)
    done = {"tokens_forgotten": forgotten, "nights_built": built, "reminders_made": reminded}
    return {**done, "checkpoints_taken": _checkpoint(at)}


def _checkpoint(at: datetime) -> int:
    """Take a checkpoint of the audit; a file that cannot be written is told, and the clock goes on."""
    from gugus.cli.audit import not_written
    from gugus.core import checkpoints
    from gugus.core.say import speak

    try:
        return 0 if checkpoints.take(at) is None else 1
    except OSError as error:
        tell(speak(not_written(error), "id"))
        tell(speak(not_written(error), "en"))
        return 0
