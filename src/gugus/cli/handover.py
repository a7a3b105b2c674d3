"""``./gugus handover``: what a leaving officer's post hands over: open work, clocks, promises, keys."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from gugus.cli.errors import BAD_INPUT, CommandError
from gugus.project.start import setup_django

if TYPE_CHECKING:
    from gugus.coordination.handover import Pack
    from gugus.core.viewer import Viewer
    from gugus.desk.models import HandOff
    from gugus.registry.models import Post, TaskForce

TITLES = {
    "waiting": ("Rujukan yang menunggu jabatan ini", "Hand-offs that wait for this post"),
    "sent": ("Rujukan yang dikirim jabatan ini", "Hand-offs this post has sent"),
    "cases": ("Perkara yang ditugaskan kepada jabatan ini", "Cases assigned to this post"),
    "requests": ("Permintaan hak data pribadi", "Requests about personal data"),
    "incidents": ("Insiden data", "Data incidents"),
    "reviews": ("Daftar pemusnahan", "Lists of what may be destroyed"),
    "commitments": ("Komitmen rakor", "Commitments from rakor"),
    "duties": ("Piket", "Duty rosters"),
}
WORDS = {
    "id": {
        "open": "terbuka",
        "none": "tidak ada",
        "keys": "Kunci, kata sandi, dan berkas",
        "new": "dibuat baru",
    },
    "en": {"open": "open", "none": "none", "keys": "Keys, passwords, papers", "new": "made anew"},
}


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    command = subparsers.add_parser("handover", help="serah terima jabatan / what a post hands over")
    command.add_argument(
        "who", metavar="ACCOUNT_OR_POST", help="a sign-in name, or AGENCY/POST, or a post's id"
    )
    command.add_argument("--json", action="store_true", help="one JSON document")
    command.add_argument("--lang", choices=("id", "en"), default="id")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the pack of one post; making it is audited."""
    setup_django()
    from gugus.coordination.handover import note_printed, pack_of
    from gugus.core.time import now, zone_info
    from gugus.core.viewer import system
    from gugus.registry import reads as registry

    viewer = _viewer(args.who)
    force = registry.task_force(viewer.task_force)
    zone = force.region.zone if force else "WIB"
    pack = pack_of(viewer, now=now(), zone=zone)
    note_printed(by=system("handover"), post=viewer.post)
    document = _document(pack, force.name if force else "", zone_info(zone))
    if args.json:
        json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(_text(document, args.lang))
    return 0


def _viewer(who: str) -> Viewer:
    """The post behind a name; its rights are those of its roles, also when the account has ended."""
    from gugus.accounts import reads as accounts
    from gugus.accounts.rules import rights_of

    account = accounts.account(who)
    if account is not None:
        viewer = accounts.viewer_of(account)
        return replace(viewer, rights=rights_of(account.roles))
    found = _post(who)
    if found is None:
        message = f"Tidak ada akun atau jabatan {who!r}. / There is no account or post {who!r}."
        raise CommandError(message, BAD_INPUT)
    return found


def _post(who: str) -> Viewer | None:
    """A post by "agency/post" or id; without an account every line of the checklist is printed."""
    from gugus.registry import reads as registry

    for force, on in _forces():
        for post in registry.posts_of(force, on):
            if who in (str(post.pk), f"{post.agency.key}/{post.key}"):
                return _vacant(post, force, on)
    return None


def _forces() -> list[tuple[TaskForce, date]]:
    """Each task force that holds on its own office's day, with that day."""
    from gugus.core.time import Zone, now, today
    from gugus.registry import reads as registry

    days = {zone: today(zone, now()) for zone in Zone}
    return [
        (force, on)
        for zone, on in days.items()
        for force in registry.task_forces(on)
        if force.region.zone == zone
    ]


def _vacant(post: Post, force: TaskForce, on: date) -> Viewer:
    """The viewer of a post without an account: what its holder, or the post itself, is walled off from stays out."""
    from gugus.accounts.rules import roles
    from gugus.core.viewer import Viewer, ViewerKind
    from gugus.registry import reads as registry
    from gugus.registry.models import Appointment

    parties = registry.parties_of(registry.acting([post], on).get(str(post.pk)) or Appointment(post=post))
    return Viewer(
        ViewerKind.PERSON, id="", post=str(post.pk), post_name=post.title, roles=frozenset(roles()),
        rights=frozenset({"desk.use"}), task_force=str(force.pk), regions=(force.region_id,), parties=parties,
    )  # fmt: skip


def _document(pack: Pack, office: str, zone: ZoneInfo) -> dict[str, Any]:
    """The pack as plain values: codes, posts and days, no names; instants in the office's own zone."""
    waiting = [_hand_off(row, row.from_post.title, zone) for row in pack.waiting]
    sent = [_hand_off(row, row.to_post.title, zone) for row in pack.sent]
    return {
        "office": office, "post": pack.viewer.post_name, "as_of": _local(pack.made_at, zone), "open": pack.open_count,
        "waiting": waiting, "sent": sent,
        "cases": [_thing(each.code, each.letter, each.valid_to.isoformat() if each.valid_to else None, "") for each in pack.cases],
        "requests": [_thing(row.code, row.kind, _local(row.due_at, zone), row.state) for row in pack.requests],
        "incidents": [_thing(row.code, row.how, _local(row.due_at, zone), row.state) for row in pack.breaches],
        "reviews": [_thing(row.code, row.class_key, None, row.state) for row in pack.reviews],
        "commitments": [
            _thing(row.deliverable, row.meeting.title, row.due_on.isoformat(), row.state) for row in pack.commitments
        ],
        "duties": [
            _thing(row.region_id, "post" if str(row.post_id) == pack.viewer.post else "backup", row.valid_to.isoformat(), "")
            for row in pack.duties
        ],
        "checklist": [
            {"key": each.key, "rotate": each.rotate, "text": {"id": each.text.id, "en": each.text.en}}
            for each in pack.chores
        ],
    }  # fmt: skip


def _hand_off(row: HandOff, other: str, zone: ZoneInfo) -> dict[str, Any]:
    return _thing(row.subject_code, other, _local(row.answer_by, zone), row.state)


def _local(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).isoformat(timespec="minutes")


def _thing(what: str, about: str, due: str | None, state: str) -> dict[str, Any]:
    return {"what": what, "about": about, "due": due, "state": str(state)}


def _text(document: dict[str, Any], lang: str) -> str:
    """The pack as lines to read or print."""
    words, at = WORDS[lang], 1 if lang == "en" else 0
    lines = [
        f"{document['office']}",
        f"{document['post']} · {document['as_of']} · {document['open']} {words['open']}",
        "",
    ]
    for key, titles in TITLES.items():
        listed = [_line(each) for each in document[key]] or [f"  {words['none']}"]
        lines += [titles[at], *listed, ""]
    lines.append(words["keys"])
    lines += [f"  [ ] {each['text'][lang]}{_anew(each, words)}" for each in document["checklist"]]
    return "\n".join(lines) + "\n"


def _anew(chore: dict[str, Any], words: dict[str, str]) -> str:
    return f" ({words['new']})" if chore["rotate"] else ""


def _line(thing: dict[str, Any]) -> str:
    parts = [thing["what"], thing["about"], (thing["due"] or "")[:16].replace("T", " "), thing["state"]]
    return "  " + " · ".join(part for part in parts if part)
