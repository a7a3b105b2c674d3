"""What a process of ours does not leave behind when it dies."""

from __future__ import annotations

import resource


def leave_no_core_file() -> None:
    """A process that crashes writes no image of its memory: stories and keys would lie there in clear.

    Processes started from here inherit it.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
