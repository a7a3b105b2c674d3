"""``./gugus process``: the declared processes, for people and for machines."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Iterable

from gugus.casework.processes import Declared, declared
from gugus.cli.errors import BAD_INPUT, FAILED, CommandError
from gugus.core.say import speak
from gugus_engine.process import BadProcess, Clock, Confidence, Language, Process, Stage, process_as_plain
from gugus_engine.process.diagram import flow
from gugus_engine.process.model import Text
from gugus_engine.say import Say, Value

WIDTH = 100


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command with its two verbs."""
    command = subparsers.add_parser("process", help="proses perkara yang dinyatakan / the declared processes")
    verbs = command.add_subparsers(dest="verb", required=True, metavar="VERB")
    show = verbs.add_parser("show", help="satu proses: tahap, langkah, tenggat / one process")
    show.add_argument("key", metavar="KEY")
    everything = verbs.add_parser("list", help="semua proses / all processes")
    for verb in (show, everything):
        verb.add_argument("--json", action="store_true", help="one JSON document")
        verb.add_argument("--lang", choices=("id", "en"), default="id")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what was asked for; a broken file or an unknown key ends in one sentence."""
    try:
        found = declared()
    except BadProcess as error:
        raise CommandError(speak(error.say, args.lang), FAILED) from error
    chosen = [_chosen(found, args.key, args.lang)] if args.verb == "show" else list(found.values())
    if args.json:
        _print_json(chosen, alone=args.verb == "show")
        return 0
    lines = _shown(chosen[0], args.lang) if args.verb == "show" else _listed(chosen, args.lang)
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _chosen(found: dict[str, Declared], key: str, language: Language) -> Declared:
    if key not in found:
        known = ", ".join(sorted(found))
        raise CommandError(speak(Say("process.unknown_process", key=key, known=known), language), BAD_INPUT)
    return found[key]


def _print_json(chosen: list[Declared], *, alone: bool) -> None:
    plain = [process_as_plain(one.process, content_hash=one.hash) for one in chosen]
    json.dump(plain[0] if alone else plain, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _listed(chosen: list[Declared], language: Language) -> list[str]:
    return [line for one in chosen for line in (*_head(one, language), "")][:-1]


def _shown(one: Declared, language: Language) -> list[str]:
    process = one.process
    return [
        *_head(one, language),
        *_titled("process.title_stages", _stages(process, language), language),
        *_titled("process.title_ways", flow(process).splitlines(), language),
        *_titled("process.title_counts", _counts(process, language), language),
        *_titled("process.title_clocks", _clocks(process, language), language),
    ]


def _head(one: Declared, language: Language) -> list[str]:
    process, window = one.process, one.process.in_force
    said = _Said(language)
    since: dict[str, Value] = {"from_day": window.from_.isoformat(), "basis": window.basis}
    if window.to is None:
        days = said("process.in_force_since", **since)
    else:
        days = said("process.in_force_between", **since, to_day=window.to.isoformat())
    head = said("process.head", key=process.key, version=process.version, hash=one.hash[:12])
    return [head, process.said(language), days, *_noted("process.note", "note", window.note, said)]


class _Said:
    """Sentences in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, key: str, /, **values: Value) -> str:
        return speak(Say(key, **values), self.language)


def _titled(key: str, lines: Iterable[str], language: Language) -> list[str]:
    title = speak(Say(key), language)
    return ["", title, "-" * len(title), *lines]


def _stages(process: Process, language: Language) -> list[str]:
    said = _Said(language)
    lines = _columns([_stage(process, stage, language) for stage in process.stages])
    for stage in process.stages:
        lines += _noted("process.note", "note", stage.note, said, first=f"{stage.key}: ")
    return lines


def _stage(process: Process, stage: Stage, language: Language) -> tuple[str, ...]:
    end = f" ({speak(Say('process.final'), language)})" if stage.final else ""
    return (stage.key, stage.said(language) + end, process.party[stage.owner].said(language))


def _columns(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _counts(process: Process, language: Language) -> list[str]:
    said, lines = _Said(language), []
    for count in (step.count for step in process.steps if step.count is not None):
        limit = said("process.no_limit") if count.limit is None else said("process.limit", limit=count.limit)
        lines.append(
            f"{count.said(language)}: {limit} ({said(f'process.confidence_{count.confidence.lower()}')})"
        )
        lines += _indented(said("process.basis", basis=count.basis))
        lines += _noted("process.note", "note", count.note, said)
    return lines


def _clocks(process: Process, language: Language) -> list[str]:
    said, lines = _Said(language), []
    for clock in process.clocks:
        lines.append(f"{clock.said(language)} [{clock.key}]")
        lines += _indented(f"{process.party[clock.by].said(language)}: {_due(clock, said)}")
        lines += _indented(said("process.basis", basis=clock.basis))
        lines += _noted("process.if_missed", "consequence", clock.consequence, said)
        lines += _noted("process.note", "note", clock.note, said)
    return lines


def _due(clock: Clock, said: _Said) -> str:
    if clock.confidence is Confidence.UNVERIFIED and not (clock.due_days or clock.due_months):
        return said("process.days_unknown")
    if clock.due_months is not None:
        due = said("process.due_months", months=clock.due_months)
    elif clock.due_days is not None:
        due = said("process.due_days", days=clock.due_days, kind=said(f"process.kind_{clock.day_kind}"))
    else:
        due = said("process.no_day_count").rstrip(".")
    return said("process.due_sure", due=due, sure=said(f"process.confidence_{clock.confidence.lower()}"))


def _noted(key: str, place: str, text: Text | None, said: _Said, first: str = "") -> list[str]:
    return _indented(first + said(key, **{place: text.said(said.language)})) if text else []


def _indented(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="    ", subsequent_indent="      ")
