"""The fingerprint of a process file's content, which a case stores beside key and version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date


def content_hash(data: Mapping[str, object]) -> str:
    """SHA-256 (64 hexadecimal digits) of the data in one fixed writing.

    Comments, blanks and the order of keys do not count; the order of lists does. `data` is a
    parsed process file that `load` accepts.
    """
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_written)
    return hashlib.sha256(text.encode()).hexdigest()


def _written(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    message = f"{type(value).__name__} has no place in a process file"
    raise TypeError(message)
