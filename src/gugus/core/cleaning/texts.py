"""Plain text as UTF-8 without control signs."""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
"""Control signs, and signs that hide or turn what stands beside them."""


def text(data: bytes) -> bytes:
    """The same text; what cannot be read stands as a replacement sign."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return _CONTROL.sub("", data.decode(encoding, "replace")).encode()
