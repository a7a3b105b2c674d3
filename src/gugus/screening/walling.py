"""Which walls a story brings with it: those the reporter asks for, and those the reader of stories proposes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources

import yaml

from gugus.accounts.reads.behind import held_by
from gugus.core.errors import Denied
from gugus.core.rules import WallSource
from gugus.registry import reads as registry
from gugus.screening import routes
from gugus.screening.reasons import ASKED, ASKED_NAME, NAMED_OFFICE, Reason
from gugus.screening.routes import Route
from gugus_engine import screen
from gugus_engine.say import Say

NAMES = 5
"""Names taken from the one line, so that nobody fills the table with walls."""
_BETWEEN = re.compile(r"[,;/\n]|\s(?:dan|and|atau|or)\s", re.IGNORECASE)


@dataclass(frozen=True)
class Unwanted:
    """Who must not see the report, in the reporter's words: groups of offices, and one line of names."""

    groups: tuple[str, ...] = ()
    names: str = ""


@dataclass(frozen=True)
class Wanted:
    """One wall to be set: the party, who wants it, why."""

    party: str
    source: WallSource
    reason: Reason


@cache
def vocabularies() -> tuple[screen.Vocabulary, ...]:
    """The declared words of the reader, Indonesian and English (data/parts.yaml, data/parts_en.yaml)."""
    folder = resources.files("gugus.screening") / "data"
    texts = [(folder / name).read_text("utf-8") for name in ("parts.yaml", "parts_en.yaml")]
    return tuple(screen.load_vocabulary(yaml.safe_load(text)) for text in texts)


def _parts(text: str) -> list[screen.Part]:
    """What a story says in either language: each group once, in the order of the story."""
    found = [part for words in vocabularies() for part in screen.find_parts(text, words)]
    in_order = sorted(found, key=lambda part: part.span.start)
    return list({part.group: part for part in reversed(in_order)}.values())[::-1]


def _offices(piece: str) -> tuple[tuple[str, ...], str]:
    """The offices that a piece of a line names in either language, and the rest of its words."""
    said = [screen.offices_named(piece, words) for words in vocabularies()]
    return next((each for each in said if each[0]), said[0])


def asked(unwanted: Unwanted, region: str) -> list[Wanted]:
    """What the reporter asks for: each group in the region, each name; an office named in the line is a proposal."""
    found = [
        wanted for group in unwanted.groups if group in registry.office_groups()
        for wanted in _group(group, region, WallSource.REPORTER, Reason(ASKED))
    ]  # fmt: skip
    pieces = [piece.strip() for piece in _BETWEEN.split(unwanted.names) if piece.strip()]
    for piece in pieces[:NAMES]:
        found += _named(piece, region)
    return _once(found)


def _named(piece: str, region: str) -> list[Wanted]:
    """A piece of the line as a whole name, and as a name beside an office: "Lukman Hakim" may be either."""
    groups, rest = _offices(piece)
    said = [piece, rest] if registry.is_whole_name(piece) else [rest]
    found = {registry.party_of_name(name): name for name in reversed(said)}
    names = [
        Wanted(party, WallSource.REPORTER, Reason(ASKED_NAME, said=name))
        for party, name in found.items() if party
    ]  # fmt: skip
    return names + [
        wanted for group in groups
        for wanted in _group(group, region, WallSource.ENGINE, Reason(NAMED_OFFICE, said=piece))
    ]  # fmt: skip


def proposed(text: str, region: str, message: str = "") -> list[Wanted]:
    """What the reader of stories proposes: each group that is said to have a part."""
    return [
        wanted for part in _parts(text)
        for wanted in _group(
            part.group, region, WallSource.ENGINE, Reason(part.why, part.span.start, part.span.end, message)
        )
    ]  # fmt: skip


def _group(group: str, region: str, source: WallSource, reason: Reason) -> list[Wanted]:
    parties = [registry.party_of_group(group, region), *registry.serving(group, region)]
    return [Wanted(party, source, reason) for party in parties]


def _once(found: Sequence[Wanted]) -> list[Wanted]:
    return list({each.party: each for each in reversed(found)}.values())[::-1]


def agreed(
    wanted: Sequence[Wanted], region: str, at: datetime, *, standing: Sequence[str] = (), firm: bool = False
) -> tuple[list[Wanted], Route | None]:
    """The walls that can stand, and who then reads the report; Denied where the reporter's own leave nobody.

    A proposal that would leave nobody is left out: the officers named above the form read the report, as
    its reporter was told. `standing` are the parties already behind a wall, `firm` whether a person said so
    of one of them.
    """
    if not wanted:
        return [], None
    listed = routes.candidates(region, at)
    own = [each for each in wanted if each.source is WallSource.REPORTER]
    sure = firm or bool(own)
    parties = [*standing, *(told for each in own for told in _all(each.party, at))]
    found = routes.route(region, listed, parties, firm=sure)
    if found is None and own:
        raise Denied(Say("screening.nobody_left"))
    kept = list(own)
    for each in wanted:
        if each.source is not WallSource.ENGINE:
            continue
        both = [*parties, *_all(each.party, at)]
        more = routes.route(region, listed, both, firm=sure)
        if more is not None:
            kept, parties, found = [*kept, each], both, more
    return kept, found


def _all(walled: str, at: datetime) -> list[str]:
    """A party with the people whom a wall against it follows."""
    return [walled, *sorted(held_by(walled, at))]
