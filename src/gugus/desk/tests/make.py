"""Builders of the desk, and the cast of its tests: viewers at posts of a task force."""

from __future__ import annotations

from datetime import date, timedelta

from gugus.accounts.rules import rights_of
from gugus.core.viewer import Viewer, ViewerKind
from gugus.desk import actions
from gugus.desk.models import DutyRoster, HandOff
from gugus.registry.models import Post
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR

REPORT = ("intake.report", "5f0d4a1e-0000-4000-8000-000000000001", "L-CONTO")


def post(key: str, code: str = CIANJUR) -> Post:
    """The post "ketua", "sekretaris" or "penyidik" of a region's task force."""
    registry.appointed(code)
    return Post.objects.select_related("agency").get(agency__key=f"uji-polres-{code}", key=key)


def viewer(key: str, *roles: str, code: str = CIANJUR) -> Viewer:
    """Somebody at a post of a region's task force, with roles (secretariat unless named)."""
    held = frozenset(roles or ("sekretariat",))
    row, force = post(key, code), registry.appointed(code).task_force
    return Viewer(
        ViewerKind.PERSON, id=f"uji-{key}-{code}", post=str(row.pk), post_name=row.title, roles=held,
        rights=rights_of(held), task_force=str(force.pk), regions=(code,),
    )  # fmt: skip


def ratna(code: str = CIANJUR) -> Viewer:
    """Ratna, at the secretary's post: sends."""
    return viewer("sekretaris", "sekretariat", "triase", code=code)


def yosef(code: str = CIANJUR) -> Viewer:
    """Yosef, at the investigator's post of the same task force: receives."""
    return viewer("penyidik", "penyidik", code=code)


def dewi() -> Viewer:
    """Dewi, in another kabupaten: must see nothing."""
    return viewer("sekretaris", "sekretariat", "triase", "penyidik", code=registry.KARAWANG)


def hand_off(
    *, by: Viewer | None = None, to: Viewer | None = None, note: str = "Mohon ditindaklanjuti.",
    region: str = CIANJUR, hours: int = 24,
) -> HandOff:  # fmt: skip
    """A hand-off of a report from Ratna to Yosef unless others are named."""
    return actions.hand_off(
        by=by or ratna(), to_post=(to or yosef()).post, region=region, subject=REPORT, note=note,
        answer_within=timedelta(hours=hours),
    )  # fmt: skip


def roster(
    *, code: str = CIANJUR, start: date = date(2026, 11, 1), days: int = 30, reads_at: tuple[str, ...] = ("08:00",),
    by: Viewer | None = None,
) -> DutyRoster:  # fmt: skip
    """A roster with the secretary on duty and the investigator as back-up."""
    at = by or ratna(code)
    return actions.set_roster(
        by=at, region=code, task_force=at.task_force, post=str(post("sekretaris", code).pk),
        backup_post=str(post("penyidik", code).pk), valid_from=start, valid_to=start + timedelta(days=days),
        reads_at=reads_at,
    )  # fmt: skip
