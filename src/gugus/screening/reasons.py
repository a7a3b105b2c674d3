"""Why a wall was set when a report came in: what the reporter asked, or where in the story the reader saw a part."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from gugus_engine.say import Say

ASKED, ASKED_NAME, NAMED_OFFICE, OFFICER_NAME = "asked", "asked_name", "named_office", "officer_name"


@dataclass(frozen=True)
class Reason:
    """One reason: a declared key, the words it rests on by offsets (into `message`, or the story), what was typed.

    `more` is what people wrote about it later, as they wrote it.
    """

    why: str
    start: int = 0
    end: int = 0
    message: str = ""
    said: str = ""
    more: str = ""

    @property
    def sentence(self) -> Say:
        """The reason as a sentence."""
        return Say(f"screening.part.{self.why}")

    @property
    def text(self) -> str:
        """The reason as it is sealed with the wall: no word of the story."""
        kept = {"why": self.why, "span": [self.start, self.end], "message": self.message, "said": self.said}
        return "\n".join([json.dumps(kept, ensure_ascii=False), *([self.more] if self.more else [])])


def read_reason(text: str) -> Reason | None:
    """The reason that was sealed so; None for one that somebody wrote."""
    first, _line, more = text.partition("\n")
    try:
        kept = json.loads(first)
        start, end = kept["span"]
        found = Reason(str(kept["why"]), int(start), int(end), str(kept["message"]), str(kept["said"]))
    except (ValueError, KeyError, TypeError):
        return None
    return replace(found, more=more)
