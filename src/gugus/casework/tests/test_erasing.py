"""Erasing: what goes, what stays, what is refused, and that a cut short erasure is finished."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from gugus.casework import actions, reads
from gugus.casework.actions import erasing
from gugus.casework.tests import make
from gugus.core import erasure, keys, tombstones, vault, walls
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry, SearchToken, Tombstone, WrappedKey
from gugus.core.rules import WallSource
from gugus.core.time import now
from gugus.core.tombstones import stones_of
from gugus.core.viewer import receipt_holder, system
from gugus.desk.tests import make as desk
from gugus.intake import actions as intake_actions
from gugus.intake import reads as intake
from gugus.intake.models import Mention, Report
from gugus.intake.rules import MentionKind, ReportStatus, Urgency
from gugus.intake.tests import make as reports

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
BY = system("permintaan")


@pytest.fixture(autouse=True)
def stones(tmp_path: Path, settings: Settings) -> Path:
    settings.GUGUS_TOMBSTONES = tmp_path / "tombstones.log"
    return settings.GUGUS_TOMBSTONES


def told(story: str = reports.STORY) -> Report:
    row = make.report(story=story)
    intake_actions.write_to_reporter(row, "Apakah Bu Melati sudah menelepon?", by=desk.ratna())
    return row


def test_an_erased_report_opens_to_marks_only() -> None:
    row = told()
    done = actions.erase(row.code, by=BY, basis="request")
    row.refresh_from_db()
    assert done.subject == ("intake.report", str(row.pk))
    assert intake.story(row) == vault.ERASED
    assert [each.text for each in intake.letters(row)] == [vault.ERASED]
    assert {each.value for each in intake.mentions_of(row)} == {vault.ERASED}


def test_why_a_wall_was_asked_for_goes_with_the_report_and_the_wall_stays() -> None:
    row = told()
    event = make.event(resting_on=row)
    party = "office:32.03.01.2001"
    actions.wall_off(
        ("intake.report", str(row.pk)), party, by=BY, source=WallSource.REPORTER, reason="Pak Lurah Contoh"
    )
    actions.erase(row.code, by=BY, basis="request")
    around = [*walls.of_matter("intake.report", row.pk), *walls.of_matter("casework.peristiwa", event.pk)]
    assert {walls.reason_of(each) for each in around} == {erasure.BLOCK * len("Pak Lurah Contoh")}
    assert walls.is_walled([party], ("casework.peristiwa", str(event.pk)))


def test_nothing_of_it_is_left_to_open_or_to_find() -> None:
    row = told()
    subjects = [str(row.pk), *map(str, Mention.objects.filter(report=row).values_list("pk", flat=True))]
    actions.erase(row.code, by=BY, basis="request")
    assert not WrappedKey.objects.filter(subject__in=subjects).exists()
    assert not SearchToken.objects.filter(subject__in=subjects).exists()
    assert set(Tombstone.objects.values_list("subject", flat=True)) >= set(subjects)


def test_the_basis_stands_in_the_audit_and_in_a_file_without_a_word_of_content(stones: Path) -> None:
    row = told()
    actions.erase(row.code, by=BY, basis="consent_withdrawn")
    lines = AuditEntry.objects.filter(action="vault.erase").values_list("note", flat=True)
    assert f"intake.report {row.pk} consent_withdrawn" in set(lines)
    assert set(stones_of(stones)) == set(tombstones.in_store())
    assert "Melati" not in stones.read_text("ascii")


def test_a_line_torn_by_a_crash_does_not_swallow_the_next(stones: Path) -> None:
    stones.write_text('{"kind": "intake.rep', "ascii")
    row = told()
    actions.erase(row.code, by=BY, basis="request")
    assert set(stones_of(stones)) == set(tombstones.in_store())


def test_the_custodian_of_the_task_force_finds_the_erasure_in_the_own_chain() -> None:
    row = told()
    actions.erase(row.code, by=BY, basis="request")
    entry = AuditEntry.objects.get(action="vault.erase", object_id=str(row.pk))
    assert entry.chain == str(row.task_force_id)


def test_an_erased_report_waits_for_nobody_and_is_erased_once() -> None:
    row = told()
    actions.erase(row.code, by=BY, basis="request")
    row.refresh_from_db()
    assert (row.status, row.is_unread) == (ReportStatus.CLOSED, False)
    with pytest.raises(Denied, match="already_erased"):
        actions.erase(row.code, by=BY, basis="request")


def test_another_report_is_not_touched() -> None:
    row, other = told(), told()
    actions.erase(row.code, by=BY, basis="request")
    assert intake.story(other) == reports.STORY


def test_an_erased_person_is_blanked_where_the_name_stood() -> None:
    row = told("Bu Melati mengajak adik saya. MELATI minta KTP, kata Melatiningsih.")
    mention = next(each for each in intake.mentions_of(row) if each.kind is MentionKind.PERSON)
    actions.erase(f"intake.mention:{mention.id}", by=BY, basis="request")
    row.refresh_from_db()
    assert intake.story(row) == "Bu ▇▇▇▇▇▇ mengajak adik saya. ▇▇▇▇▇▇ minta KTP, kata Melatiningsih."
    assert [each.text for each in intake.letters(row)] == ["Apakah Bu ▇▇▇▇▇▇ sudah menelepon?"]


def test_an_older_row_that_comes_back_is_emptied_again() -> None:
    row = told()
    before = Report.objects.get(pk=row.pk)
    actions.erase(row.code, by=BY, basis="request")
    before.save()
    erasure.clear(tombstones.in_store())
    row.refresh_from_db()
    assert intake.story(row) == vault.ERASED


def test_an_event_goes_with_its_texts_and_keeps_its_people() -> None:
    row = make.event(summary="Dijanjikan kerja restoran.")
    make.person(row, "Melati Contoh")
    actions.erase(row.code, by=BY, basis="retention_ended")
    row.refresh_from_db()
    assert reads.summary(row) == vault.ERASED
    assert [each.initials for each in reads.people(make.assigned(make.officer(), row), row)] == ["M.C."]


def test_what_a_police_file_rests_on_is_held_unless_a_court_ordered_it() -> None:
    report = make.report()
    make.file(make.event(resting_on=report))
    with pytest.raises(Denied, match="held_by_files"):
        actions.erase(report.code, by=BY, basis="request")
    assert intake.story(report) == reports.STORY
    assert actions.erase(report.code, by=BY, basis="court_order").count > 1


@pytest.mark.parametrize("subject", ["", "L-ZZZZZ", "intake.report:x", "core.root:root", "K-" + "9" * 400])
def test_an_unknown_subject_erases_nothing(subject: str) -> None:
    with pytest.raises(Denied, match="nothing_to_erase"):
        actions.erase(subject, by=BY, basis="request")


def test_an_undeclared_basis_is_refused() -> None:
    with pytest.raises(Denied, match="unknown_basis"):
        actions.erase(told().code, by=BY, basis="karena mau")


def test_an_erasure_cut_short_after_its_tombstone_is_finished_by_the_clock() -> None:
    row = told()
    before = Report.objects.get(pk=row.pk)
    key = WrappedKey.objects.get(kind="intake.report", subject=str(row.pk), holder=keys.OFFICE)
    actions.erase(row.code, by=BY, basis="request")
    before.save()
    key.save(force_insert=True)
    assert erasure.finish(by=system("clock")) == 1
    row.refresh_from_db()
    assert intake.story(row) == vault.ERASED
    assert erasure.finish(by=system("clock")) == 0


def test_an_erasure_that_only_the_file_knows_is_carried_out_again() -> None:
    row = told()
    before, key = (
        Report.objects.get(pk=row.pk),
        WrappedKey.objects.get(subject=str(row.pk), holder=keys.OFFICE),
    )
    actions.erase(row.code, by=BY, basis="request")
    before.save()
    key.save(force_insert=True)
    Tombstone.objects.all().delete()
    assert erasure.finish(by=system("clock")) > 0
    row.refresh_from_db()
    assert intake.story(row) == vault.ERASED
    assert erasure.unfinished() == []


def test_what_arrives_between_the_look_and_the_tombstone_goes_as_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = told()
    look = erasing._report

    def look_and_let_one_in(pk: str) -> erasing._Scope:
        scope = look(pk)
        if erasure.erased_at("intake.report", pk) is None:
            intake_actions.write_to_reporter(row, "Satu lagi.", by=desk.ratna())
        return scope

    monkeypatch.setitem(erasing._SCOPES, "intake.report", look_and_let_one_in)
    actions.erase(row.code, by=BY, basis="request")
    assert {each.text for each in intake.letters(row)} == {vault.ERASED}
    assert len(intake.letters(row)) == 2


def test_a_report_whose_tombstone_stands_alone_is_erased_with_all_its_parts_by_the_clock() -> None:
    row = told()
    erasure.announce(("intake.report", str(row.pk)), basis="request")
    assert actions.finish_erasures(by=system("clock")) > 1
    row.refresh_from_db()
    assert intake.story(row) == vault.ERASED
    assert {each.value for each in intake.mentions_of(row)} == {vault.ERASED}
    assert actions.finish_erasures(by=system("clock")) == 0


def test_nothing_is_added_or_decided_once_the_tombstone_stands() -> None:
    row = told()
    erasure.announce(("intake.report", str(row.pk)), basis="request")
    holder = receipt_holder(str(row.pk))
    for act in (
        lambda: intake_actions.write_to_desk(row, "Halo?", by=holder, promised_at=now()),
        lambda: intake_actions.set_status(row, ReportStatus.CLOSED, by=desk.ratna()),
        lambda: intake_actions.mark_urgency(row, Urgency.NOW, by=holder, promised_at=now()),
    ):
        with pytest.raises(Denied, match="report_erased"):
            act()


def test_the_mailbox_of_an_erased_report_takes_nothing_more() -> None:
    row = told()
    actions.erase(row.code, by=BY, basis="request")
    with pytest.raises(Denied, match="report_erased"):
        intake_actions.write_to_reporter(row, "Apa kabar?", by=desk.ratna())
