"""``python -m tests.reading.places [--faults]``: places of the labelled sentences, by what they name."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from gugus.registry.rules.gazetteer import packaged_gazetteer
from gugus_engine.text.places import read_places
from tests.reading.shared import SENTENCES
from tests.reading.wilson import Tally

Row = Mapping[str, Any]


def rows() -> Iterator[Row]:
    """The labelled sentences."""
    for line in SENTENCES.read_text("utf-8").splitlines():
        yield json.loads(line)


def told(row: Row) -> set[str]:
    """The codes a reader may give: the finest one that the sentence names, and what contains it."""
    finest = (
        row["village"]
        if row["village_named"]
        else row["district"]
        if row["district_named"]
        else row["regency"]
    )
    parts = finest.split(".")
    return {".".join(parts[:length]) for length in range(1, len(parts) + 1)}


def read(row: Row) -> set[str]:
    """The codes the reader asserts."""
    return {mention.code for mention in read_places(row["text"], packaged_gazetteer()) if mention.code}


def measure() -> tuple[dict[str, Tally], list[str]]:
    """A tally for each group of sentences over the finest region named, and the faults in words."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    faults = []
    for row in rows():
        right, given = told(row), read(row)
        finest = max(right, key=len)
        verdict = Tally(len(given & right), len(given - right), int(finest not in given))
        verdict.right = int(finest in given)
        for name in ("all", f"village {row['village_named']}, district {row['district_named']}"):
            tallies[name].add(verdict)
        if verdict.wrong or verdict.missed:
            faults.append(f"{row['text']} | {finest} | {sorted(given)}")
    return tallies, faults


if __name__ == "__main__":
    found, faults = measure()
    if "--faults" in sys.argv:
        sys.stdout.writelines(f"{fault}\n" for fault in faults)
    for name in sorted(found):
        sys.stdout.write(f"{name:40} {found[name].as_row()}\n")
