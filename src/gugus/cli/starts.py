"""Before anything starts or changes: can the vault be opened, and is everything there that belongs together."""

from __future__ import annotations

import os
from pathlib import Path

from gugus.cli.errors import BAD_INPUT, CommandError
from gugus.core.say import speak
from gugus_engine.say import Say


def both(say: Say) -> str:
    """A sentence in both languages, one a line."""
    return f"{speak(say, 'id')}\n       {speak(say, 'en')}"


def check_master_key() -> None:
    """Stop before the settings are read when a production system has no master key file."""
    path = os.environ.get("GUGUS_MASTER_KEY_FILE", "")
    if os.environ.get("GUGUS_MODE") == "production" and not Path(path or "-").is_file():
        say = Say("vault.key_missing", file=path or "GUGUS_MASTER_KEY_FILE")
        raise CommandError(both(say), BAD_INPUT)


def check_vault() -> None:
    """Stop when the vault does not open, its store or its data are missing, or a restore did not end."""
    from gugus.core import standing

    trouble = standing.trouble()
    if trouble is not None:
        raise CommandError(both(trouble), BAD_INPUT)


def check_key_file_if_there() -> None:
    """Stop when there is a master key file that cannot be used; where there is none, a demo makes one."""
    from django.conf import settings

    from gugus.core import standing

    trouble = standing.file_trouble() if Path(settings.GUGUS_MASTER_KEY_FILE).exists() else None
    if trouble is not None:
        raise CommandError(both(trouble), BAD_INPUT)
