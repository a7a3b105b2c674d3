"""What can be asked for in the matrix: a thing with its address, the words that give it away, and who it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import uuid4

from tests.matrix.office import Place

OURS, PLAIN, LENT, WALLED, OPENED, SELF, NOWHERE = (
    "ours",
    "plain",
    "lent",
    "walled",
    "urgent",
    "self",
    "nowhere",
)
"""Variants: assigned to the own posts; to nobody; to posts elsewhere; walled off from the own agency (and assigned,
and opened in an emergency); opened in an emergency only; the asker's own; an id of nothing."""

WHERE: dict[str, tuple[Place, str]] = {
    "own": (Place.OWN, OURS),
    "unassigned": (Place.OWN, PLAIN),
    "agency": (Place.AGENCY, OURS),
    "agency_assigned": (Place.AGENCY, LENT),
    "regency": (Place.REGENCY, OURS),
    "regency_assigned": (Place.REGENCY, LENT),
    "province": (Place.PROVINCE, OURS),
    "walled": (Place.OWN, WALLED),
    "beside": (Place.AGENCY, WALLED),
    "opened": (Place.OWN, OPENED),
    "unknown": (Place.OWN, NOWHERE),
    "limited": (Place.LIMITED, OURS),
    "limited_unassigned": (Place.LIMITED, PLAIN),
    "sender": (Place.PROVINCE, OURS),
    "self": (Place.OWN, SELF),
    "half": (Place.OWN, OURS),
}
"""Each situation of the table: where the asker sits, and which variant of the thing is asked for."""


@dataclass(frozen=True)
class Thing:
    """One thing: its id, the parts of its address, what names it, its own words, and what else may not be shown.

    `hint` may stand only where the words stand (initials), `never` nowhere (a full name).
    """

    pk: str = ""
    address: dict[str, str] = field(default_factory=dict)
    code: str = ""
    words: str = ""
    hint: str = ""
    never: str = ""

    @property
    def parts(self) -> dict[str, str]:
        """The parts of its address; its id alone unless more is said."""
        return self.address or ({"pk": self.pk} if self.pk else {})


Key = tuple[str, str, str, str]


@dataclass
class Things:
    """All things by kind and variant; some belong to one post and are kept by place and role too.

    `forms` holds what stands in a form of theirs, where a door takes the form as it stands.
    """

    held: dict[Key, Thing] = field(default_factory=dict)
    forms: dict[str, dict[str, str]] = field(default_factory=dict)

    def put(self, kind: str, variant: str, thing: Thing, place: str = "", role: str = "") -> None:
        """Keep a thing, for everybody or for one post."""
        self.held[kind, variant, place, role] = thing

    def get(self, kind: str, variant: str, place: Place, role: str) -> Thing:
        """The thing that somebody asks for; of an unknown one only the address is like the others'."""
        if variant == NOWHERE:
            known = self.get(kind, OURS, place, role)
            return Thing(str(uuid4()), {name: _other(part) for name, part in known.parts.items()})
        kind = kind.removeprefix("about_")
        for key in (
            (kind, variant, str(place), role), (kind, variant, "", role), (kind, variant, str(place), ""),
            (kind, variant, "", ""),
        ):  # fmt: skip
            if key in self.held:
                return self.held[key]
        if variant != OURS:
            return self.get(kind, OURS, place, role)
        return next((thing for key, thing in self.held.items() if key[:2] == (kind, OURS)), Thing())


def _other(part: str) -> str:
    """Another id where a part of an address is an id."""
    return str(uuid4()) if len(part) == 36 and part.count("-") == 4 else part
