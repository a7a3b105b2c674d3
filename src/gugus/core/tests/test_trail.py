"""The custodian reads the trail of one task force; nobody else reads anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from gugus.core import acts, audit, trail
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry
from gugus.core.tests.make_walls import behind
from gugus.core.time import living_at, now
from gugus.core.trail import Asked
from gugus.core.viewer import ANONYMOUS, NATION, Viewer, ViewerKind, system

pytestmark = pytest.mark.django_db
SITI = Viewer(
    ViewerKind.PERSON,
    id="k1",
    post="pk",
    rights=frozenset({"audit.read"}),
    task_force="t1",
    regions=("32.03",),
)


EVERYTHING = Asked()


@pytest.fixture(autouse=True)
def _acts() -> None:
    for chain in ("t1", "t2"):
        by = Viewer(ViewerKind.PERSON, id="a", post=f"p-{chain}", task_force=chain)
        for step in range(6):
            with living_at(now() + timedelta(hours=step)):
                audit.record("report.read" if step % 2 else "report.status", by=by)


def _id(number: int, chain: str = "t1") -> str:
    return str(AuditEntry.objects.get(chain=chain, number=number).pk)


def _numbers(asked: Asked = EVERYTHING, viewer: Viewer = SITI, **place: str) -> list[int]:
    ids = [row.id for row in trail.acts(viewer, asked, limit=3, **place)]
    known = dict(AuditEntry.objects.filter(pk__in=ids).values_list("pk", "number"))
    return [known[UUID(pk)] for pk in ids]


def test_the_newest_of_ones_own_chain_come_first_in_parts() -> None:
    assert _numbers() == [6, 5, 4]
    assert _numbers(before=_id(4)) == [3, 2, 1]
    assert _numbers(after=_id(1)) == [4, 3, 2]
    assert _numbers(before=_id(4, "t2")) == _numbers(after=_id(1, "t2")) == []
    assert {row.post for row in trail.acts(SITI, Asked(), limit=50)} == {"p-t1"}


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        (Asked(actions=("report.read",)), [6, 4, 2]),
        (Asked(actions=()), []),
        (Asked(post="p-t2"), []),
        (Asked(objects=("x",)), []),
        (Asked(objects=()), []),
        (Asked(since=now() + timedelta(hours=4)), [6, 5]),
        (Asked(until=now() + timedelta(hours=1)), [1]),
    ],
)
def test_filters_narrow_the_list(asked: Asked, numbers: list[int]) -> None:
    assert _numbers(asked) == numbers


def test_rows_about_a_walled_matter_are_left_out() -> None:
    by = Viewer(ViewerKind.PERSON, id="a", post="p-t1", task_force="t1")
    matter = ("intake.report", "5f0d4a1e-0000-4000-8000-000000000001")
    audit.record("report.read", by=by, matter=matter[1])
    walled = behind(SITI, matter)
    assert _numbers() == [7, 6, 5]
    assert _numbers(viewer=walled) == [6, 5, 4]
    assert _numbers(viewer=walled, before=_id(7)) == []


@pytest.mark.parametrize(
    "viewer",
    [
        ANONYMOUS, system("x"), replace(SITI, rights=frozenset()), replace(SITI, task_force=""),
        replace(SITI, task_force="t9", regions=(NATION,)),
    ],
)  # fmt: skip
def test_nobody_else_reads_anything(viewer: Viewer) -> None:
    audit.record("form.leave", by=ANONYMOUS)
    assert trail.acts(viewer, Asked(), limit=9) == []


def test_reading_and_exporting_are_written_down_and_need_the_right() -> None:
    trail.opened(by=SITI, note="kind=reveal")
    trail.exported(by=SITI, note="kind=all")
    mine = AuditEntry.objects.filter(actor="k1").order_by("number").values_list("action", "note", "post")
    assert list(mine) == [("audit.read", "kind=reveal", "pk"), ("audit.export", "kind=all", "pk")]
    with pytest.raises(Denied):
        trail.opened(by=replace(SITI, rights=frozenset()), note="")


def test_an_unknown_act_is_shown_by_its_own_name() -> None:
    assert acts.named("x.y", "id") == "x.y"
    assert (acts.named("report.read", "id"), acts.named("report.read", "en")) == (
        "Membuka laporan",
        "Opened a report",
    )
