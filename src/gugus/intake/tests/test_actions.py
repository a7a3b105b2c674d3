"""Storing what came in: sealed, with its mentions, audited."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import Settings

from gugus.core.errors import Denied
from gugus.core.models import AuditEntry, SearchToken
from gugus.core.time import now
from gugus.core.viewer import ANONYMOUS, receipt_holder
from gugus.desk.tests import make as desk
from gugus.intake import actions, reads
from gugus.intake.models import Mention, Message, Report
from gugus.intake.rules import Direction, Found, MentionKind, ReportStatus, Urgency
from gugus.intake.tests import make

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_a_report_is_sealed_and_opens_again() -> None:
    row = make.report(story="Rahasia contoh.")
    assert b"Rahasia" not in bytes(row.sealed_story)
    assert reads.story(row) == "Rahasia contoh."


def test_what_points_to_people_becomes_mentions_with_their_place() -> None:
    row = make.report()
    found = {each.kind: each for each in reads.mentions_of(row)}
    assert found[MentionKind.PERSON].value == "Melati"
    assert found[MentionKind.PHONE].value == "0812-3456-7890"
    person = found[MentionKind.PERSON]
    assert make.STORY[person.start : person.end] == "Melati"


def test_two_spellings_of_one_phone_share_an_index() -> None:
    for story in ("Hubungi 0812 3456 7890.", "Nomornya +62 812-3456-7890"):
        make.report(story=story)
    rows = Mention.objects.filter(kind=MentionKind.PHONE)
    tokens = SearchToken.objects.filter(subject__in=[str(row.pk) for row in rows])
    assert len({each.token for each in tokens}) == 1
    assert len({bytes(row.sealed_value) for row in rows}) == 2


def test_storing_is_audited_without_a_word_of_the_story() -> None:
    row = make.report()
    entries = AuditEntry.objects.filter(object_id=str(row.pk))
    assert {each.action: each.note for each in entries} == {"report.store": "", "mention.add": "2"}
    assert all(each.actor_kind == "anonymous" for each in entries)


def test_opening_marks_as_read_once_and_is_audited_each_time() -> None:
    row, ratna = make.report(), desk.ratna()
    for _ in range(2):
        actions.open_report(row, by=ratna)
    row.refresh_from_db()
    assert (row.status, row.read_at) == (ReportStatus.READ, now())
    assert AuditEntry.objects.filter(action="report.read", post=ratna.post).count() == 2


def test_another_region_opens_nothing() -> None:
    with pytest.raises(Denied, match="other_region"):
        actions.open_report(make.report(), by=desk.dewi())


def test_an_investigator_without_the_right_opens_nothing() -> None:
    with pytest.raises(Denied, match="not_allowed"):
        actions.open_report(make.report(), by=desk.yosef())


def test_an_answer_waits_for_an_officer_and_its_names_become_mentions() -> None:
    row = make.report(story="Tolong.")
    actions.set_status(row, ReportStatus.ASKED, by=desk.ratna())
    found = [Found(MentionKind.PERSON, "Melati", "melati", 9, 15)]
    actions.write_to_desk(
        row, "Namanya, Melati", by=receipt_holder(str(row.pk)), promised_at=now() + HOUR, found=found
    )
    row.refresh_from_db()
    assert (row.status, row.news_at, row.promised_at) == (ReportStatus.RECEIVED, now(), now() + HOUR)
    (mention,) = reads.mentions_of(row)
    assert mention.message == str(Message.objects.get().pk)


def test_what_was_added_is_no_news_after_it_was_opened() -> None:
    row = make.report()
    actions.write_to_desk(row, "Masih ada.", by=receipt_holder(str(row.pk)), promised_at=now())
    actions.open_report(row, by=desk.ratna())
    assert Report.objects.get(pk=row.pk).news_at is None


@pytest.mark.parametrize("holder", [ANONYMOUS, receipt_holder("another report")])
def test_only_the_holder_of_its_receipt_adds_to_a_report(holder: object) -> None:
    with pytest.raises(Denied):
        actions.write_to_desk(make.report(), "Saya", by=holder, promised_at=now())  # type: ignore[arg-type]
    assert not Message.objects.exists()


def test_a_holder_may_say_that_it_became_urgent() -> None:
    row = make.report(urgency=Urgency.NOT_SOON)
    actions.mark_urgency(row, Urgency.NOW, by=receipt_holder(str(row.pk)), promised_at=now() + HOUR)
    row.refresh_from_db()
    assert (row.urgency, row.promised_at, row.news_at) == (Urgency.NOW, now() + HOUR, now())


def test_a_mailbox_that_is_filled_too_fast_takes_no_more_for_an_hour(settings: Settings) -> None:
    row = make.report()
    holder = receipt_holder(str(row.pk))
    for number in range(30):
        actions.write_to_desk(row, f"pesan {number}", by=holder, promised_at=now())
    with pytest.raises(Denied, match="too_many_messages"):
        actions.write_to_desk(row, "satu lagi", by=holder, promised_at=now())
    settings.GUGUS_NOW = now() + HOUR + timedelta(seconds=1)
    actions.write_to_desk(row, "satu lagi", by=holder, promised_at=now())


def test_a_message_to_the_reporter_comes_from_a_post() -> None:
    row, ratna = make.report(), desk.ratna()
    actions.write_to_reporter(row, "Di kota mana?", by=ratna)
    (letter,) = reads.letters(row)
    assert (letter.direction, letter.text, letter.post_title) == (
        Direction.TO_REPORTER,
        "Di kota mana?",
        ratna.post_name,
    )


def test_one_who_may_not_triage_writes_to_no_reporter() -> None:
    with pytest.raises(Denied, match="not_allowed"):
        actions.write_to_reporter(make.report(), "Halo", by=desk.yosef())
