"""``./gugus vault``: set up, rotate the master key, say what is held, erase a subject for good."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from gugus.cli import starts
from gugus.cli.errors import BAD_INPUT, FAILED, CommandError
from gugus.cli.keeping import counting, guarded, print_json
from gugus.core.say import speak
from gugus.project import tables
from gugus.project.start import setup_django
from gugus_engine.say import Say

if TYPE_CHECKING:
    from gugus.core.vault_status import Status


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command with its four verbs."""
    command = subparsers.add_parser("vault", help="brankas kunci / the vault: keys of all that is sealed")
    verbs = command.add_subparsers(dest="verb", required=True, metavar="VERB")
    verbs.add_parser(
        "init", help="menyiapkan brankas / set it up, with a master key file where there is none"
    )
    verbs.add_parser("rotate", help="mengganti kunci induk / change the master key while the system serves")
    verbs.add_parser("status", help="isi brankas dalam angka / what it holds, in numbers")
    erase = verbs.add_parser("erase", help="menghapus selamanya / erase a report, event or person for good")
    erase.add_argument("subject", metavar="SUBJECT", help="L-..., K-..., or kind:id")
    erase.add_argument("--basis", required=True, metavar="KEY", help="the lawful basis")
    erase.add_argument("--yes", action="store_true", help="nothing is erased without it")
    for verb in verbs.choices.values():
        verb.add_argument("--json", action="store_true", help="one JSON document")
        verb.add_argument("--lang", choices=("id", "en"), default="id")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what was asked; what the vault refuses is one sentence and exit code 2."""
    verbs: dict[str, Callable[[argparse.Namespace], int]] = {
        "init": _init, "rotate": _rotate, "status": _status, "erase": _erase,
    }  # fmt: skip
    with guarded(args.lang):
        return verbs[args.verb](args)


def _init(args: argparse.Namespace) -> int:
    made = _made_key_file()
    try:
        _check_new(args.lang, made=made)
        tables.migrate()
    except BaseException:
        if made is not None:
            made.unlink(missing_ok=True)
        raise
    from django.conf import settings

    from gugus.core import audit, keys
    from gugus.core.viewer import system

    keys.set_up()  # from here on the key file is the only one that opens anything: it stays, whatever comes
    audit.record("vault.init", by=system("vault init"))
    file = settings.GUGUS_MASTER_KEY_FILE
    if args.json:
        print_json({"master_key_file": file, "made": made is not None})
        return 0
    sys.stdout.write(speak(Say("vault.is_set_up", file=file), args.lang) + "\n")
    return 0


def _made_key_file() -> Path | None:
    """The master key file that a production system names and does not have yet, made now."""
    from gugus.core import masterfile

    named = os.environ.get("GUGUS_MASTER_KEY_FILE", "")
    if not named or Path(named).exists():
        return None
    masterfile.create(Path(named))
    return Path(named)


def _check_new(language: str, *, made: Path | None) -> None:
    """Stop unless there is neither a vault nor anything that a lost one sealed."""
    setup_django()
    from gugus.core import standing

    trouble = standing.trouble()
    if trouble is None:
        raise CommandError(speak(Say("vault.stands"), language), BAD_INPUT)
    if trouble.key == "vault.key_wrong" and made is not None:
        trouble = Say("vault.key_missing", file=str(made))
    if trouble.key != standing.NOT_SET_UP:
        raise CommandError(speak(trouble, language), BAD_INPUT)


def _rotate(args: argparse.Namespace) -> int:
    starts.check_master_key()
    setup_django()
    from gugus.core import masterfile, rotation
    from gugus.core.viewer import system

    starts.check_vault()
    try:
        done = rotation.rotate(by=system("vault rotate"), progress=counting("vault.rotating", args.lang))
    except rotation.CannotWrite as error:
        raise CommandError(speak(Say("vault.cannot_write"), args.lang), BAD_INPUT) from error
    except masterfile.Busy as error:
        raise CommandError(speak(Say("vault.rotation_busy"), args.lang), FAILED) from error
    if args.json:
        print_json(asdict(done))
        return 0
    said = Say(f"vault.rotated_{done.end}", rewrapped=done.rewrapped, keys=done.keys, master=done.after)
    sys.stdout.write(speak(said, args.lang) + "\n")
    return 0


def _status(args: argparse.Namespace) -> int:
    starts.check_master_key()
    setup_django(make_keys=False)
    from gugus.core.vault_status import status

    starts.check_vault()
    found = status()
    if args.json:
        print_json({**asdict(found), "total": found.total})
        return 0
    sys.stdout.write("".join(f"{line}\n" for line in _lines(found, args.lang)))
    return 0


def _lines(found: Status, language: str) -> list[str]:
    def shown(at: object) -> str:
        return f"{at:%Y-%m-%d %H:%M %Z}" if at else speak(Say("vault.never"), language)

    said = [
        Say("vault.line_masters", ids=", ".join(found.masters), old=found.under_old_master),
        Say("vault.line_keys", total=found.total, orphans=found.orphans, tombstones=found.tombstones),
        *(
            Say("vault.line_kind", kind=each.kind, holder=each.holder, count=each.count)
            for each in found.keys
        ),
        Say("vault.line_files", count=found.sealed_files, bytes=found.sealed_bytes),
        Say("vault.line_checkpoint", at=shown(found.last_checkpoint)),
        Say("vault.line_backup", at=shown(found.last_backup)),
    ]
    return [speak(each, language) for each in said]


def _erase(args: argparse.Namespace) -> int:
    starts.check_master_key()
    setup_django(make_keys=False)
    from gugus.casework import actions
    from gugus.casework.actions.erasing import find
    from gugus.core import erasure
    from gugus.core.viewer import system

    starts.check_vault()
    whole = system("vault erase")
    (kind, pk), basis = find(args.subject, by=whole), erasure.check_basis(args.basis)
    if not args.yes:
        said = Say("vault.erase_asks", kind=kind, id=pk, basis=basis.id if args.lang == "id" else basis.en)
        raise CommandError(speak(said, args.lang), BAD_INPUT)
    done = actions.erase(args.subject, by=whole, basis=args.basis)
    if args.json:
        print_json({"kind": kind, "id": pk, "basis": basis.key, "count": done.count})
        return 0
    sys.stdout.write(speak(Say("vault.erased", kind=kind, id=pk, count=done.count), args.lang) + "\n")
    return 0
