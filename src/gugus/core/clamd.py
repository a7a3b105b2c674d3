"""Asking clamd about a file over its socket (INSTREAM), where an office runs one.

The protocol: "zINSTREAM\\0", then pieces with their length in four bytes, a length of zero at the end;
the answer is "stream: OK", "stream: NAME FOUND" or "... ERROR" (clamd(8)).
"""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.conf import settings

SECONDS = 60.0
_LONGEST_ANSWER = 4096


class Unreachable(Exception):
    """Clamd does not answer, or not so that it could be understood."""


def is_used() -> bool:
    """Whether this office runs a clamd (GUGUS_CLAMD)."""
    return bool(settings.GUGUS_CLAMD)


@contextmanager
def _line() -> Iterator[socket.socket]:
    place: str = settings.GUGUS_CLAMD
    family = socket.AF_UNIX if place.startswith("/") else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as line:
            line.settimeout(SECONDS)
            line.connect(place if family == socket.AF_UNIX else _port(place))
            yield line
    except (OSError, ValueError, OverflowError) as error:
        raise Unreachable from error


def _port(place: str) -> tuple[str, int]:
    host, _, port = place.rpartition(":")
    return host, int(port)


def _answer(line: socket.socket) -> str:
    heard = b""
    while not heard.endswith(b"\0") and len(heard) < _LONGEST_ANSWER and (more := line.recv(1024)):
        heard += more
    return heard.rstrip(b"\0").decode("utf-8", "replace").strip()


def answers() -> bool:
    """Whether clamd is there."""
    try:
        with _line() as line:
            line.sendall(b"zPING\0")
            return _answer(line) == "PONG"
    except Unreachable:
        return False


def is_clean(pieces: Iterable[bytes]) -> bool:
    """Whether clamd finds nothing in a file; Unreachable when it cannot say."""
    with _line() as line:
        line.sendall(b"zINSTREAM\0")
        for piece in pieces:
            line.sendall(len(piece).to_bytes(4, "big") + piece)
        line.sendall(bytes(4))
        said = _answer(line)
    if said.endswith(" FOUND"):
        return False
    if said.endswith(": OK"):
        return True
    raise Unreachable(said)
