"""One row for every sealed field, made by the product's own actions."""

from __future__ import annotations

import hashlib

from django.apps import apps
from django.db.models import Model, Q

from gugus.accounts import actions as opening
from gugus.accounts.actions import changes
from gugus.accounts.tests import make as accounts
from gugus.casework import actions as casework_actions
from gugus.casework.actions import PeristiwaFacts
from gugus.casework.tests import make as casework
from gugus.core import checkpoints, files, walls
from gugus.core.ids import new_id
from gugus.core.rights import actions as requests
from gugus.core.rights.rules import Decision
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.tests import make_rights as protection
from gugus.core.time import now
from gugus.core.viewer import system
from gugus.desk import actions as desk_actions
from gugus.desk.tests import make as desk
from gugus.intake import actions as intake
from gugus.intake.actions import Written
from gugus.intake.rules import MentionKind
from gugus.registry.tests.make import CIANJUR
from tests.check import world
from tests.check.wholeness import sealed_fields

CONTENT = b"Isi berkas contoh. " * 9_000


def made() -> None:
    """An office with one of each thing, every sealed field filled in two rows where that can be."""
    world.office()
    for _ in range(2):
        world.filled()
        facts = PeristiwaFacts(
            CIANJUR, casework.officer().task_force, "Contoh peristiwa.", destination="Negeri Contoh"
        )
        casework_actions.open_peristiwa(facts, by=casework.officer())
        desk_actions.decline(desk.hand_off(), by=desk.yosef(), reason="Bukan bagian kami.")
        person = Written(MentionKind.PERSON, "Melati Contoh", born=1990)
        intake.add_mention(person, by=casework.officer(), region=CIANJUR)
        file()
        _protected()
        checkpoints.take(now())


def _protected() -> None:
    """What is done against harm: a wall, an emergency that was reviewed, a request that was answered, an incident."""
    walls.set_wall(
        ("intake.report", str(new_id())), party(PartyKind.POST, desk.yosef().post), by=system("check"),
        source=WallSource.REPORTER, reason="Disebut meminta uang.",
    )  # fmt: skip
    held, reason = world.accounts(), "Korban akan dibawa pergi malam ini."
    changes.disable(held["statistik"], by=accounts.viewer(held["admin"]), reason="Contoh alasan.")
    yosef, oversight = held["penyidik"], accounts.viewer(held["pengawas"])
    row = opening.open_emergency(
        yosef, by=accounts.viewer(yosef), kind="casework.peristiwa", subject=str(new_id()), reason=reason
    )
    opening.end_emergency(row, by=accounts.viewer(yosef))
    opening.review_emergency(row, by=oversight, justified=True, finding="Tepat, korban terancam.")
    requests.decide(
        protection.request(), by=protection.custodian(), decision=Decision.GRANTED, ground="", answer="Data terlampir.",
        proof="seen", subject="", matter="",
    )  # fmt: skip
    protection.finished()


def file() -> str:
    """A sealed file of three chunks; its id."""
    arriving = files.receive("contoh.txt")
    arriving.write(CONTENT)
    arriving.finish()
    assert arriving.digest == hashlib.sha256(CONTENT).hexdigest()
    return str(files.keep([arriving])[0].pk)


def rows() -> dict[tuple[str, str], list[Model]]:
    """Two rows for every sealed field of every model; an AssertionError names a field that nothing fills."""
    found: dict[tuple[str, str], list[Model]] = {}
    for model, name in sealed_fields():
        filled = model._default_manager.exclude(Q(**{name: b""}) | Q(**{f"{name}__isnull": True}))
        found[model._meta.label_lower, name] = list(filled.order_by("pk")[:2])
        assert len(found[model._meta.label_lower, name]) == 2, (
            f"nothing fills {model._meta.label_lower} {name}"
        )
    return found


def again(row: Model) -> Model:
    """The row as it stands in the table now."""
    return apps.get_model(row._meta.label_lower)._default_manager.get(pk=row.pk)
