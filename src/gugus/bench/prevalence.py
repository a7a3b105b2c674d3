"""How fast the estimates are: each task in fresh processes, both paths, beside R's glm.fit where R is there."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import util
from pathlib import Path
from statistics import median

from gugus.bench.told import told

Figure = dict[str, str | int | float | bool | None]


@dataclass(frozen=True)
class Task:
    """What is measured: its size, and the most seconds promised on each path (None: reported only)."""

    name: str
    many: int
    numba: float | None
    numpy: float | None


# The reference: MultipleSystemsEstimation 1.2.0 in R 4.2, two cores, November 2026. It fits 32,768 models in
# 186 s and 1,024 in 3.8 s; by default it re-fits its 100 best in a replicate, all of them would take 34-52 h.
REFERENCE = {"every_six": 186.0, "every_five": 3.8}
TASKS = (
    Task("every_six", 1, 186 / 200, 186 / 40),
    Task("every_five", 1, 3.8 / 200, None),
    Task("proven", 1_000, 60.0, 180.0),
)
LONG = (Task("proven", 10_000, 600.0, None), Task("unskipped", 1_000, 300.0, None))
MEMORY_MB = 1024.0
R_SCRIPT = Path(__file__).with_name("glm_fit.R")


def options(parser: argparse.ArgumentParser) -> None:
    """The options of this benchmark."""
    parser.add_argument(
        "--rounds", type=int, default=5, help="fresh processes a task / proses baru tiap tugas"
    )
    parser.add_argument(
        "--long", action="store_true", help="also 10,000 replicates, and 1,000 with nothing skipped"
    )


def run(args: argparse.Namespace) -> dict[str, object]:
    """Measure everything; `holds` is whether every promise was kept."""
    paths = [name for name in ("numba", "numpy") if name == "numpy" or util.find_spec("numba")]
    tasks = (*TASKS, *(LONG if args.long else ()))
    figures = [
        _figure(task, path, 1 if task in LONG else args.rounds)
        for task in tasks
        for path in _paths(task, paths)
    ]
    return {"figures": figures, "glm_fit": _glm_fit(), "holds": all(each["holds"] for each in figures)}


def _paths(task: Task, paths: list[str]) -> Iterator[str]:
    yield from (path for path in paths if task not in LONG or path == "numba")


def _figure(task: Task, path: str, rounds: int) -> Figure:
    with told(f"{task.name} {task.many} {path}"):
        _measure(task, path)
        rows = [_measure(task, path) for _ in range(rounds)]
    seconds, most = median(each["seconds"] for each in rows), getattr(task, path)
    memory = max(each["memory_mb"] for each in rows)
    reference = REFERENCE.get(task.name)
    return {
        "task": task.name,
        "many": task.many,
        "path": path,
        "seconds": seconds,
        "slowest": max(each["seconds"] for each in rows),
        "imports": median(each["imports"] for each in rows),
        "warming": median(each["warming"] for each in rows),
        "memory_mb": memory,
        "times_the_reference": None if reference is None else reference / seconds,
        "promised": most,
        "holds": (most is None or seconds <= most) and memory < MEMORY_MB,
    }


def _measure(task: Task, path: str) -> dict[str, float]:
    command = [sys.executable, "-m", "gugus.bench.prevalence_task", task.name, path, str(task.many)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)  # noqa: S603
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _glm_fit() -> dict[str, float] | None:
    """Seconds a model of R's glm.fit over the same six-list models, where R is there."""
    script = shutil.which("Rscript")
    if script is None:
        return None
    with told("glm.fit in R"):
        done = subprocess.run([script, str(R_SCRIPT)], capture_output=True, text=True, check=True)  # noqa: S603
    models, seconds = done.stdout.split()
    return {
        "models": float(models),
        "seconds": float(seconds),
        "seconds_a_model": float(seconds) / float(models),
    }


def lines(measured: Mapping[str, object]) -> list[str]:
    """The figures for people."""
    figures = measured["figures"]
    told = []
    for each in figures if isinstance(figures, list) else []:
        times = each["times_the_reference"]
        beside = f", {times:.0f} times the reference" if times else ""
        kept = "holds" if each["holds"] else "MISSED"
        told.append(
            f"{each['task']} ({each['many']}) {each['path']}: {each['seconds']:.3f} s{beside}; {kept}"
        )
    glm = measured["glm_fit"]
    if isinstance(glm, dict):
        told.append(
            f"R glm.fit: {1000 * glm['seconds_a_model']:.2f} ms a model over {glm['models']:.0f} models"
        )
    return told
