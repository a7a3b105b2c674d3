"""What a command raises when it cannot go on."""

from __future__ import annotations

FAILED, BAD_INPUT, INTERRUPTED = 1, 2, 130


class CommandError(Exception):
    """A command cannot go on; its text is one sentence for the person at the keyboard."""

    def __init__(self, text: str, code: int = FAILED) -> None:
        super().__init__(text)
        self.code = code
