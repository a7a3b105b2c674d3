"""The declared weights and limits of ``data/same_event.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True)
class Weights:
    """Points by reason, how many are enough, and the reasons of which one must be there."""

    points: Mapping[str, int]
    enough: int
    anchors: frozenset[str]


@dataclass(frozen=True)
class Limits:
    """Everything by which two tellings are compared; `text` from the nearest down."""

    event: Weights
    figure: Weights
    families: tuple[frozenset[str], ...]
    open: frozenset[str]
    text: tuple[tuple[str, float], ...]
    rare_from: int
    told_within: int
    people_from: int
    plain_venue: frozenset[str]
    plain_office: frozenset[str]


def _weights(said: Mapping[str, object]) -> Weights:
    points, anchors, enough = said["points"], said["anchors"], said["enough"]
    if not (isinstance(points, dict) and isinstance(anchors, list) and isinstance(enough, int)):
        raise TypeError("same_event.yaml: points, anchors and enough")
    return Weights(points, enough, frozenset(anchors))


@cache
def limits() -> Limits:
    """The file as values, read once."""
    said = yaml.safe_load(
        (resources.files("gugus.coordination") / "data" / "same_event.yaml").read_text("utf-8")
    )
    event, figure = said["event"], said["figure"]
    return Limits(
        _weights(event), _weights(figure), tuple(map(frozenset, event["families"].values())),
        frozenset(event["open"]), tuple(sorted(said["text"].items(), key=lambda each: -each[1])),
        figure["rare_from"], said["told_within"], said["people_from"], frozenset(said["plain_venue"]),
        frozenset(said["plain_office"]),
    )  # fmt: skip
