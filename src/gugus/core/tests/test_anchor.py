"""The key store knows the last checkpoint: whoever cuts the other two places is named, a crash is put right."""

from __future__ import annotations

import pytest

from gugus.core import checkpoints
from gugus.core.checkpoints import anchor as checkpoint_anchor
from gugus.core.checkpoints.line import Line, opened, parsed
from gugus.core.models import AuditCheckpoint, WrappedKey
from gugus.core.tests import tampering as t
from gugus.core.tests.tampering import A
from gugus.core.time import now
from gugus.core.verifying import Where, Wrong

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _three_lines() -> None:
    for _ in range(3):
        t.grow(A, 4)


def _line(number: int) -> Line:
    line = parsed(t.lines()[number - 1].rstrip())
    assert line is not None
    return line


def _number() -> int:
    anchor = checkpoint_anchor.read()
    assert anchor is not None
    return anchor.number


def _row() -> WrappedKey:
    return WrappedKey.objects.get(**checkpoint_anchor.PLACE)


def test_the_anchor_moves_on_with_every_line_in_one_row() -> None:
    assert (_number(), _row().master) == (3, "")
    t.grow(A, 1)
    assert _number() == 4
    checkpoint_anchor.put(_line(2))
    assert _number() == 4


def test_rows_and_lines_cut_together_are_named_and_stay_named() -> None:
    t.cut(rows=4, lines_left=1)
    assert (t.only().wrong, t.only().number, t.only().last) == (Wrong.CHECKPOINTS_CUT, 2, 3)
    for number in (2, 3, 4):
        t.grow(A, 5)
        assert t.found().last_checkpoint is not None
        wrong = Wrong.CHECKPOINTS_CUT if number < 3 else Wrong.CHECKPOINT_REPLACED
        assert (t.only().wrong, t.only().number) == (wrong, 3)
    assert _number() == 3


def test_no_first_line_is_written_where_there_were_lines() -> None:
    t.cut(rows=4, lines_left=0)
    t.file().unlink()
    with pytest.raises(checkpoints.LinesGone) as gone:
        checkpoints.take(now())
    assert gone.value.number == 3
    assert (t.lines(), AuditCheckpoint.objects.count()) == ([], 0)
    assert (t.only().wrong, t.only().number, t.only().last) == (Wrong.CHECKPOINTS_CUT, 1, 3)


def test_an_anchor_that_was_removed_or_changed_is_named_and_not_made_anew() -> None:
    kept = bytes(_row().wrapped)
    WrappedKey.objects.filter(pk=_row().pk).update(wrapped=kept[:-1] + bytes([kept[-1] ^ 1]))
    t.grow(A, 1)
    assert (t.only().wrong, t.only().where) == (Wrong.CHECKPOINT_ALTERED, Where.STORE)
    _row().delete()
    t.grow(A, 1)
    assert (t.only().wrong, t.only().where) == (Wrong.CHECKPOINT_MISSING, Where.STORE)


@pytest.mark.parametrize("database", [True, False])
def test_a_crash_between_the_places_is_no_damage_and_put_right(database: bool) -> None:
    checkpoint_anchor.put(_line(2), forward=False)
    if not database:
        t.owner("DELETE FROM core_auditcheckpoint WHERE number = 3")
    assert t.found().problems == ()
    assert checkpoints.take(now()) is None
    assert (_number(), AuditCheckpoint.objects.count(), t.found().problems) == (3, 3, ())


@pytest.mark.parametrize("database", [True, False])
def test_a_crash_at_the_very_first_line_is_put_right(database: bool) -> None:
    t.cut(rows=4, lines_left=1)
    _row().delete()
    if not database:
        t.owner("DELETE FROM core_auditcheckpoint")
    assert t.found().problems == ()
    assert checkpoints.take(now()) is None
    assert (_number(), t.found().problems) == (1, ())


def test_an_older_key_store_put_back_catches_up_when_its_line_stands() -> None:
    checkpoint_anchor.put(_line(1), forward=False)
    assert t.found().problems == ()
    t.grow(A, 1)
    assert _number() == 4


def test_a_restore_sets_the_anchor_anew() -> None:
    t.cut(rows=4, lines_left=1)
    assert t.restored() == 2
    assert (_number(), t.found().problems) == (2, ())


def test_the_anchor_opens_nothing_and_only_with_the_vault() -> None:
    assert _line(3).hash not in bytes(_row().wrapped)
    assert opened(Line(3, now(), bytes(_row().wrapped))) is None
