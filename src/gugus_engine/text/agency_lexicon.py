"""The names that text uses for agencies and posts, as declared data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gugus_engine.text.lexicon import BadLexicon, as_table, choice, day, flag, table, texts
from gugus_engine.text.phrases import Phrases, phrase_pattern

AREAS = ("any", "province", "regency", "district", "village", "none")
TAILS = ("none", "office", "place", "capitals")


@dataclass(frozen=True)
class AgencyName:
    """One name of a kind of agency with the days it was in use, as far as they are known."""

    name: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class AgencyKind:
    """A kind of agency: its names, the posts that stand for it, what may follow a name."""

    key: str
    names: tuple[AgencyName, ...]
    posts: tuple[str, ...]
    tail: str
    area: str
    needs_name: bool

    @property
    def is_national(self) -> bool:
        """Whether there is only one of it, serving no single region."""
        return self.area == "none"


@dataclass(frozen=True)
class AgencyLexicon:
    """All kinds, and the words round them, with the patterns made of them."""

    kinds: tuple[AgencyKind, ...]
    office_words: frozenset[str]
    post_words: frozenset[str]
    bodies: frozenset[str]
    ignore: Phrases
    openings: Phrases
    heads: Phrases
    posts: Phrases
    by_opening: Mapping[str, AgencyKind]
    dated: Mapping[str, AgencyName]

    @cached_property
    def words(self) -> frozenset[str]:
        """All words that names of offices and posts are made of."""
        return self.office_words | self.post_words

    def kind_of(self, opening: str) -> AgencyKind:
        """The kind a matched opening or post belongs to; "DP3*" in the data covers "DP3AP2KB"."""
        plain = _plain(opening)
        if plain in self.by_opening:
            return self.by_opening[plain]
        stems = (name for name in self.by_opening if name.endswith("*") and plain.startswith(name[:-1]))
        return self.by_opening[max(stems, key=len)]

    def dated_name(self, opening: str) -> AgencyName | None:
        """The name with its days in use, None where a name was always in use as far as is known."""
        return self.dated.get(_plain(opening))


def load_lexicon(data: Mapping[str, object]) -> AgencyLexicon:
    """Build from the parsed agency_names.yaml; raises BadLexicon with the wrong key."""
    kinds = tuple(_kind(key, as_table(value, f"kinds.{key}")) for key, value in table(data, "kinds").items())
    names = [name.name for kind in kinds for name in kind.names]
    heads = [post for kind in kinds for post in kind.posts]
    pairs = [(word, kind) for kind in kinds for word in (*(name.name for name in kind.names), *kind.posts)]
    return AgencyLexicon(
        kinds=kinds,
        office_words=frozenset(texts(data, "office_words")),
        post_words=frozenset(texts(data, "post_words")),
        bodies=frozenset(texts(data, "bodies")),
        ignore=phrase_pattern(texts(data, "ignore")),
        openings=phrase_pattern([*names, *heads]),
        heads=phrase_pattern(heads),
        posts=phrase_pattern([*texts(data, "posts"), *heads]),
        by_opening=dict(_unique(pairs)),
        dated={_plain(n.name): n for kind in kinds for n in kind.names if n.since or n.until},
    )


def _plain(opening: str) -> str:
    return " ".join(opening.lower().replace("-", " ").split())


def _unique(pairs: list[tuple[str, AgencyKind]]) -> Iterator[tuple[str, AgencyKind]]:
    seen: dict[str, str] = {}
    for word, kind in pairs:
        plain = _plain(word)
        if seen.setdefault(plain, kind.key) != kind.key:
            raise BadLexicon(f"kinds.{kind.key}", f"“{word}” only once (also in kinds.{seen[plain]})")
        yield plain, kind


def _kind(key: str, data: Mapping[str, object]) -> AgencyKind:
    path = f"kinds.{key}."
    unknown = set(data) - {"names", "posts", "tail", "area", "needs_name"}
    if unknown:
        raise BadLexicon(f"{path}{min(unknown)}", "one of names, posts, tail, area, needs_name")
    return AgencyKind(
        key=key,
        names=tuple(_names(data.get("names"), f"{path}names")),
        posts=texts(data, "posts", path, required=False),
        tail=choice(data, "tail", TAILS, path),
        area=choice(data, "area", AREAS, path),
        needs_name=flag(data, "needs_name", path),
    )


def _names(value: object, key: str) -> Iterator[AgencyName]:
    if not isinstance(value, list) or not value:
        raise BadLexicon(key, "a list of names")
    for item in value:
        if isinstance(item, str):
            yield AgencyName(item)
            continue
        entry = as_table(item, key)
        name = entry.get("name")
        if not isinstance(name, str):
            raise BadLexicon(f"{key}.name", "a text")
        yield AgencyName(name, day(entry, "from", f"{key}."), day(entry, "to", f"{key}."))
