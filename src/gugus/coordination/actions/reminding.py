"""Reminding posts of what waits for them, from the clocks of all rooms."""

from __future__ import annotations

from datetime import datetime

from gugus.coordination import clocks
from gugus.core.viewer import Viewer
from gugus.desk import actions as desk


def remind(*, by: Viewer, at: datetime) -> int:
    """Make the reminders that are due at an instant, each once; returns how many are new."""
    return desk.remind(clocks.running(at), by=by, at=at)
