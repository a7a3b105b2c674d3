"""Walls: who is behind one knows nothing of a matter; two people lift it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gugus.accounts.reads.readers import Reader
from gugus.casework import actions as casework
from gugus.casework import reads as events
from gugus.casework.tests import make as cases
from gugus.core import walls
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry, Wall
from gugus.core.rules import PartyKind, WallSource, WallState, party
from gugus.core.viewer import ANONYMOUS, Viewer, system
from gugus.desk import reads as desk_reads
from gugus.desk.actions import hand_off
from gugus.desk.tests import make as desk
from gugus.intake import reads as intake
from gugus.intake.actions.search import search
from gugus.intake.models import Report
from gugus.intake.tests import make as reports
from gugus.screening.routes import Candidate, route

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
ALLEGED = "Disebut meminta uang dari keluarga."


def behind(viewer: Viewer) -> Viewer:
    """The viewer with the walls of the own post, as a request makes it."""
    parties = frozenset({party(PartyKind.POST, viewer.post)})
    return replace(viewer, parties=parties)


def wall(row: Report, viewer: Viewer, source: WallSource = WallSource.REPORTER) -> None:
    casework.wall_off(
        ("intake.report", str(row.pk)), party(PartyKind.POST, viewer.post), by=system("uji"), source=source,
        reason=ALLEGED,
    )  # fmt: skip


def test_a_walled_officer_does_not_know_of_the_report() -> None:
    row, ratna = reports.report(), desk.ratna()
    wall(row, ratna)
    assert intake.report(behind(ratna), row.pk) is None
    assert not intake.reports(behind(ratna)).exists()
    assert intake.report(desk.viewer("ketua", "triase"), row.pk) == row


def test_a_search_leaves_the_walled_report_out() -> None:
    row, ratna = reports.report(), desk.ratna()
    wall(row, ratna)
    assert search("Melati", by=behind(ratna)).hits == ()
    assert len(search("Melati", by=desk.viewer("ketua", "triase")).hits) == 1


def test_a_wall_stands_around_the_whole_case() -> None:
    row = reports.report()
    wall(row, cases.officer())
    event = cases.event(resting_on=row)
    cases.person(event, "Melati Contoh")
    cases.file(event)
    walled = behind(cases.officer())
    assert events.peristiwa(walled, event.pk) is None
    assert not events.perkara_of_viewer(walled).exists()
    assert search("Melati", by=walled).hits == ()


def test_a_second_report_of_the_case_is_walled_as_well() -> None:
    first, second, officer = reports.report(), reports.report(), cases.officer()
    wall(first, officer)
    event = cases.event(resting_on=first, by=desk.viewer("ketua", "penyidik", "triase"))
    casework.join_report(event, second, by=cases.assigned(desk.viewer("ketua", "penyidik", "triase"), event))
    assert not intake.reports(behind(officer)).exists()


def test_a_hand_off_about_a_walled_report_is_not_on_the_desk() -> None:
    row, ratna, yosef = reports.report(), desk.ratna(), desk.yosef()
    hand_off(
        by=ratna, to_post=yosef.post, region=row.region_id, note="Mohon ditindaklanjuti.",
        subject=("intake.report", str(row.pk), row.code),
    )  # fmt: skip
    assert len(desk_reads.for_post(behind(yosef))) == 1
    wall(row, yosef)
    assert desk_reads.for_post(behind(yosef)) == []


def test_a_proposal_of_the_reader_holds_at_once_and_is_confirmed_by_a_person() -> None:
    row, ratna = reports.report(), desk.ratna()
    wall(row, ratna, WallSource.ENGINE)
    assert intake.report(behind(ratna), row.pk) is None
    (standing,) = walls.leading([("intake.report", str(row.pk))])
    assert standing.state == WallState.PROVISIONAL
    walls.confirm(standing, by=system("uji"))
    assert standing.state == WallState.STANDING


def triager(key: str) -> Viewer:
    held = desk.viewer(key, "triase")
    return replace(held, rights=held.rights | {walls.RIGHT})


def test_two_people_lift_a_wall() -> None:
    row, yosef = reports.report(), desk.yosef()
    wall(row, yosef)
    matter, walled = ("intake.report", str(row.pk)), party(PartyKind.POST, yosef.post)
    with pytest.raises(Denied, match="lift_not_asked"):
        casework.lift(matter, walled, by=triager("ketua"))
    casework.ask_lift(matter, walled, by=triager("sekretaris"), reason="Ternyata hanya saksi.")
    with pytest.raises(Denied, match="second_person"):
        casework.lift(matter, walled, by=triager("sekretaris"))
    casework.lift(matter, walled, by=triager("ketua"))
    assert not walls.is_walled(behind(yosef).parties, matter)
    assert {each.state for each in Wall.objects.all()} == {WallState.LIFTED}


def test_why_a_wall_stands_is_sealed_and_set_and_lift_stand_in_the_audit() -> None:
    row = reports.report()
    wall(row, desk.yosef())
    (standing,) = walls.leading([("intake.report", str(row.pk))])
    assert b"uang" not in bytes(standing.sealed_reason)
    assert walls.reason_of(standing) == ALLEGED
    assert AuditEntry.objects.filter(action="wall.set").count() == 1


def test_nobody_without_the_right_sets_or_lifts_and_nobody_walls_off_oneself() -> None:
    row, ratna = reports.report(), desk.ratna()
    matter = ("intake.report", str(row.pk))
    with pytest.raises(Denied, match="not_allowed"):
        casework.wall_off(matter, "post:x", by=ANONYMOUS, source=WallSource.OFFICER, reason=ALLEGED)
    mine = replace(triager("sekretaris"), parties=frozenset({party(PartyKind.POST, ratna.post)}))
    with pytest.raises(Denied, match="oneself"):
        casework.wall_off(
            matter, party(PartyKind.POST, ratna.post), by=mine, source=WallSource.OFFICER, reason=ALLEGED
        )


def test_one_officer_alone_cannot_wall_off_everybody_who_could_lift_it() -> None:
    row, ratna = reports.report(), desk.viewer("ketua", "triase")
    matter = ("intake.report", str(row.pk))
    casework.wall_off(matter, "post:a", by=ratna, source=WallSource.OFFICER, reason=ALLEGED)
    with pytest.raises(Denied, match="leaves_nobody"):
        casework.wall_off(matter, "post:b", by=ratna, source=WallSource.OFFICER, reason=ALLEGED)
    assert [walls.party_of(each) for each in walls.of_matter(*matter)] == ["post:a"]


def test_where_too_few_could_lift_a_wall_the_next_one_reads_it_too() -> None:
    def reader(post: str, *rights: str) -> Candidate:
        return Candidate(Reader(post, post, "gugus", "32.03", frozenset(rights), frozenset()), frozenset())

    one, two = reader("a", "report.triage", "wall.write"), reader("b", "report.triage", "wall.write")
    far = Candidate(replace(reader("c", "wall.write").reader, region="32"), frozenset())
    alone = route("32.03", [one, far], ["post:x"], firm=True)
    both = route("32.03", [one, two, far], ["post:x"], firm=True)
    assert alone is not None
    assert alone.also == ("c",)
    assert both is not None
    assert both.also == ()
