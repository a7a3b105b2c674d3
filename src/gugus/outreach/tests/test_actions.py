"""Recording an activity: what is kept, what is audited, what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError

from gugus.core.errors import Denied
from gugus.core.ids import new_id
from gugus.core.models import AuditEntry
from gugus.core.viewer import ANONYMOUS
from gugus.desk.tests import make as desk
from gugus.outreach.actions import Held, record_activity
from gugus.outreach.models import Activity, ActivityAgency, ReachedVillage
from gugus.outreach.rules import Heads, HeldBasis
from gugus.outreach.tests import make
from gugus.registry.tests.make import CIANJUR, KARAWANG

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def test_online_and_onsite_are_kept_apart() -> None:
    row = make.activity(heads=Heads(1000, 150, 1000))
    row.refresh_from_db()
    assert (row.online, row.onsite, row.quoted_total) == (1000, 150, 1000)


def test_recording_is_audited_with_its_post() -> None:
    by = desk.ratna()
    row = make.activity(by=by)
    entry = AuditEntry.objects.get(action="activity.record")
    assert (entry.object_id, entry.post) == (str(row.pk), by.post)


def test_an_unknown_day_stays_unknown() -> None:
    row = make.activity(held=Held())
    assert row.held_on is None
    assert row.held_basis == HeldBasis.UNKNOWN


def test_villages_and_agencies_are_kept_once_each() -> None:
    first, second = make.villages(2)
    row = make.activity(villages=[second, first, second], agencies=[(None, "Kejaksaan Negeri Contoh")])
    assert ReachedVillage.objects.filter(activity=row).count() == 2
    assert ActivityAgency.objects.get(activity=row).as_written == "Kejaksaan Negeri Contoh"


def test_the_same_form_sent_twice_is_one_activity() -> None:
    by, key = desk.ratna(), new_id()
    first = record_activity(make.facts(by), by=by, pk=key)
    second = record_activity(make.facts(by, title="Lain sekali"), by=by, pk=key)
    assert first == second
    assert Activity.objects.get().title == "Sosialisasi contoh"
    assert AuditEntry.objects.filter(action="activity.record").count() == 1


def test_somebody_without_the_right_is_refused() -> None:
    by = desk.viewer("penyidik", "penyidik")
    with pytest.raises(Denied, match="not_allowed"):
        make.activity(by=by)
    with pytest.raises(Denied, match="not_allowed"):
        record_activity(make.facts(by), by=ANONYMOUS)


def test_another_kabupaten_is_refused() -> None:
    with pytest.raises(Denied, match="other_region"):
        make.activity(region=KARAWANG)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"region": "32.03.99"}, "unknown_region|no_region"),
        ({"title": "x"}, "title_needed"),
        ({"heads": Heads(-1)}, "heads_out_of_range"),
        ({"held": Held(None, HeldBasis.WRITTEN)}, "held_basis"),
        ({"villages": ["32.15.01.2001"]}, "village_elsewhere"),
        ({"villages": ["32.03.01.2999"]}, "unknown_villages"),
    ],
)
def test_bad_facts_are_refused_and_nothing_is_kept(changes: dict[str, Any], key: str) -> None:
    with pytest.raises(Denied, match=key):
        make.activity(**changes)
    assert not Activity.objects.exists()


def test_the_database_itself_refuses_a_day_without_its_basis() -> None:
    row = make.activity()
    with pytest.raises(IntegrityError):
        Activity.objects.filter(pk=row.pk).update(held_basis=HeldBasis.UNKNOWN)


def test_long_texts_are_cut_to_their_column() -> None:
    row = make.activity(title="a" * 300, venue="b" * 300)
    assert (len(row.title), len(row.venue)) == (200, 160)


def test_the_region_is_the_one_that_was_given() -> None:
    assert make.activity(region=f"{CIANJUR}.01").region_id == f"{CIANJUR}.01"
