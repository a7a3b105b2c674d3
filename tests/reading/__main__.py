"""``python -m tests.reading [dev|held_out] [--faults]``: precision and recall by field, with intervals."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from gugus.intake.articles import read_text
from tests.reading.labels import texts
from tests.reading.scorer import Score, score

TODAY = date(2026, 11, 21)


def measure(part: str) -> Score:
    """The score over one part of the labelled texts."""
    total = Score()
    for own in texts(part):
        score(own, read_text(own.text, today=TODAY).as_json(), total)
    return total


def main() -> None:
    """Print a line for each field; with --faults every wrong and missed item of the dev part too."""
    parser = argparse.ArgumentParser()
    parser.add_argument("part", choices=("dev", "held_out"), nargs="?", default="dev")
    parser.add_argument("--faults", action="store_true")
    args = parser.parse_args()
    total = measure(args.part)
    if args.faults and args.part == "dev":
        sys.stdout.writelines(f"{fault[:400]}\n" for fault in total.faults)
    sys.stdout.write(f"{'field':28} right wrong missed\n")
    for name in sorted(total.tallies):
        sys.stdout.write(f"{name:28} {total.tallies[name].as_row()}\n")


if __name__ == "__main__":
    main()
