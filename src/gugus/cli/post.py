"""``./gugus post``: who holds a post: end an appointment for a reason, or record the next one by its letter."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from gugus.cli.errors import BAD_INPUT, CommandError
from gugus.cli.starts import both
from gugus.project.start import setup_django

if TYPE_CHECKING:
    from gugus.registry.models import Appointment, Post
    from gugus.registry.rules.appointing import Letter

WORDS = {
    "id": {
        "end": "{post}: berakhir, {reason}; hari terakhir {last}.",
        "accounts": "Akun tanpa jabatan sejak itu: {accounts}",
        "pack": "Paket serah terima: ./gugus handover {key}",
        "appoint": "{post}: {kind} mulai {first}{last}. Belum ada akun yang dibuka.",
        "until": " sampai {last}",
        "none": "tidak ada",
    },
    "en": {
        "end": "{post}: ended, {reason}; last day {last}.",
        "accounts": "Accounts without a post from then on: {accounts}",
        "pack": "Hand-over pack: ./gugus handover {key}",
        "appoint": "{post}: {kind} from {first}{last}. No account was opened.",
        "until": " until {last}",
        "none": "none",
    },
}
ASK = "Nama pemegang jabatan / name of the holder: "


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    command = subparsers.add_parser("post", help="akhiri atau isi jabatan / end or fill a post")
    steps = command.add_subparsers(dest="step", required=True, metavar="STEP")
    ends = steps.add_parser("end", help="catat akhir jabatan / record the end of an appointment")
    ends.add_argument("who", metavar="ACCOUNT_OR_POST", help="nama akun / a sign-in name, or AGENCY/POST")
    ends.add_argument("--reason", required=True, help="mutasi, purna_tugas, diberhentikan, wafat")
    ends.add_argument(
        "--since", required=True, type=_day, help="TMT: hari pertama tanpa jabatan / first day without it"
    )
    fills = steps.add_parser(
        "appoint", help="catat pemegang baru / record a new holder; the name is asked for"
    )
    fills.add_argument("post", metavar="AGENCY/POST")
    fills.add_argument("--kind", default="definitive", choices=("definitive", "plt", "plh"))
    fills.add_argument("--from", dest="first", required=True, type=_day, help="TMT / first day")
    fills.add_argument("--to", dest="last", type=_day, help="hari terakhir / last day (Plt., Plh.)")
    for each, needed in ((ends, False), (fills, True)):
        each.add_argument("--letter", required=needed, default="", help="nomor surat / number of the letter")
        each.add_argument("--signed-on", required=needed, type=_day, help="tanggal surat / day of the letter")
        each.add_argument("--json", action="store_true", help="one JSON document")
        each.add_argument("--lang", choices=("id", "en"), default="id")
    ends.set_defaults(run=run_end)
    fills.set_defaults(run=run_appoint)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"tulis hari seperti 2026-12-01 / write the day like 2026-12-01: {text}"
        raise argparse.ArgumentTypeError(message) from error


def run_end(args: argparse.Namespace) -> int:
    """End the appointment of an account, or of whoever acts in a post."""
    setup_django()
    from gugus.accounts.actions import end_post
    from gugus.core.errors import Denied
    from gugus.core.viewer import system
    from gugus.registry.rules.appointing import Ending, end_reasons
    from gugus.registry.rules.vocabulary import EndReason

    if args.reason not in list(EndReason):
        raise CommandError(f"--reason: {', '.join(EndReason)}", BAD_INPUT)
    if bool(args.letter) != bool(args.signed_on):
        raise CommandError("--letter, --signed-on: keduanya / both", BAD_INPUT)
    row = _held(args.who)
    letter = _letter(args) if args.letter else None
    try:
        left = end_post(row, Ending(args.since, EndReason(args.reason), letter), by=system("post"))
    except Denied as denied:
        raise CommandError(both(denied.say), BAD_INPUT) from denied
    row.refresh_from_db()
    names = {key.value: one.said(args.lang) for key, one in end_reasons().items()}
    document = {
        "post": row.post.title, "key": _key(row.post), "reason": args.reason, "last_day": str(row.valid_to),
        "accounts": [each.username for each in left],
    }  # fmt: skip
    return _say(args, document, _end_lines(document, names[args.reason], WORDS[args.lang]))


def _end_lines(document: dict[str, Any], reason: str, words: dict[str, str]) -> list[str]:
    accounts = ", ".join(document["accounts"])
    return [
        words["end"].format(post=document["post"], reason=reason, last=document["last_day"]),
        words["accounts"].format(accounts=accounts or words["none"]),
        words["pack"].format(key=document["key"]),
    ]


def run_appoint(args: argparse.Namespace) -> int:
    """Record a holder; the name comes from the keyboard or standard input, never from the command's own line."""
    setup_django()
    from gugus.core.errors import Denied
    from gugus.core.viewer import system
    from gugus.registry.actions import appoint
    from gugus.registry.rules.appointing import Appointing
    from gugus.registry.rules.vocabulary import AppointmentKind

    post = _post(args.post)
    holder = input(ASK) if sys.stdin.isatty() else sys.stdin.readline()
    wanted = Appointing(holder.strip(), AppointmentKind(args.kind), _letter(args), args.first, args.last)
    try:
        row = appoint(post.pk, wanted, by=system("post"))
    except Denied as denied:
        raise CommandError(both(denied.say), BAD_INPUT) from denied
    document = {
        "appointment": str(row.pk), "post": post.title, "key": _key(post), "kind": args.kind,
        "valid_from": str(args.first), "valid_to": str(args.last) if args.last else None,
    }  # fmt: skip
    words = WORDS[args.lang]
    last = words["until"].format(last=args.last) if args.last else ""
    return _say(
        args,
        document,
        [words["appoint"].format(post=post.title, kind=args.kind, first=args.first, last=last)],
    )


def _letter(args: argparse.Namespace) -> Letter:
    from gugus.registry.rules.appointing import Letter

    return Letter(args.letter, args.signed_on)


def _say(args: argparse.Namespace, document: dict[str, Any], lines: list[str]) -> int:
    if args.json:
        json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
        lines = []
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _key(post: Post) -> str:
    return f"{post.agency.key}/{post.key}"


def _held(who: str) -> Appointment:
    """The appointment behind a sign-in name, or of whoever acts in a post today."""
    from gugus.accounts import reads as accounts
    from gugus.core.time import Zone, now, today
    from gugus.registry import reads as registry

    account = accounts.account(who)
    if account is not None:
        return account.appointment
    post = _post(who)
    zone = post.agency.region.zone if post.agency.region else Zone.WIB
    row = registry.acting([post], today(zone, now())).get(str(post.pk))
    if row is None:
        message = f"Tidak ada yang memegang {who!r} hari ini. / Nobody holds {who!r} today."
        raise CommandError(message, BAD_INPUT)
    return row


def _post(key: str) -> Post:
    from gugus.registry import reads as registry

    found = registry.post_by_key(key)
    if found is None:
        message = f"Tidak ada akun atau jabatan {key!r}. / There is no account or post {key!r}."
        raise CommandError(message, BAD_INPUT)
    return found
