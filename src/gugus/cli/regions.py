"""``./gugus regions``: loading the list of regions, finding one, showing one."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gugus.cli.errors import BAD_INPUT, FAILED, CommandError
from gugus.cli.progress import tell
from gugus.core.say import speak
from gugus.project.start import setup_django
from gugus_engine.say import Say

EACH = 40_000
"""Rows between two progress lines."""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command with its three verbs."""
    command = subparsers.add_parser(
        "regions", help="wilayah: muat, cari, tampilkan / regions: load, find, show"
    )
    verbs = command.add_subparsers(dest="verb", required=True, metavar="VERB")
    load = verbs.add_parser("load", help="memuat daftar wilayah dan instansi / load the regions and agencies")
    load.add_argument("--from", dest="folder", type=Path, help="a folder with another edition of the list")
    find = verbs.add_parser("find", help="mencari wilayah / find a region")
    find.add_argument("text", nargs="+", metavar="TEXT")
    find.add_argument("--within", metavar="CODE", help="only under this region")
    find.add_argument("--limit", type=int, default=5)
    show = verbs.add_parser("show", help="menampilkan satu wilayah / show one region")
    show.add_argument("code", metavar="CODE")
    for verb in (load, find, show):
        verb.add_argument("--json", action="store_true", help="one JSON document")
        verb.add_argument("--lang", choices=("id", "en"), default="id")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what was asked; without a prepared database end in one sentence."""
    began = time.monotonic()
    setup_django()
    from django.db.utils import OperationalError, ProgrammingError

    verbs: dict[str, Callable[[argparse.Namespace, float], int]] = {
        "load": _load,
        "find": _find,
        "show": _show,
    }
    try:
        return verbs[args.verb](args, began)
    except (OperationalError, ProgrammingError) as error:
        raise CommandError(
            speak(Say("registry.no_tables", why=str(error).splitlines()[0]), args.lang)
        ) from error


def _print(document: dict[str, Any]) -> None:
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _progress(lang: str) -> Callable[[Say], None]:
    """A line for each step, and for each 40,000 rows of the long ones."""

    told: dict[str, int] = {}

    def tell_step(say: Say) -> None:
        values = say.as_dict()
        done, total = values.get("done"), values.get("total")
        if isinstance(done, int):
            if done < told.get(say.key, 0) + EACH and done != total:
                return
            told[say.key] = done
        tell(speak(say, lang))

    return tell_step


def _load(args: argparse.Namespace, began: float) -> int:
    from gugus.core.viewer import system
    from gugus.registry import actions
    from gugus.registry.rules.tables import BrokenFile

    if args.folder and not args.folder.is_dir():
        raise CommandError(speak(Say("registry.broken_missing", file=str(args.folder)), args.lang), BAD_INPUT)
    by = system("regions load")
    try:
        regions = actions.load_regions(by=by, folder=args.folder, progress=_progress(args.lang))
        institutions = actions.load_institutions(by=by)
    except BrokenFile as error:
        raise CommandError(speak(error.say, args.lang), BAD_INPUT) from error
    changed, seconds = regions.changed or institutions.changed, round(time.monotonic() - began, 1)
    document = {
        "changed": changed, "edition": regions.edition, "counts": regions.counts, "names": regions.names,
        "ended": regions.ended, "agencies": institutions.agencies, "emergency_numbers": institutions.numbers,
        "seconds": seconds,
    }  # fmt: skip
    if args.json:
        _print(document)
        return 0
    c, edition = regions.counts, regions.edition
    said = Say(
        "registry.loaded", edition=edition, names=regions.names, agencies=institutions.agencies, seconds=seconds,
        province=c["province"], regency=c["regency"], district=c["district"], village=c["village"],
    )  # fmt: skip
    unchanged = Say(
        "registry.unchanged", edition=edition,
        province=c["province"], regency=c["regency"], district=c["district"], village=c["village"],
    )  # fmt: skip
    sys.stdout.write(speak(said if changed else unchanged, args.lang) + "\n")
    return 0


def _check_loaded(lang: str) -> None:
    from gugus.registry import reads

    if not reads.is_loaded():
        raise CommandError(speak(Say("registry.not_loaded"), lang), FAILED)


def _find(args: argparse.Namespace, _began: float) -> int:
    from gugus.registry import reads

    _check_loaded(args.lang)
    query = " ".join(args.text)
    if args.within and reads.region(args.within) is None:
        raise CommandError(_unknown(args.within, args.lang), BAD_INPUT)
    hits = reads.search(query, limit=args.limit, within=args.within)
    if args.json:
        _print({"query": query, "hits": [_hit(asdict(hit)) for hit in hits]})
    elif not hits:
        raise CommandError(speak(Say("registry.nothing_found", query=query), args.lang), FAILED)
    else:
        sys.stdout.write(
            "".join(f"{hit.code:<14}{hit.label}  [{hit.matched}: {hit.match}]\n" for hit in hits)
        )
    return 0 if hits else FAILED


def _hit(found: dict[str, Any]) -> dict[str, Any]:
    """One hit as it is printed: code, level, name, label, matched, match, score."""
    return {"code": found["code"], "level": found["level"], "name": found["label"].split(",")[0], **found}


def _unknown(code: str, lang: str) -> str:
    from gugus.core.errors import Denied
    from gugus.registry import reads

    try:
        reads.known_code(code)
    except Denied as denied:
        return speak(denied.say, lang)
    return ""


def _show(args: argparse.Namespace, _began: float) -> int:
    from gugus.registry import reads

    _check_loaded(args.lang)
    found = reads.details(reads.normal_code(args.code) or args.code)
    if found is None:
        raise CommandError(_unknown(args.code, args.lang), BAD_INPUT)
    if args.json:
        _print(found)
        return 0
    if found["valid_to"]:
        key = "registry.ended_region" if found["successor"] else "registry.ended_region_alone"
        said = Say(key, code=args.code, last=str(found["valid_to"]), successor=str(found["successor"]))
        sys.stdout.write(speak(said, args.lang) + "\n")
    sys.stdout.write(
        "".join(f"{key:<14}{value}\n" for key, value in found.items() if value not in (None, "", []))
    )
    return 0
