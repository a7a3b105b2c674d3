"""The hand-over pack on the command line: by account, by post, in JSON, audited, without a name."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from gugus.casework.actions import wall_off
from gugus.casework.tests import make as casework
from gugus.cli.__main__ import main
from gugus.core.models import AuditEntry
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.time import living_at
from gugus.core.viewer import system
from gugus.desk import actions
from gugus.desk.tests import make as desk
from gugus.registry.models import Region, TaskForce
from gugus.registry.tests import make as registry
from gugus.web.desk.tests.make import account

pytestmark = pytest.mark.django_db
POST = "uji-polres-32.03/penyidik"


@pytest.fixture(autouse=True)
def _handed_on() -> None:
    registry.five_regencies()
    desk.hand_off(note="Mohon jemput Melati Contoh.")


def test_an_account_prints_what_is_open_in_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    name = account("penyidik", "penyidik").username
    assert main(["handover", name, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["open"] == 1
    assert said["waiting"][0]["what"] == "L-CONTO"
    assert {"account", "second_factor"} <= {each["key"] for each in said["checklist"]}
    assert AuditEntry.objects.filter(action="handover.make").count() == 1


def test_a_post_is_found_by_its_agency_and_key(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handover", POST, "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    assert "L-CONTO" in printed
    assert "made anew" in printed
    assert "Melati" not in printed


def test_what_a_vacant_post_is_walled_off_from_stays_out(capsys: pytest.CaptureFixture[str]) -> None:
    row = casework.report()
    subject = ("intake.report", str(row.pk))
    actions.hand_off(
        by=desk.ratna(),
        to_post=desk.yosef().post,
        region=registry.CIANJUR,
        subject=(*subject, row.code),
        note="Mohon dibaca.",
    )
    assert main(["handover", POST]) == 0
    assert row.code in capsys.readouterr().out
    wall_off(
        subject,
        party(PartyKind.POST, desk.yosef().post),
        by=system("uji"),
        source=WallSource.REPORTER,
        reason="Disebut.",
    )
    assert main(["handover", POST]) == 0
    assert row.code not in capsys.readouterr().out


def test_a_post_of_the_east_is_found_on_its_own_offices_day(
    capsys: pytest.CaptureFixture[str],
) -> None:
    force = TaskForce.objects.get(region=registry.CIANJUR)
    Region.objects.filter(pk=registry.CIANJUR).update(zone="WIT")
    TaskForce.objects.filter(pk=force.pk).update(valid_from=date(2026, 11, 22))
    with living_at(datetime(2026, 11, 21, 15, 30, tzinfo=UTC)):
        assert main(["handover", POST]) == 0
    assert "2026-11-22" in capsys.readouterr().out


def test_an_unknown_name_ends_with_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handover", "tidak-ada"]) == 2
    assert "tidak-ada" in capsys.readouterr().err


def test_an_account_whose_appointment_has_ended_still_hands_over(capsys: pytest.CaptureFixture[str]) -> None:
    row = account("penyidik", "penyidik")
    row.is_active = False
    row.save(update_fields=["is_active"])
    assert main(["handover", row.username]) == 0
    assert "L-CONTO" in capsys.readouterr().out
