"""From the name of an agency as a text has it to the names it may have in the registry."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

from gugus.registry.rules.declared import agency_kinds

_CLASS = re.compile(r"\s+kelas\s+[ivx]+(\s+khusus)?(\s+(non[\s-]*)?tpi)?", re.IGNORECASE)
"""The class of an immigration office changes by decree and is no part of its name here."""


@cache
def opening_words() -> tuple[tuple[str, str], ...]:
    """(opening words, kind) of ``data/agency_names.yaml`` for kinds the registry keeps, longest first."""
    text = (resources.files("gugus.registry") / "data" / "agency_names.yaml").read_text("utf-8")
    pairs = [
        (name["name"] if isinstance(name, dict) else name, kind)
        for kind, said in yaml.safe_load(text)["kinds"].items()
        if kind in agency_kinds()
        for name in said["names"]
    ]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def possible_names(text: str) -> tuple[str, ...]:
    """The text without an office's class, and the registry's own name for what its opening words say.

    "Kanim Kelas I Non TPI Karawang" may be "Kanim Karawang" or "Kantor Imigrasi Karawang".
    """
    plain = " ".join(_CLASS.sub("", text).split())
    words = plain.lower()
    for opening, kind in opening_words():
        if words.startswith(f"{opening.lower()} "):
            place = plain[len(opening) :].strip()
            return tuple(dict.fromkeys((plain, agency_kinds()[kind].named(place, place))))
    return (plain,)
