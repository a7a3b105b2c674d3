"""Break-glass: a reason, somebody told at once, an hour, a review by another person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.accounts import actions, reads
from gugus.accounts.models import Account, BreakGlass
from gugus.accounts.tests import make
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry
from gugus.core.time import living_at, now
from gugus.core.viewer import NATION, Viewer
from gugus.registry.tests.make import KARAWANG

pytestmark = pytest.mark.django_db
REASON = "Korban akan dibawa pergi malam ini dari rumah singgah."
EVENT = "7f0d4a1e-0000-4000-8000-000000000007"
THING = {"kind": "casework.peristiwa", "subject": EVENT, "reason": REASON}


@pytest.fixture
def yosef() -> Account:
    return make.account("penyidik", "penyidik")


@pytest.fixture
def custodian() -> Viewer:
    return make.viewer(make.account("sekretaris", "kustodian"))


def _open(account: Account) -> BreakGlass:
    return actions.open_emergency(account, by=make.viewer(account), **THING)


def test_what_was_opened_is_open_to_the_one_for_an_hour(yosef: Account, custodian: Viewer) -> None:
    _open(yosef)
    viewer = make.viewer(yosef)
    assert viewer.opened == {f"casework.peristiwa:{EVENT}"}
    assert [each.subject for each in reads.break_glass(viewer)] == [EVENT]
    assert reads.break_glass(custodian) == []
    with living_at(now() + timedelta(minutes=60)):
        assert make.viewer(yosef).opened == frozenset()
        assert reads.break_glass(viewer) == []


def test_without_anybody_to_tell_nothing_is_opened(yosef: Account) -> None:
    with pytest.raises(Denied, match="nobody_to_tell"):
        _open(yosef)
    make.account("sekretaris", "kustodian", code=KARAWANG)
    with pytest.raises(Denied, match="nobody_to_tell"):
        _open(yosef)


def test_the_reviewer_is_told_at_once_and_it_is_noted_when_they_look(
    yosef: Account, custodian: Viewer
) -> None:
    row = _open(yosef)
    assert reads.count_unseen(custodian) == 1
    actions.see_openings([each.row for each in reads.openings(custodian)], by=custodian)
    assert reads.count_unseen(custodian) == 0
    row.refresh_from_db()
    assert str(row.seen_by_id) == custodian.id


def test_the_reason_is_sealed_and_the_audit_names_the_thing(yosef: Account, custodian: Viewer) -> None:
    row = _open(yosef)
    assert REASON.encode() not in bytes(row.sealed_reason)
    assert reads.openings(custodian)[0].reason == REASON
    said = AuditEntry.objects.get(action="emergency.open")
    assert said.note == f"casework.peristiwa {EVENT} told=1"


def test_a_role_without_the_right_opens_nothing(custodian: Viewer) -> None:
    with pytest.raises(Denied, match="not_allowed"):
        _open(make.account("ketua", "lapangan"))


def test_it_is_reviewed_by_another_after_it_has_ended(yosef: Account, custodian: Viewer) -> None:
    row = _open(yosef)
    with pytest.raises(Denied, match="still_open"):
        actions.review_emergency(row, by=custodian, justified=True, finding="Tepat.")
    actions.end_emergency(row, by=make.viewer(yosef))
    actions.review_emergency(row, by=custodian, justified=True, finding="Tepat.")
    assert reads.openings(custodian)[0].finding == "Tepat."
    with pytest.raises(Denied, match="already_reviewed"):
        actions.review_emergency(row, by=custodian, justified=False, finding="Lagi.")


def test_nobody_reviews_the_own_opening() -> None:
    both = make.account("penyidik", "penyidik", "kustodian")
    make.account("sekretaris", "kustodian")
    row = _open(both)
    actions.end_emergency(row, by=make.viewer(both))
    with pytest.raises(Denied, match="own_review"):
        actions.review_emergency(row, by=make.viewer(both), justified=True, finding="Tepat.")


def test_another_office_knows_nothing_of_it(yosef: Account, custodian: Viewer) -> None:
    row = _open(yosef)
    dewi = make.viewer(make.account("sekretaris", "kustodian", code=KARAWANG))
    assert reads.openings(dewi) == []
    assert reads.opening(dewi, row.pk) is None
    assert reads.count_unseen(dewi) == 0


def test_a_look_at_many_is_one_change_with_a_line_for_each(yosef: Account, custodian: Viewer) -> None:
    for _ in range(3):
        _open(yosef)
    rows = [each.row for each in reads.openings(custodian)]
    with CaptureQueriesContext(connection) as asked:
        actions.see_openings(rows, by=custodian)
    assert len([each for each in asked if each["sql"].startswith('UPDATE "accounts_breakglass"')]) == 1
    actions.see_openings(rows, by=custodian)
    seen = AuditEntry.objects.filter(action="emergency.seen", actor=custodian.id)
    assert sorted(seen.values_list("object_id", flat=True)) == sorted(str(row.pk) for row in rows)


def test_a_reviewer_of_the_nation_knows_of_all_and_one_who_opened_of_the_own(
    yosef: Account, custodian: Viewer
) -> None:
    _open(yosef)
    nation = replace(custodian, regions=(NATION,))
    assert reads.count_unseen(nation) == 1
    both = replace(nation, rights=nation.rights | {"emergency.open"})
    assert len(reads.openings(both)) == 1
    assert reads.openings(replace(both, rights=frozenset({"emergency.open"}))) == []


def test_whoever_may_not_review_notes_nothing(yosef: Account, custodian: Viewer) -> None:
    row = _open(yosef)
    actions.see_openings([row], by=replace(custodian, rights=frozenset()))
    assert reads.count_unseen(custodian) == 1


def test_what_was_found_unjustified_is_not_opened_again(yosef: Account, custodian: Viewer) -> None:
    row = _open(yosef)
    actions.end_emergency(row, by=make.viewer(yosef))
    actions.review_emergency(row, by=custodian, justified=False, finding="Tidak tepat.")
    with pytest.raises(Denied, match="opened_without_cause"):
        _open(yosef)
    other = {**THING, "subject": EVENT.replace("7f", "8f")}
    assert actions.open_emergency(yosef, by=make.viewer(yosef), **other).justified is None


def test_what_waits_beyond_its_review_day_is_not_opened_again(yosef: Account, custodian: Viewer) -> None:
    _open(yosef)
    with living_at(now() + timedelta(days=2)), pytest.raises(Denied, match="opened_without_cause"):
        _open(yosef)
