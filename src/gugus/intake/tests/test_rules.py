"""Rules of what comes in."""

from __future__ import annotations

import pytest

from gugus.core.errors import Denied
from gugus.core.say import sentences
from gugus.intake import rules
from gugus.intake.rules import DraftState, ReportStatus


@pytest.mark.parametrize("story", ["", "   ", "\n\t"])
def test_a_story_needs_words(story: str) -> None:
    with pytest.raises(Denied, match="story_empty"):
        rules.check_story(story)


def test_a_story_has_room_for_twenty_thousand_letters() -> None:
    rules.check_story("a" * 20_000)
    with pytest.raises(Denied, match="story_too_long"):
        rules.check_story("a" * 20_001)


def test_a_message_needs_words_and_has_the_same_room() -> None:
    rules.check_message("ya")
    with pytest.raises(Denied, match="message_empty"):
        rules.check_message(" ")
    with pytest.raises(Denied, match="story_too_long"):
        rules.check_message("a" * 20_001)


def test_a_mailbox_takes_thirty_messages_an_hour() -> None:
    rules.check_pace(29)
    with pytest.raises(Denied, match="too_many_messages"):
        rules.check_pace(30)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ReportStatus.ASKED, ReportStatus.RECEIVED),
        (ReportStatus.CLOSED, ReportStatus.RECEIVED),
        (ReportStatus.REFERRED, ReportStatus.REFERRED),
        (ReportStatus.READ, ReportStatus.READ),
    ],
)
def test_an_answer_makes_a_report_wait_again(before: ReportStatus, after: ReportStatus) -> None:
    assert rules.next_status(before) is after


def test_a_draft_is_decided_once() -> None:
    rules.check_draft_open(DraftState.PROPOSED)
    with pytest.raises(Denied, match="draft_decided"):
        rules.check_draft_open(DraftState.DROPPED)


@pytest.mark.parametrize("status", list(ReportStatus))
def test_every_status_has_a_sentence_for_citizens(status: ReportStatus) -> None:
    assert set(sentences()[rules.status_sentence(status).key]) == {"id", "en"}
