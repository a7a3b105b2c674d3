"""``python -m tests.reading.modes``: how participants took part, over short invented news that no rule was made from."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gugus.intake.articles import read_text
from tests.reading.__main__ import TODAY
from tests.reading.wilson import Tally

FILE = Path(__file__).parent / "data" / "modes.jsonl"
# Who sat in a hall and who came without a way being told are one answer, as in the texts.
_THERE = frozenset({"onsite", "total"})


def measure() -> Tally:
    """Numbers of participants by how they took part: told rightly, told wrongly, and not told."""
    tally = Tally()
    for line in FILE.read_text("utf-8").splitlines():
        label = json.loads(line)
        left = list(_read(label["text"]))
        for item in label["participants"]:
            found = next((each for each in left if each[0] == item["value"]), None)
            if found is None:
                tally.missed += 1
                continue
            left.remove(found)
            ways = {found[1], item["kind"]}
            is_right = len(ways) == 1 or ways <= _THERE
            tally.right, tally.wrong = tally.right + is_right, tally.wrong + (not is_right)
    return tally


def _read(text: str) -> Iterator[tuple[Any, str]]:
    for draft in read_text(text, today=TODAY).as_json()["drafts"]:
        value: dict[str, Any] = draft["value"]
        if draft["kind"] == "participants":
            yield value["number"], "invited" if value["status"] == "invited" else value["mode"]


if __name__ == "__main__":
    sys.stdout.write(f"participants.kind  {measure().as_row()}\n")
