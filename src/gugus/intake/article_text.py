"""The characters of an article: what no reader sees goes, so that the same text is the same article."""

from __future__ import annotations

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Soft hyphens, marks of width, of direction and of the order of bytes, tags.
_UNSEEN = re.compile(
    r"[\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def without_controls(text: str) -> str:
    """The text with a space for each control character and half character; all offsets stay true."""
    return _CONTROLS.sub(" ", text)


def line_as_kept(text: str) -> str:
    """What was typed into a line, as it is kept: nothing unseen, one space between words."""
    return " ".join(as_kept(text).split())


def as_kept(text: str) -> str:
    """The text as it is kept and compared: plain spaces and line ends, nothing unseen, no blanks at an end."""
    plain = _SPACES.sub(" ", _UNSEEN.sub("", _LINES.sub("\n", without_controls(text))))
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip()
