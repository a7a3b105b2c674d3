"""What a rule raises when it says no."""

from __future__ import annotations

from gugus_engine.say import Say


class Denied(Exception):
    """A rule says no; `say` tells the person why, in a sentence they understand."""

    def __init__(self, say: Say) -> None:
        super().__init__(str(say))
        self.say = say
