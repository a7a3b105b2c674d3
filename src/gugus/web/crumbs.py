"""The way back that a page shows above its heading."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Crumb:
    """One step of the way; the page itself has no address."""

    label: str
    url: str = ""
