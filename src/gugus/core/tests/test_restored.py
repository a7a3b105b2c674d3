"""What a restore excuses: what its backup did not hold, counted and named, and only when its act stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from gugus.core import audit, checkpoints
from gugus.core.models import AuditCheckpoint, AuditEntry
from gugus.core.tests import tampering as t
from gugus.core.tests.tampering import A
from gugus.core.time import now
from gugus.core.verifying import Wrong, verify
from gugus.core.viewer import system

pytestmark = pytest.mark.django_db


def _lost() -> list[tuple[int, bool, dict[str, int]]]:
    return [(each.number, each.proven, dict(each.lost)) for each in t.found().restored]


def _copy() -> Path:
    copy = t.file().with_name("salinan.log")
    copy.write_bytes(t.file().read_bytes())
    return copy


def test_a_restore_is_no_damage_is_named_with_what_it_lost_and_what_follows_is_watched() -> None:
    t.grow(A, 3)
    older = t.backup()
    t.grow(A, 4)
    t.grow(A, 1)
    assert t.restored(*older) == 4
    t.grow(A, 6)
    assert (t.found().problems, t.found().checkpoints, _lost()) == ((), 5, [(4, True, {A: 5})])
    t.owner(f"DELETE FROM core_auditentry WHERE chain = '{A}' AND number > 3")
    assert t.only().wrong == "tail_removed"


def test_the_act_of_the_backup_itself_may_be_lost_where_the_act_of_the_restore_stands() -> None:
    t.grow(A, 3)
    older = t.backup()
    audit.record("backup.make", by=system("backup"))
    checkpoints.take(now())
    t.restored(*older)
    assert (t.found().problems, _lost()) == ((), [(3, True, {"": 1})])


def test_a_line_that_says_restored_without_the_act_excuses_nothing() -> None:
    t.grow(A, 8)
    copy = _copy()
    t.owner(f"DELETE FROM core_auditentry WHERE chain = '{A}' AND number > 5")
    checkpoints.mark_restored()
    for verdict in (t.found(), verify(file=copy)):
        assert [each.wrong for each in verdict.problems] == [Wrong.TAIL_REMOVED, Wrong.RESTORE_UNPROVEN]
        assert [dict(each.lost) for each in verdict.restored] == [{A: 3}]


def test_an_act_proves_one_restore_only() -> None:
    t.grow(A, 8)
    t.restored()
    t.grow(A, 4)
    t.owner(f"DELETE FROM core_auditentry WHERE chain = '{A}' AND number > 8")
    checkpoints.mark_restored()
    assert {each.wrong for each in t.found().problems} == {Wrong.TAIL_REMOVED, Wrong.RESTORE_UNPROVEN}


@pytest.mark.parametrize("act", [True, False])
def test_a_copy_kept_elsewhere_tells_what_a_restore_without_the_file_lost(act: bool) -> None:
    t.grow(A, 3)
    older = t.backup()
    t.grow(A, 4)
    t.grow(A, 1)
    copy = _copy()
    t.file().unlink()
    t.owner(*older)
    _ = t.restored() if act else checkpoints.mark_restored()
    t.grow(A, 9)
    verdict = verify(file=copy)
    assert [(each.proven, dict(each.lost)) for each in verdict.restored] == [(act, {A: 5})]
    wrong = {each.wrong for each in verdict.problems}
    assert wrong == (set() if act else {Wrong.REWRITTEN, Wrong.RESTORE_UNPROVEN})


def test_a_restore_on_a_new_machine_begins_a_new_file() -> None:
    t.grow(A, 3)
    t.grow(A, 2)
    t.file().unlink()
    t.restored()
    t.grow(A, 1)
    assert t.found().problems == ()


def test_a_restore_that_was_broken_off_and_done_again_holds() -> None:
    t.grow(A, 3)
    older = t.backup()
    t.grow(A, 4)
    t.restored(*older)
    assert t.restored(*older) == 4
    t.grow(A, 1)
    assert t.found().problems == ()
    assert _lost() == [(3, True, {A: 4}), (4, True, {"": 1})]


def test_a_backup_of_before_an_earlier_restore_may_come_back() -> None:
    t.grow(A, 3)
    first = t.backup()
    t.grow(A, 4)
    rows, taken = list(AuditEntry.objects.filter(chain=A)), list(AuditCheckpoint.objects.all())
    t.restored(*first)
    t.grow(A, 2)
    t.owner(*first)
    AuditEntry.objects.bulk_create([each for each in rows if each.number > 3])
    AuditCheckpoint.objects.bulk_create([each for each in taken if each.number > 1])
    t.restored()
    assert t.found().problems == ()
    assert _lost() == [(3, True, {A: 4}), (5, True, {A: 2, "": 1})]


def test_what_a_backup_held_is_still_watched_after_its_restore() -> None:
    t.grow(A, 5)
    t.restored()
    t.owner(f"UPDATE core_auditentry SET note = 'x' WHERE chain = '{A}' AND number = 2")
    assert (t.only().wrong, t.only().number) == ("altered", 2)
