"""How often the intervals hold the truth; what needs NumPy is imported when it runs, for every command lists this one."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping

TABLES, REPLICATES = 400, 500


def options(parser: argparse.ArgumentParser) -> None:
    """The options of this benchmark."""
    parser.add_argument("--tables", type=int, default=TABLES, help="tables a scenario / tabel tiap skenario")
    parser.add_argument("--replicates", type=int, default=REPLICATES)
    parser.add_argument("--scenario", choices=[*"ABCDE"], help="one scenario only / satu skenario saja")


def run(args: argparse.Namespace) -> dict[str, object]:
    """The rows of every scenario; see coverage_task.

    Each process takes a table of its own, so the small matrices of a fit get one thread: with more, the threads of
    the processes wait for one another (8 tables took 8 s with one thread, 4 took 129 s with two).
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from gugus.bench import coverage_task

    return coverage_task.measure(args.scenario, args.tables, args.replicates)


def lines(measured: Mapping[str, object]) -> list[str]:
    """The table for people."""
    rows = measured["rows"]
    return [
        f"{row['scenario']} (mended {row['missed_links']:.0%}): interval {row['coverage']:.1%}, sensitivity "
        f"{row['sensitivity_coverage']:.1%} ({row['not_bounded']:.1%} open), median ratio {row['median_ratio'] or 0:.2f}, "
        f"refused {len(row['refused'])} of {row['tables']}; {'holds' if row['holds'] else 'MISSED'}"
        for row in (rows if isinstance(rows, list) else [])
    ]
