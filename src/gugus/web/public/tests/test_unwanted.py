"""The optional question who must not see it: few taps, no script, kept through errors and waits, told truthfully."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from django.test import Client

from gugus.core import limits, proof, walls
from gugus.core.models import Wall
from gugus.intake.models import Report
from gugus.registry.tests.make import CIANJUR
from gugus.screening.tests import make as screening
from gugus.web.public.tests import make
from gugus.web.public.tests.make import TELL

pytestmark = pytest.mark.django_db
STORY = "Tolong kami."


@pytest.fixture(autouse=True)
def _on_duty() -> None:
    screening.on_duty(CIANJUR)


def _send(token: str = "", groups: tuple[str, ...] = (), names: str = "", **more: str) -> Any:
    sent = {"region": CIANJUR, "token": token or make.form(), "story": STORY, "urgency": "now", **more}
    return Client().post(TELL, {**sent, "groups": list(groups), "names": names})


def _parties() -> list[str]:
    return sorted(walls.party_of(each) for each in Wall.objects.all())


def test_the_question_is_folded_and_a_form_without_it_is_sent_as_before() -> None:
    page = make.text_of(Client().get(TELL, {"provinsi": "32", "kabupaten": CIANJUR}))
    assert "<details" in page.split('id="isi"')[1]
    assert "<details open" not in page.split('id="isi"')[1].replace('class="g-fold" open', "<details open")
    assert make.words(_send())
    assert not Wall.objects.exists()


def test_what_is_ticked_and_named_becomes_walls_and_is_said_back() -> None:
    screening.officer("petugas", kind="uptd_ppa")
    page = make.text_of(_send(groups=("desa", "polisi"), names="Melati Contoh"))
    assert "Whoever you named cannot see it here." in page
    assert [each.partition(":")[0] for each in _parties()] == ["group", "group", "name"]


def test_the_office_above_is_named_as_no_more_than_that() -> None:
    screening.on_duty("32")
    screening.officer("sekretaris")
    screening.officer("sekretaris", code="32")
    answer = _send(groups=("polisi",))
    page = make.text_of(answer)
    assert "The office above the one here reads it." in page
    box = make.text_of(make.opened(make.words(answer)))
    assert "The office above the one here." in box
    assert "Sekretaris" not in box.split('id="isi"')[1]


def test_where_nobody_would_be_left_it_says_so_and_keeps_everything() -> None:
    screening.officer("sekretaris")
    answer = _send(groups=("polisi",), names="Melati Contoh")
    page = make.text_of(answer)
    assert "Not sent yet" in page
    assert 'value="polisi" checked' in page
    assert 'value="Melati Contoh"' in page
    assert STORY in page
    assert 'class="g-fold" open' in page
    assert not Report.objects.exists()


def test_ticks_and_names_stay_when_something_else_is_missing() -> None:
    page = make.text_of(_send(groups=("desa", "sekolah"), names="Melati", urgency=""))
    assert page.count(" checked") == 2
    assert 'value="Melati"' in page


def test_ticks_and_names_stay_when_the_form_was_too_old() -> None:
    screening.officer("petugas", kind="uptd_ppa")
    answer = _send("bukan:token", ("desa", "sekolah"), "Melati Contoh")
    page = make.text_of(answer)
    assert page.count(" checked") == 3
    assert 'value="Melati Contoh"' in page
    assert make.words(_send(make.field(answer, "token"), ("desa", "sekolah"), "Melati Contoh"))
    assert Wall.objects.count() == 3


def test_the_page_that_waits_carries_every_tick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "ROUNDS", 10)
    token = make.form()
    for _ in range(11):
        limits.count("tell", "127.0.0.1")
    page = make.text_of(_send(token, ("desa", "sekolah"), "Melati Contoh"))
    for name, value in (("groups", "desa"), ("groups", "sekolah"), ("names", "Melati Contoh")):
        assert f'name="{name}" value="{value}"' in page


def test_a_forged_group_is_told_and_sets_nothing() -> None:
    page = make.text_of(_send(groups=("semua",)))
    assert 'role="alert"' in page
    assert not Report.objects.exists()


def test_a_province_offers_its_own_offices() -> None:
    screening.on_duty("32")
    page = make.text_of(Client().get(TELL, {"provinsi": "32", "kabupaten": "32"}))
    assert 'value="polda"' in page
    assert 'value="kampus"' not in page


@pytest.mark.parametrize("path", [TELL, "/cerita/"])
def test_the_page_stays_small(path: str) -> None:
    page = Client().get(path, {"provinsi": "32", "kabupaten": CIANJUR}).content
    assert len(gzip.compress(page)) < 9_000
