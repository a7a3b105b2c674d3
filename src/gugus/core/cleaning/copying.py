"""Making a viewing copy in a process of its own: what breaks it breaks no process of ours."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import IO, Protocol

SECONDS = 60.0
MOST = 100_000_000
_PIECE = 65_536
_SOURCE = str(Path(__file__).resolve().parents[3])


class Sink(Protocol):
    """What the copy is written to."""

    def write(self, data: bytes) -> int:
        """Take some bytes."""
        ...


def make_copy(cleaner: str, source: Iterable[bytes], sink: Sink, *, seconds: float = SECONDS) -> bool:
    """Stream a file through the named cleaner into `sink`; False when no copy came of it.

    What the sink holds then is to be thrown away. After `seconds` by the wall, or 100 MB, the process is ended.
    """
    command = [sys.executable, "-m", "gugus.core.cleaning", cleaner]
    with subprocess.Popen(  # noqa: S603 - our own module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/",
        env={"PYTHONPATH": _SOURCE, "PYTHONDONTWRITEBYTECODE": "1"},
    ) as child:  # fmt: skip
        assert child.stdin is not None and child.stdout is not None  # noqa: S101, PT018 - both are pipes
        clock = Timer(seconds, child.kill)
        clock.start()
        whole = False
        try:
            _feed(child.stdin, source)
            whole = _drain(child.stdout, sink)
        finally:
            clock.cancel()
            if not whole:
                child.kill()
        return child.wait() == 0


def _feed(pipe: IO[bytes], source: Iterable[bytes]) -> None:
    """Give the whole file; a process that ended early takes no more."""
    with suppress(BrokenPipeError):
        for piece in source:
            pipe.write(piece)
    with suppress(BrokenPipeError):
        pipe.close()


def _drain(pipe: IO[bytes], sink: Sink) -> bool:
    """Take what comes, up to the limit; False when nothing or too much came."""
    size = 0
    while piece := pipe.read(_PIECE):
        size += len(piece)
        if size > MOST:
            return False
        sink.write(piece)
    return size > 0
