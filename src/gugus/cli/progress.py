"""Telling the person at the keyboard what is being done, and that it still goes on."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 2.0


def tell(text: str) -> None:
    """One line on standard error, so that results on standard output stay clean."""
    sys.stderr.write(f"gugus: {text}\n")
    sys.stderr.flush()


@contextmanager
def step(text: str) -> Iterator[None]:
    """Name what is done; after two seconds print a dot each second; at the end the seconds taken."""
    done = threading.Event()
    began = time.monotonic()
    sys.stderr.write(f"gugus: {text} ... ")
    sys.stderr.flush()
    dots = threading.Thread(target=_dots, args=(done,), daemon=True)
    dots.start()
    try:
        yield
    finally:
        done.set()
        dots.join()
        sys.stderr.write(f"{time.monotonic() - began:.1f} s\n")
        sys.stderr.flush()


def _dots(done: threading.Event) -> None:
    wait = PATIENCE
    while not done.wait(wait):
        sys.stderr.write(".")
        sys.stderr.flush()
        wait = 1.0
