"""Which post of a task force an article means when it writes who promises; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gugus_engine.text.gazetteer import fold


@dataclass(frozen=True)
class Candidate:
    """A post that may own a commitment: its id, its title, the name of its agency."""

    pk: str
    title: str
    agency: str


def owner_meant(written: str, posts: Sequence[Candidate]) -> str:
    """The id of the one post that bears the name as written, alone or with its agency; of an agency its only post.

    Empty where none does, or more than one: an officer chooses.
    """
    said = _plain(written)
    named = [each for each in posts if said in _names(each)]
    found = named or [each for each in posts if said == _plain(each.agency)]
    return found[0].pk if said and len(found) == 1 else ""


def _names(post: Candidate) -> set[str]:
    title, agency = _plain(post.title), _plain(post.agency)
    return {title, f"{title} {agency}"}


def _plain(text: str) -> str:
    return " ".join(fold(text).replace(",", " ").split())
