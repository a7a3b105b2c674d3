"""Checkpoints: what moved, once a minute, in the database and in the file, and after a restore."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.core import checkpoints, keys
from gugus.core.checkpoints import line as checkpoint_lines
from gugus.core.checkpoints.line import Line, opened, parsed
from gugus.core.models import AuditCheckpoint
from gugus.core.tests import tampering as t
from gugus.core.tests.tampering import A, B
from gugus.core.time import now

pytestmark = pytest.mark.django_db


def _line(number: int) -> Line:
    line = parsed(list(checkpoints.lines())[number - 1])
    assert line is not None
    return line


def test_the_first_names_all_chains_and_the_next_only_what_moved() -> None:
    t.grow(A, 3, checkpoint=False)
    t.grow(B, 2)
    t.grow(B, 1)
    first, second = checkpoint_lines.unseal(_line(1)), checkpoint_lines.unseal(_line(2))
    assert (first.full, {chain: head[0] for chain, head in first.heads.items()} | {A: 3, B: 2}) == (
        True,
        {chain: head[0] for chain, head in first.heads.items()},
    )
    assert (second.full, list(second.heads), second.heads[B][0]) == (False, [B], 3)


def test_nothing_is_written_when_nothing_moved() -> None:
    t.grow(A, 1)
    assert checkpoints.take(now()) is None
    assert len(t.lines()) == AuditCheckpoint.objects.count() == 1


def test_the_same_line_stands_in_both_places_each_with_the_hash_before() -> None:
    t.grow(A, 1)
    t.grow(A, 1)
    rows = [checkpoints.line_of(row).text for row in AuditCheckpoint.objects.order_by("number")]
    assert rows == list(checkpoints.lines())
    assert (_line(1).before, _line(2).before) == (checkpoint_lines.NOTHING, _line(1).hash)


def test_every_so_many_lines_all_chains_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "FULL_EACH", 3)
    t.grow(B, 1)
    for _ in range(3):
        t.grow(A, 1)
    assert [checkpoint_lines.unseal(_line(number)).full for number in (1, 2, 3, 4)] == [
        True,
        False,
        True,
        False,
    ]
    assert B in checkpoint_lines.unseal(_line(3)).heads


def test_a_checkpoint_asks_as_much_of_a_long_chain_as_of_a_short_one() -> None:
    t.grow(A, 1)
    t.grow(A, 2, checkpoint=False)
    with CaptureQueriesContext(connection) as few:
        checkpoints.take(now())
    t.grow(A, 40, checkpoint=False)
    with CaptureQueriesContext(connection) as many:
        checkpoints.take(now())
    assert len(few) == len(many)
    assert t.found().holds


def test_only_the_vaults_holder_can_write_a_line() -> None:
    t.grow(A, 1)
    line = _line(1)
    said = checkpoint_lines.unseal(line)
    other = Line(2, line.at, line.hash + keys.encrypt(bytes(32), b"{}", "audit-checkpoint|2"))
    assert said.heads
    assert opened(other) is None
    for flipped in range(0, len(line.sealed), 7):
        changed = bytearray(line.sealed)
        changed[flipped] ^= 1
        assert opened(Line(1, line.at, bytes(changed))) is None
    assert opened(Line(1, line.at + timedelta(seconds=1), line.sealed)) is None


def test_the_file_belongs_to_its_owner_alone() -> None:
    t.grow(A, 1)
    assert os.stat(t.file()).st_mode & 0o077 == 0


def test_a_crash_before_the_commit_is_put_right() -> None:
    t.grow(A, 1)
    t.grow(A, 1)
    t.owner("DELETE FROM core_auditcheckpoint WHERE number = 2")
    assert checkpoints.take(now()) is None
    assert AuditCheckpoint.objects.count() == 2
    assert t.found().holds


def test_a_crash_before_the_line_was_on_the_disk_is_put_right() -> None:
    t.grow(A, 1)
    t.grow(A, 1)
    whole = t.lines()
    t.rewrite([whole[0], whole[1][:30]])
    assert checkpoints.take(now()) is None
    assert t.lines() == whole


def test_a_full_disk_keeps_nothing_by_halves(monkeypatch: pytest.MonkeyPatch) -> None:
    t.grow(A, 1)
    t.grow(A, 1, checkpoint=False)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(checkpoint_lines.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        checkpoints.take(now())
    monkeypatch.undo()
    assert (len(t.lines()), AuditCheckpoint.objects.count()) == (1, 1)


def test_an_older_database_put_in_place_in_silence_is_named() -> None:
    t.grow(A, 3)
    older = t.backup()
    t.grow(A, 4)
    t.grow(A, 1)
    t.owner(*older)
    assert [(each.wrong, each.number, each.last) for each in t.found().problems] == [
        ("tail_removed", 4, 7),
        ("checkpoint_missing", 2, 3),
    ]


def test_an_empty_installation_holds() -> None:
    assert checkpoints.last() is None
    assert t.found().problems == ()
