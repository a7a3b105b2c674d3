"""A corrected draft reads as it was corrected; one that nobody corrected as it was read."""

from __future__ import annotations

from datetime import date

from gugus.coordination import readings
from gugus.coordination.corrections import corrected
from gugus.coordination.tests import make


def _fixed(**changed: object) -> readings.ActivityRead:
    return readings.activity(corrected({**make.activity_value(), "correction": changed}))  # type: ignore[dict-item]


def test_without_a_correction_the_value_is_as_it_was_read() -> None:
    value = make.activity_value()
    assert corrected(value) == value  # type: ignore[arg-type]


def test_texts_of_an_activity_are_those_of_the_officer() -> None:
    read = _fixed(
        title="Pelatihan kader", venue="Balai desa", organiser="Dinas Lain", agencies=["Polres Contoh"]
    )
    assert (read.title, read.venue, read.organiser) == ("Pelatihan kader", "Balai desa", "Dinas Lain")
    assert read.agencies == ("Polres Contoh",)


def test_a_region_and_a_day_stand_where_they_were_read() -> None:
    read = _fixed(region="32.15", day="2020-10-05", kind="training")
    assert read.place is not None
    assert read.held is not None
    assert (read.place.code, read.held.value, read.kind) == ("32.15", date(2020, 10, 5), "training")
    assert read.held.candidates == ()


def test_a_day_left_open_is_no_day() -> None:
    assert _fixed(day_unknown=True).held is None


def test_a_figure_and_a_request_too() -> None:
    value = {
        **make.found()[4]["value"],
        "correction": {"number": 31, "unit": "laporan", "agency": "Polres Lain"},
    }
    read = readings.figure(corrected(value))
    assert (read.number, read.unit, read.speaker) == (31, "laporan", "Kepala dinas, Polres Lain")
    asked = {**make.found()[5]["value"], "correction": {"asked": "Bupati", "what": "hadir"}}
    assert readings.request(corrected(asked)) == readings.RequestRead("Kepolisian", "Bupati", "hadir", "a1")
