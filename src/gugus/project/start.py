"""Starting Django for a command, with the keys that demo and test make for themselves."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def make_key(path: Path) -> None:
    """A 32-byte key in hexadecimal, readable by its owner only; an existing key is kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        return
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_hex(32))


def home() -> Path:
    """The data directory of this mode (settings.py says the same)."""
    mode = os.environ.setdefault("GUGUS_MODE", "demo")
    root = os.environ.get("GUGUS_ROOT", str(Path(__file__).resolve().parents[3]))
    return Path(os.environ.get("GUGUS_HOME", str(Path(root) / "var" / mode)))


def setup_django(*, make_keys: bool = True) -> None:
    """Configure Django; make the demo's or test's own keys where they are missing and nothing needs the old ones."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gugus.project.settings")
    if make_keys and os.environ.get("GUGUS_MODE", "demo") != "production":
        if not (home() / "keys.sqlite3").exists():
            make_key(home() / "master.key")
        make_key(home() / "secret.key")
    import django

    django.setup()
