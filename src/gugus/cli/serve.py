"""``./gugus serve``: server, worker and clock of a real office."""

from __future__ import annotations

import argparse
import os

from gugus.cli import running, starts
from gugus.cli.errors import CommandError
from gugus.cli.progress import step, tell
from gugus.project import tables
from gugus.project.start import home, setup_django


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    command = subparsers.add_parser("serve", help="server, worker and clock / server, pekerja, dan jam")
    command.add_argument("--host", default=os.environ.get("GUGUS_HOST", "127.0.0.1"))
    command.add_argument("--port", type=int, default=int(os.environ.get("GUGUS_PORT", "8000")))
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check, bring the tables up to date, then serve until told to stop."""
    running.check_port(args.host, args.port)
    starts.check_master_key()
    running.check_disk(home())
    setup_django()
    from django.core.management import call_command

    from gugus.cli.tick import tick

    starts.check_vault()
    with step("bringing the tables up to date"):
        tables.migrate()
    with step("collecting static files"):
        call_command("collectstatic", interactive=False, verbosity=0)

    _check_office()

    def ready() -> None:
        if not running.wait_until_open(args.host, args.port):
            message = "The server did not start; its own message stands above."
            raise CommandError(message)
        tell(f"serving on {args.host}:{args.port}")

    commands = [running.server_command(args.host, args.port), running.worker_command()]
    return running.run_together(commands, each_minute=tick, ready=ready)


def _check_office() -> None:
    """Stop with a sentence when a real office would serve a demo."""
    from django.conf import settings

    from gugus.core.reads import was_done

    if settings.PRODUCTION and was_done("demo.build"):
        message = "This database holds demo data; a production system refuses it. Nothing was served."
        raise CommandError(message)
