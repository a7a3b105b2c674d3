"""What this package raises; each carries a sentence for people."""

from __future__ import annotations

from gugus_engine.say import Say


class BadProcess(Exception):
    """A process file cannot be used; `say` names the file and the key that is wrong."""

    def __init__(self, say: Say) -> None:
        super().__init__(str(say))
        self.say = say


class NotAllowed(Exception):
    """A step cannot be taken; `say` tells why."""

    def __init__(self, say: Say) -> None:
        super().__init__(str(say))
        self.say = say
