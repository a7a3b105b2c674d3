"""``./gugus prevalence``: how many there are, listed and hidden, with the doubt; for people and for machines."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from gugus.cli.errors import BAD_INPUT, CommandError
from gugus.cli.progress import PATIENCE
from gugus.core.say import speak
from gugus_engine.say import Say

if TYPE_CHECKING:
    from gugus_engine.estimate import BadTable, Estimate

CRITERIA = ("bic", "aicc", "stepwise", "averaged")
SCENARIOS = ("A", "B", "C", "D", "E")
MOST_REPLICATES, MOST_PEOPLE, MOST_DRAWS = 100_000, 10_000_000, 1_000


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command with its three verbs."""
    command = subparsers.add_parser(
        "prevalence", help="jumlah seluruhnya, tercatat dan tersembunyi / the whole number, listed and hidden"
    )
    verbs = command.add_subparsers(dest="verb", required=True, metavar="VERB")
    _add_estimate(
        verbs.add_parser("estimate", help="perkiraan dari satu tabel daftar / from one table of lists")
    )
    compare = verbs.add_parser("compare", help="semua metode berdampingan / all methods side by side")
    _add_file(compare)
    simulate = verbs.add_parser("simulate", help="tabel rekaan dengan jumlah benar / an invented table")
    simulate.add_argument("--scenario", choices=SCENARIOS, required=True)
    simulate.add_argument("--n", type=int, default=24_000, help="jumlah sebenarnya / the true number")
    simulate.add_argument("--draws", type=int, default=0, help="tarikan pautan / draws of a linkage")
    _add_common(simulate)
    command.set_defaults(run=run)


def _add_estimate(verb: argparse.ArgumentParser) -> None:
    _add_file(verb)
    verb.add_argument(
        "--max-order", type=int, default=2, help="suku sampai sekian daftar / terms of so many lists"
    )
    verb.add_argument("--criterion", choices=CRITERIA, default="bic")
    verb.add_argument(
        "--parametric", action="store_true", help="ulangan dari model / replicates from the model"
    )
    verb.add_argument("--bootstrap", type=int, default=1_000, metavar="B", help="ulangan / replicates")
    verb.add_argument(
        "--force", action="append", default=[], metavar="A:B", help="jalur rujukan / a referral path"
    )
    verb.add_argument(
        "--missed-links", type=float, metavar="P", help="bagian pautan luput / share of missed links"
    )


