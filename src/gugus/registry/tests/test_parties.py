"""A wall on a name stands before whoever bears that whole name, and before no namesake."""

from __future__ import annotations

import pytest

from gugus.registry import reads
from gugus.registry.actions import appoint_from_decree
from gugus.registry.models import Appointment
from gugus.registry.rules.decree import Holding
from gugus.registry.tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def parties(holder: str) -> frozenset[str]:
    given = (Holding(f"uji-polres-{make.CIANJUR}/ketua", holder, make.BEGINS),)
    appoint_from_decree(make.decree(holdings=given), by=make.BY)
    return reads.parties_of(Appointment.objects.select_related("post__agency").get())


@pytest.mark.parametrize("told", ["Budi Santoso", "Santoso, Boedi", "Pak H. Budi Santosa"])
def test_a_whole_name_means_its_bearer_in_any_order_and_spelling(told: str) -> None:
    assert reads.party_of_name(told) in parties("Drs. Budi Santoso")


@pytest.mark.parametrize("told", ["Budi", "Budi Hartono", "Santoso", "Budi Santoso Wijaya"])
def test_a_namesake_is_not_meant(told: str) -> None:
    assert reads.party_of_name(told) not in parties("Budi Santoso")


def test_a_name_is_whole_from_two_words_on_and_no_name_is_no_party() -> None:
    assert (reads.is_whole_name("Budi Santoso"), reads.is_whole_name("Pak Budi")) == (True, False)
    assert reads.party_of_name("...") == ""
