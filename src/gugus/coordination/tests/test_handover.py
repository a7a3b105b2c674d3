"""Every clock of every room is reminded of once, and a leaving officer's pack holds what is open."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.accounts.actions import open_account
from gugus.accounts.reads.answering import posts_with
from gugus.coordination import actions, clocks, handover
from gugus.coordination.tests import make
from gugus.core.breaches import actions as breaches
from gugus.core.breaches.actions import Met
from gugus.core.time import now
from gugus.core.viewer import Viewer, system
from gugus.desk import reads as desk_reads
from gugus.desk.tests import make as desk
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def breach(by: Viewer) -> None:
    breaches.open_breach(Met("lost_device", now()), by=by, region=CIANJUR, today=make.TODAY)


def pack(viewer: Viewer) -> handover.Pack:
    return handover.pack_of(viewer, now=now(), zone="WIB")


def test_the_clock_reminds_of_hand_offs_breaches_and_promises_once() -> None:
    desk.hand_off(hours=2)
    breach(desk.yosef())
    make.commitment(owner=desk.yosef().post, due_on=make.TODAY + timedelta(days=1))
    assert actions.remind(by=system("reminders"), at=now()) == 3
    assert actions.remind(by=system("reminders"), at=now()) == 0
    assert {row.kind for row in desk_reads.notices(desk.yosef())} == {"handoff", "breach", "commitment"}


def test_the_custodians_of_the_task_force_are_reminded_of_a_breach_of_any_post() -> None:
    open_account(
        "kustodian", by=system("test"), appointment=str(registry.appointment().pk), roles=["kustodian"],
        task_force=str(registry.task_force().pk), password="kata-sandi-uji",
    )  # fmt: skip
    breach(desk.yosef())
    found = next(each for each in clocks.running(now()) if each.kind == "breach")
    assert set(found.posts) == {desk.yosef().post, str(desk.post("ketua").pk)}


def test_only_an_account_that_may_enter_answers_for_a_right() -> None:
    assert posts_with("rights.write", now()) == {}


def test_the_pack_holds_what_is_open_for_the_post_and_nothing_of_others() -> None:
    desk.hand_off()
    desk.roster()
    breach(desk.yosef())
    make.commitment(owner=desk.yosef().post)
    mine, others = pack(desk.yosef()), pack(desk.dewi())
    assert [
        len(part) for part in (mine.waiting, mine.sent, mine.breaches, mine.commitments, mine.duties)
    ] == [1, 0, 1, 1, 1]
    assert mine.open_count == 4
    assert others.open_count == 0


def test_the_checklist_follows_the_roles() -> None:
    everyone = {chore.key for chore in handover.chores_for(frozenset({"lapangan"}))}
    admin = {chore.key for chore in handover.chores_for(frozenset({"admin"}))}
    assert {"account", "second_factor", "secrecy"} <= everyone
    assert {"master_key", "server"} <= admin - everyone


def test_a_pack_costs_the_same_with_more_in_it() -> None:
    yosef = desk.yosef()

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            pack(yosef)
        return len(found)

    desk.hand_off()
    make.commitment(owner=desk.yosef().post)
    one = queries()
    for _ in range(4):
        desk.hand_off()
        make.commitment(owner=desk.yosef().post)
        breach(yosef)
    assert queries() == one
