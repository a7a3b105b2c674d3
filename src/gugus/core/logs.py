"""Logs that tell what broke and where, but never what somebody typed, was called or came from.

An exception's message may quote a row, a path what somebody looked for, a header an address. So a
line holds the kind of an exception and its places, the declared pattern of an address instead of
the address, and the wording of a message without its values. Only our own sentences are written out.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

OURS = "gugus"
DEEPEST = 12  # places of one exception, the innermost


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An exception and what it came from, the latest first."""
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def _place(frame: traceback.FrameSummary) -> str:
    parts = Path(frame.filename).parts
    roots = [at for at, part in enumerate(parts) if part in ("site-packages", "src")]
    shown = "/".join(parts[roots[-1] + 1 :] if roots else parts[-2:])
    return f"{shown}:{frame.lineno} {frame.name}"


def places(error: BaseException) -> str:
    """The kinds of an exception and of its causes with their places, without a word they say."""
    lines = []
    for each in _chain(error):
        lines.append(f"{type(each).__module__}.{type(each).__qualname__}")
        frames = traceback.extract_tb(each.__traceback__, limit=-DEEPEST)
        lines += [f"  {_place(frame)}" for frame in frames]
    return "\n".join(lines)


def _asked(record: logging.LogRecord) -> str:
    """A record about a request: status, method and the declared pattern of its address."""
    request: Any = record.__dict__["request"]
    match = getattr(request, "resolver_match", None)
    route = match.route if match else "(no page)"
    return f"{record.__dict__.get('status_code', '')} {getattr(request, 'method', '')} {route}".strip()


class Discreet(logging.Formatter):
    """Time, level, logger and what happened, without values that may come from a person."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        """One record; its exception follows as kinds and places."""
        record.message, record.asctime = self._said(record), self.formatTime(record)
        line = self.formatMessage(record)
        error = record.exc_info[1] if record.exc_info else None
        return f"{line}\n{places(error)}" if error else line

    def _said(self, record: logging.LogRecord) -> str:
        if "request" in record.__dict__:
            return _asked(record)
        if record.name.split(".")[0] == OURS:
            return record.getMessage()
        return record.msg if isinstance(record.msg, str) and record.args else "(message withheld)"


def _crashed(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if error is None or isinstance(error, KeyboardInterrupt):
        return
    sys.stderr.write(f"stopped by {places(error)}\n")


def watch() -> None:
    """Let a process that dies say only kinds and places, and a background task keep no more than them."""
    import django_tasks_db.models as tasks

    sys.excepthook = _crashed
    threading.excepthook = lambda said: _crashed(said.exc_type, said.exc_value, said.exc_traceback)
    setattr(tasks, "format_exception", lambda error: [places(error)])  # noqa: B010 - not its own name there
    logging.captureWarnings(capture=True)
