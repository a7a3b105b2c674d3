"""How long and how much memory the list of regions takes, and how fast a region is found."""

from __future__ import annotations

import csv
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

ROUNDS = 3


def run() -> dict[str, object]:
    """Load into a new SQLite database, then look up every query of the test list three times.

    Seconds and memory are those of the whole ``regions load`` process; look-ups are timed in a
    process of their own after a first one. Milliseconds, megabytes.
    """
    with tempfile.TemporaryDirectory(prefix="gugus-bench-") as home:
        env = {**os.environ, "GUGUS_MODE": "test", "GUGUS_HOME": home, "DATABASE_URL": ""}
        env.pop("DATABASE_URL")
        _child(env, "-m", "gugus.cli", "manage", "migrate", "--verbosity", "0")
        load = _measured(env, "-m", "gugus.cli", "regions", "load", "--json")
        again = _measured(env, "-m", "gugus.cli", "regions", "load", "--json")
        found = json.loads(_child(env, "-m", "gugus.bench.regions"))
    return {"load": load, "load_again": again, "lookup": found}


def _child(env: Mapping[str, str], *args: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own modules
        [sys.executable, *args], env=dict(env), check=True, capture_output=True, text=True
    )
    return done.stdout


def _measured(env: Mapping[str, str], *args: str) -> dict[str, object]:
    """Seconds, CPU seconds and peak memory of one child process, with what it printed."""
    began = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own modules
        [sys.executable, *args], env=dict(env), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as child:
        said = child.stdout.read() if child.stdout else ""
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, args)
    seconds, cpu = time.perf_counter() - began, used.ru_utime + used.ru_stime
    return {
        "seconds": round(seconds, 2),
        "cpu_seconds": round(cpu, 2),
        "peak_mb": round(used.ru_maxrss / 1024),
        "changed": json.loads(said)["changed"],
    }


def _queries() -> list[tuple[str, str, str]]:
    path = Path(str(resources.files("gugus.registry"))) / "tests" / "region_queries.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["query"], row["code"], row["kind"]) for row in csv.DictReader(file)]


def lookups() -> dict[str, object]:
    """Look up every query of the list; needs Django set up on a loaded database."""
    from gugus.registry.reads import search

    queries, times, found = _queries(), [], 0
    search(queries[0][0])
    for number in range(ROUNDS):
        for text, code, _ in queries:
            began = time.perf_counter()
            hits = search(text)
            times.append((time.perf_counter() - began) * 1000)
            found += number == 0 and code in [hit.code for hit in hits]
    cuts = statistics.quantiles(times, n=100)
    return {
        "queries": len(queries),
        "in_first_five": found,
        "p50_ms": round(cuts[49], 2),
        "p95_ms": round(cuts[94], 2),
        "p99_ms": round(cuts[98], 2),
        "max_ms": round(max(times), 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    """Set up Django and print the look-ups as JSON; the benchmark runs this in a process of its own."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gugus.project.settings")
    django.setup()
    sys.stdout.write(json.dumps(lookups()))


if __name__ == "__main__":
    main()