def _add_file(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", metavar="FILE", type=Path)
    verb.add_argument("--public", action="store_true", help="tiga angka penting / three significant digits")
    verb.add_argument("--html", metavar="PAGE", type=Path, help="juga halaman HTML / also an HTML page")
    _add_common(verb)


def _add_common(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--seed", type=int, default=1)
    verb.add_argument("--json", action="store_true", help="satu dokumen JSON / one JSON document")
    verb.add_argument("--lang", choices=("id", "en"), default="id")


def run(args: argparse.Namespace) -> int:
    """Do what was asked; trouble with the input is one sentence and exit code 2, a refusal is a result."""
    # One thread a block of replicates is ours to give: libraries that add their own only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from gugus_engine.estimate import BadTable

    try:
        return {"estimate": _estimate, "compare": _compare, "simulate": _simulate}[args.verb](args)
    except BadTable as error:
        raise _refused(error, args.lang) from error


def _refused(error: BadTable, language: str) -> CommandError:
    return CommandError(speak(error.say, language), BAD_INPUT)


def _estimate(args: argparse.Namespace) -> int:
    from gugus.insight.prevalence.files import read_file
    from gugus_engine.estimate import Plan, estimate_population

    _check_page(args)
    _check(args, 1 <= args.max_order <= 7, "bad_order")
    _check(args, 0 <= args.bootstrap <= MOST_REPLICATES, "bad_replicates", most=MOST_REPLICATES)
    _check(args, args.missed_links is None or 0 <= args.missed_links < 0.5, "bad_missed")
    _check(args, all(each.count(":") == 1 for each in args.force), "bad_force")
    _check(args, args.seed >= 0, "bad_seed")
    tables, facts = read_file(args.file)
    plan = Plan(
        max_order=args.max_order, criterion=args.criterion, replicates=args.bootstrap, seed=args.seed,
        forced=tuple((one, other) for one, other in (each.split(":") for each in args.force)),
        missed_links=args.missed_links or 0.0, parametric=args.parametric, threads=_threads(),
    )  # fmt: skip
    with _Progress(args.lang) as told:
        found = estimate_population(tables, plan, facts, told)
    return _show(found, args)


def _compare(args: argparse.Namespace) -> int:
    from gugus.insight.prevalence.files import read_file
    from gugus_engine.estimate import compare

    _check_page(args)
    _check(args, args.seed >= 0, "bad_seed")
    tables, facts = read_file(args.file)
    with _Progress(args.lang) as told:
        found = compare(tables, args.seed, _threads(), facts, told, told.step)
    return _show(found, args)


def _threads() -> int:
    return os.cpu_count() or 1


def _check(args: argparse.Namespace, holds: bool, key: str, **values: int) -> None:
    if not holds:
        raise CommandError(speak(Say(f"prevalence.{key}", **values), args.lang), BAD_INPUT)


def _check_page(args: argparse.Namespace) -> None:
    """Before the work: whether the page can be written where it was asked for."""
    page: Path | None = args.html
    if page is None:
        return
    try:
        target = page if page.exists() else page.parent
        sound = page.parent.is_dir() and not page.is_dir() and os.access(target, os.W_OK)
    except OSError:
        sound = False
    if not sound:
        raise _no_page(page, args.lang)


def _no_page(page: Path, language: str) -> CommandError:
    return CommandError(speak(Say("prevalence.bad_page", page=str(page)), language), BAD_INPUT)


class _Progress:
    """Tells every two seconds how many replicates are made, or which method is being answered.

    The first Ctrl-C ends the work at the next of these moments, so that what is finished is told; a second one ends the
    command at once.
    """

    def __init__(self, language: str) -> None:
        self.language, self.told, self.stopped = language, time.monotonic(), False

    def __enter__(self) -> Self:
        self.before = signal.signal(signal.SIGINT, self._stop)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self.before)

    def _stop(self, *_: object) -> None:
        self.stopped = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def __call__(self, done: int, everything: int) -> None:
        self._tell(Say("prevalence.progress", done=done, total=everything))

    def step(self, method: str, order: int) -> None:
        """Before each method of a higher order."""
        name = speak(Say(f"prevalence.method_{method}"), self.language)
        self._tell(Say("prevalence.progress_method", name=name, order=order))

    def _tell(self, say: Say) -> None:
        if time.monotonic() - self.told >= PATIENCE:
            self.told = time.monotonic()
            sys.stderr.write(f"gugus: {speak(say, self.language)}\n")
        if self.stopped:
            raise KeyboardInterrupt


def _show(found: Estimate, args: argparse.Namespace) -> int:
    from gugus.insight.prevalence.page import page
    from gugus.insight.prevalence.terminal import lines
    from gugus_engine.estimate import as_json, for_public

    shown = for_public(found) if args.public else found
    if args.html:
        try:
            args.html.write_text(page(shown, args.lang), "utf-8")
        except OSError as error:
            raise _no_page(args.html, args.lang) from error
    sys.stdout.write(_document(as_json(shown)) if args.json else lines(shown, args.lang))
    return 0


def _document(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _simulate(args: argparse.Namespace) -> int:
    from gugus_engine.estimate.simulate import simulate, simulate_draws

    _check(args, 100 <= args.n <= MOST_PEOPLE, "bad_population", most=MOST_PEOPLE)
    _check(args, 0 <= args.draws <= MOST_DRAWS, "bad_draws", most=MOST_DRAWS)
    _check(args, args.seed >= 0, "bad_seed")
    made = simulate(args.scenario, args.n, args.seed)
    tables = [made.table, *simulate_draws(made, args.draws, args.seed)]
    rows: list[list[int]] = [
        [*(cell >> i & 1 for i in range(made.table.lists)), *([draw] if args.draws else []), people]
        for draw, table in enumerate(tables)
        for cell, people in enumerate(table.counts)
        if people
    ]
    columns = [*made.table.names, *(["draw"] if args.draws else []), "count"]
    if args.json:
        document = {
            "scenario": args.scenario,
            "N": args.n,
            "seed": args.seed,
            "columns": columns,
            "rows": rows,
        }
        sys.stdout.write(_document(document))
    else:
        lines = [",".join(columns), *(",".join(str(each) for each in row) for row in rows)]
        sys.stdout.write("\n".join(lines) + "\n")
    return 0
