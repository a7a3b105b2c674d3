"""The entry of ``./gugus``: finds the command, runs it, turns trouble into one sentence."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

from gugus.cli.errors import BAD_INPUT, FAILED, INTERRUPTED, CommandError
from gugus.project.hardening import leave_no_core_file

COMMANDS = (
    "demo", "serve", "test", "check", "regions", "articles", "process", "prevalence", "tick", "handover", "post", "bench", "vendor", "translations",
    "docs", "vault", "backup", "restore", "manage", "audit",
)  # fmt: skip


def parser() -> argparse.ArgumentParser:
    """The parser with every command's own arguments."""
    root = argparse.ArgumentParser(
        prog="./gugus", description="Meja bersama Gugus Tugas TPPO / the shared desk"
    )
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        importlib.import_module(f"gugus.cli.{name}").add(commands)
    return root


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; exit code 0 done, 1 failed, 2 bad input."""
    os.umask(0o077)
    leave_no_core_file()
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except CommandError as error:
        sys.stderr.write(f"gugus: {error}\n")
        return error.code
    except ImproperlyConfigured as error:
        sys.stderr.write(f"gugus: {error}\n")
        return BAD_INPUT
    except BrokenPipeError:
        return FAILED
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
