"""What the commands of vault, backup and restore share: counting aloud, one JSON document, one sentence for trouble."""

from __future__ import annotations

import errno
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.db import Error

from gugus.cli.errors import BAD_INPUT, FAILED, CommandError
from gugus.cli.progress import PATIENCE, tell
from gugus.core.errors import Denied
from gugus.core.say import speak
from gugus_engine.say import Say


def counting(key: str, language: str) -> Callable[[int, int], None]:
    """Tells every two seconds how far it is, by a sentence with {done} and {total}."""
    said = time.monotonic()

    def progress(done: int, total: int) -> None:
        nonlocal said
        if time.monotonic() - said >= PATIENCE:
            said = time.monotonic()
            tell(speak(Say(key, done=done, total=total), language))

    return progress


def print_json(document: object) -> None:
    """One document on standard output."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1, default=_plain)
    sys.stdout.write("\n")


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


@contextmanager
def guarded(language: str) -> Iterator[None]:
    """Turn what vault, disk and database refuse into one sentence."""
    try:
        yield
    except Denied as refused:
        raise CommandError(speak(refused.say, language), BAD_INPUT) from refused
    except (Error, OSError) as error:
        say = _disk(error) if isinstance(error, OSError) else _database(error)
        raise CommandError(speak(say, language), FAILED) from error
    except Exception as error:
        if not _is_vaults(error):
            raise
        raise CommandError(speak(Say("vault.does_not_open", why=str(error)), language), FAILED) from error


def _is_vaults(error: Exception) -> bool:
    """Whether the vault said it; before Django is set up there is no vault."""
    if not apps.ready:
        return False
    from gugus.core.keys import VaultError

    return isinstance(error, VaultError)


def _database(error: Error) -> Say:
    why = (str(error).strip() or type(error).__name__).splitlines()[0]
    return Say("vault.disk_full") if "disk is full" in why else Say("vault.database_refused", why=why)


def _disk(error: OSError) -> Say:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Say("vault.disk_full")
    name = Path(str(error.filename)).name if error.filename else ""
    return Say("vault.disk_refused", file=name, why=error.strerror or type(error).__name__)
