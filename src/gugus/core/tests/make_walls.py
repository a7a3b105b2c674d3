"""Builders of walls: a viewer with a party of their own, and matters that are closed to it."""

from __future__ import annotations

from dataclasses import replace

from gugus.core import walls
from gugus.core.keys import Subject
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.viewer import Viewer, system


def behind(viewer: Viewer, *matters: Subject) -> Viewer:
    """The viewer with one more party, which is walled off from these matters."""
    who = party(PartyKind.ACCOUNT, viewer.id or "uji")
    for matter in matters:
        walls.set_wall(
            matter, who, by=system("uji"), source=WallSource.REPORTER, reason="Disebut meminta uang."
        )
    return replace(viewer, parties=viewer.parties | {who})
