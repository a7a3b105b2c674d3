"""Sealed files on the disk, named by their id alone."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings


def path_of(pk: object) -> Path:
    """Where the sealed file of this id lies."""
    return Path(settings.GUGUS_FILES) / str(pk)[:2] / str(pk)
