"""Telling on standard error what is being measured, and how long it took."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def told(what: str) -> Iterator[None]:
    """Name what begins; at its end the seconds."""
    began = time.monotonic()
    sys.stderr.write(f"bench: {what} ... ")
    sys.stderr.flush()
    yield
    sys.stderr.write(f"{time.monotonic() - began:.0f} s\n")
