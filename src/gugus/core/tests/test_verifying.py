"""Somebody who owns the database tampers with the audit: each way is noticed, and named with its place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from gugus.core import audit, guards, keys
from gugus.core.ids import new_id
from gugus.core.models import AuditCheckpoint, AuditEntry
from gugus.core.tests import tampering as t
from gugus.core.tests.tampering import A, B
from gugus.core.verifying import Where, Wrong, verify

pytestmark = pytest.mark.django_db
OTHER = {
    "at": None, "actor_kind": "system", "actor": "a2", "post": "p2", "task_force": "t2", "object_kind": "x.y",
    "object_id": "9", "matter": "8", "note": "nothing", "action": "audit.read",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _two_chains() -> None:
    t.grow(A, 8)
    t.grow(B, 6)


def _named(number: int, chain: str = A) -> tuple[str, int, str, str]:
    row = t.at(chain, number)
    return chain, number, str(row.pk), row.action


def _set(number: int, what: str, chain: str = A) -> None:
    t.owner(f"UPDATE core_auditentry SET {what} WHERE chain = '{chain}' AND number = {number}")


def _swap(one: int, other: int) -> None:
    for before, after in ((one, 900), (other, one), (900, other)):
        _set(before, f"number = {after}")


def test_an_untouched_audit_holds() -> None:
    verdict = t.found()
    assert (verdict.holds, verdict.checkpoints) == (True, 2)
    assert verdict.entries == AuditEntry.objects.count()


def test_every_value_of_a_row_is_bound() -> None:
    assert set(OTHER) | {"id", "chain", "number"} == set(audit.LINKED)
    assert {field.name for field in AuditEntry._meta.concrete_fields} == {*audit.LINKED, "link"}


@pytest.mark.parametrize("field", OTHER)
def test_a_changed_value_is_named(field: str) -> None:
    row = t.at(A, 4)
    guards.remove(connection)
    value = row.at + timedelta(microseconds=1) if field == "at" else OTHER[field]
    AuditEntry.objects.filter(pk=row.pk).update(**{field: value})
    guards.install(connection)
    problem = t.only()
    assert (problem.wrong, problem.chain, problem.number, problem.id, problem.action) == (
        Wrong.ALTERED,
        *_named(4),
    )
    assert problem.at == t.at(A, 4).at


def test_a_changed_id_and_a_changed_link_are_named() -> None:
    guards.remove(connection)
    AuditEntry.objects.filter(chain=A, number=4).update(id=new_id())
    assert (t.found().problems[0].wrong, t.found().problems[0].number) == (Wrong.ALTERED, 4)
    AuditEntry.objects.filter(chain=B, number=2).update(link=bytes(32))
    assert [(each.chain, each.number) for each in t.found().problems if each.wrong is Wrong.ALTERED] == [
        (A, 4),
        (B, 2),
    ]


def test_a_deleted_row_is_missed_at_its_place() -> None:
    t.owner(f"DELETE FROM core_auditentry WHERE chain = '{A}' AND number IN (3, 4)")
    problem = t.only()
    assert (problem.wrong, problem.chain, problem.number, problem.last) == (Wrong.MISSING, A, 3, 4)
    assert problem.id == str(t.at(A, 5).pk)


def test_the_beginning_of_a_chain_is_missed() -> None:
    t.owner(f"DELETE FROM core_auditentry WHERE chain = '{A}' AND number < 3")
    assert (t.only().wrong, t.only().number, t.only().last) == (Wrong.MISSING, 1, 2)


def test_rows_behind_a_deleted_one_that_were_numbered_anew_are_noticed() -> None:
    t.owner(f"DELETE FROM core_auditentry WHERE chain = '{A}' AND number = 3")
    for number in range(4, 9):
        _set(number, f"number = {number - 1}")
    assert (t.found().problems[0].wrong, t.found().problems[0].number) == (Wrong.ALTERED, 3)


@pytest.mark.parametrize(("one", "other"), [(3, 4), (2, 7), (1, 2), (7, 8)])
def test_swapped_rows_are_out_of_order_and_the_true_place_is_named(one: int, other: int) -> None:
    _swap(one, other)
    problem = next(each for each in t.found().problems if each.number == one)
    assert (problem.wrong, problem.number, problem.belongs) == (Wrong.OUT_OF_ORDER, one, (A, other))


def test_a_removed_tail_is_named_with_the_first_checkpoint_that_knew_it() -> None:
    t.grow(A, 4)
    t.owner(f"DELETE FROM core_auditentry WHERE chain = '{A}' AND number > 6")
    problem = t.only()
    assert (problem.wrong, problem.number, problem.last, problem.checkpoint) == (Wrong.TAIL_REMOVED, 7, 8, 1)
    assert (problem.chain, problem.id) == (A, str(t.at(A, 6).pk))


def test_a_chain_that_was_removed_whole_is_named() -> None:
    t.owner(f"DELETE FROM core_auditentry WHERE chain = '{B}'")
    assert (t.only().wrong, t.only().chain, t.only().number) == (Wrong.TAIL_REMOVED, B, 1)


def test_a_removed_tail_over_which_the_chain_grew_again_is_named() -> None:
    t.owner(f"DELETE FROM core_auditentry WHERE chain = '{A}' AND number > 6")
    t.grow(A, 5)
    problem = t.only()
    assert (problem.wrong, problem.chain, problem.number, problem.checkpoint) == (Wrong.REWRITTEN, A, 8, 1)


@pytest.mark.parametrize("number", [3, 8])
def test_a_row_moved_to_another_chain_is_named_with_where_it_belongs(number: int) -> None:
    _set(number, f"chain = '{B}', number = 7")
    moved = next(each for each in t.found().problems if each.chain == B)
    assert (moved.wrong, moved.number, moved.belongs) == (Wrong.MOVED, 7, (A, number))
    assert {each.wrong for each in t.found().problems if each.chain == A} <= {
        Wrong.MISSING,
        Wrong.TAIL_REMOVED,
    }


def test_rows_swapped_between_chains_are_named_in_both() -> None:
    _set(5, "number = 900")
    _set(3, f"chain = '{A}', number = 5", chain=B)
    _set(900, f"chain = '{B}', number = 3")
    assert [(each.wrong, each.chain, each.number, each.belongs) for each in t.found().problems] == [
        (Wrong.MOVED, A, 5, (B, 3)),
        (Wrong.MOVED, B, 3, (A, 5)),
    ]


def test_an_inserted_row_is_named() -> None:
    row = t.at(A, 8)
    row.pk, row.number = new_id(), 9
    row.save(force_insert=True)
    assert (t.only().wrong, t.only().number) == (Wrong.ALTERED, 9)


def test_missing_guards_are_named() -> None:
    guards.remove(connection)
    assert t.only().wrong is Wrong.GUARDS_MISSING


@pytest.mark.parametrize("number", [1, 2])
def test_a_checkpoint_deleted_from_the_database_is_named(number: int) -> None:
    t.owner(f"DELETE FROM core_auditcheckpoint WHERE number = {number}")
    problem = t.only()
    assert (problem.wrong, problem.number, problem.where) == (
        Wrong.CHECKPOINT_MISSING,
        number,
        Where.DATABASE,
    )


@pytest.mark.parametrize("kept", [[0], [1], []])
def test_a_file_that_was_cut_is_named(kept: list[int]) -> None:
    whole = t.lines()
    t.rewrite([whole[each] for each in kept])
    missing = [number + 1 for number in (0, 1) if number not in kept]
    problem = t.only()
    assert (problem.wrong, problem.number, problem.last) == (
        Wrong.CHECKPOINT_MISSING,
        missing[0],
        missing[-1],
    )
    assert problem.where is Where.FILE


def test_a_checkpoint_deleted_in_both_places_is_named() -> None:
    t.owner("DELETE FROM core_auditcheckpoint WHERE number = 1")
    t.rewrite(t.lines()[1:])
    assert {(each.wrong, each.number, each.where) for each in t.found().problems} == {
        (Wrong.CHECKPOINT_MISSING, 1, Where.FILE),
        (Wrong.CHECKPOINT_MISSING, 1, Where.DATABASE),
    }


def test_a_checkpoint_altered_in_one_place_is_named_with_the_place() -> None:
    row = t.checkpoint(2)
    guards.remove(connection)
    changed = bytes(row.sealed_heads[:-1]) + bytes([row.sealed_heads[-1] ^ 1])
    AuditCheckpoint.objects.filter(pk=row.pk).update(sealed_heads=changed)
    guards.install(connection)
    assert (t.only().wrong, t.only().number, t.only().where) == (Wrong.CHECKPOINT_ALTERED, 2, Where.DATABASE)


@pytest.mark.parametrize(
    "damage", [lambda line: line[:-6] + "AAAA\n", lambda line: "9" + line, lambda line: "x\n"]
)
def test_an_altered_line_of_the_file_is_named(damage: object) -> None:
    first, second = t.lines()
    t.rewrite([damage(first), second])  # type: ignore[operator]
    altered = [each for each in t.found().problems if each.wrong is Wrong.CHECKPOINT_ALTERED]
    assert {each.where for each in altered} == {Where.FILE}


def test_lines_of_the_file_in_another_order_are_named() -> None:
    t.rewrite(t.lines()[::-1])
    assert Wrong.CHECKPOINT_ALTERED in {each.wrong for each in t.found().problems}


def test_a_copy_kept_elsewhere_serves_as_well_and_may_be_older() -> None:
    copy = t.file().with_name("salinan.log")
    copy.write_text(t.lines()[0], "ascii")
    assert verify(file=copy).holds
    t.rewrite([])
    t.owner(
        "DELETE FROM core_auditcheckpoint", f"DELETE FROM core_auditentry WHERE chain = '{A}' AND number > 5"
    )
    assert {each.wrong for each in verify(file=copy).problems} == {
        Wrong.TAIL_REMOVED,
        Wrong.CHECKPOINT_MISSING,
        Wrong.CHECKPOINTS_CUT,
    }


def test_without_the_vault_nothing_is_said() -> None:
    keys.forget_root()
    from django.db import connections

    with connections["keys"].cursor() as cursor:
        cursor.execute("DELETE FROM core_wrappedkey WHERE kind = 'core.root'")
    with pytest.raises(keys.VaultError):
        verify()
    keys.forget_root()


def test_progress_is_told_along_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    from gugus.core.verifying import rows

    monkeypatch.setattr(rows, "CHUNK", 5)
    told: list[tuple[int, int]] = []
    verify(lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == list(range(5, AuditEntry.objects.count() + 1, 5))
    assert {total for _, total in told} == {AuditEntry.objects.count()}
