"""Reading an article into drafts, and what an accepted draft becomes: kept, audited, refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection

from gugus.coordination import actions, reads
from gugus.coordination.actions import Correction
from gugus.coordination.models import Meeting, MeetingNote
from gugus.coordination.rules import NoteKind
from gugus.coordination.tests import make
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry
from gugus.desk.tests import make as desk
from gugus.intake import actions as intake
from gugus.intake.articles import read_text
from gugus.intake.models import ArticleDraft
from gugus.intake.rules import DraftState
from gugus.outreach.models import Activity, ActivityAgency
from gugus.outreach.rules import Bound, CountedHow, Heads, HeldBasis
from gugus.registry.models import QuotedFigure, Source
from gugus.registry.tests.make import CIANJUR, KARAWANG

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def _accept(kind: str = "activity", activity: dict[str, object] | None = None, **fix: Any) -> Any:
    by = desk.ratna()
    row = make.draft(kind, by=by, activity=activity)
    return actions.accept_draft(row, by=by, correction=Correction(**fix) if fix else None)


def _state(kind: str) -> set[str]:
    return set(ArticleDraft.objects.filter(kind=kind).values_list("state", flat=True))


def test_an_accepted_activity_has_its_source_and_span() -> None:
    made = _accept()
    row = Activity.objects.get(pk=made.pk)
    assert row.source == Source.objects.get(kind="article")
    assert make.TEXT[row.span_start : row.span_end] == "Dinas Contoh menggelar sosialisasi di Cianjur"


def test_its_participants_go_with_it_each_number_apart() -> None:
    row = _accept()
    assert (row.online, row.onsite, row.quoted_total) == (400, 60, 500)
    assert row.counted_how == CountedHow.ARTICLE
    assert _state("participants") == {DraftState.ACCEPTED}


def test_accepting_is_audited_and_names_what_was_made() -> None:
    row = _accept()
    assert AuditEntry.objects.get(action="draft.accept").note == "outreach.activity"
    draft = ArticleDraft.objects.get(kind="activity")
    assert (draft.made_kind, draft.made_id, draft.state) == ("outreach.activity", str(row.pk), "accepted")


def test_a_worked_out_year_keeps_its_alternatives() -> None:
    row = _accept()
    assert (row.held_on, row.held_basis) == (date(2026, 10, 5), HeldBasis.WORKED_OUT)
    assert row.held_candidates == ["2020-10-05", "2026-10-05"]


@pytest.mark.parametrize(
    ("fix", "day", "basis"),
    [
        ({"day": date(2020, 10, 5)}, date(2020, 10, 5), HeldBasis.WORKED_OUT),
        ({"day": date(2026, 10, 6)}, date(2026, 10, 6), HeldBasis.DECLARED),
        ({"day_unknown": True}, None, HeldBasis.UNKNOWN),
    ],
)
def test_an_officer_settles_the_day(fix: dict[str, Any], day: date | None, basis: HeldBasis) -> None:
    row = _accept(**fix)
    assert (row.held_on, row.held_basis) == (day, basis)


def test_the_day_of_a_statement_is_not_the_day_of_the_event() -> None:
    statement = {"value": "2026-10-05", "weekday": "Senin", "basis": "written", "candidates": []}
    row = _accept(
        activity=make.activity_value(dates={"published": None, "statement": statement, "held": None})
    )
    assert (row.held_on, row.stated_on) == (None, date(2026, 10, 5))


def test_corrections_are_kept_beside_what_was_read() -> None:
    row = _accept(title="Nama yang benar", venue="Balai desa", heads=Heads(0, 60, None))
    assert (row.title, row.venue, row.online, row.quoted_total) == ("Nama yang benar", "Balai desa", 0, None)
    value = ArticleDraft.objects.get(kind="activity").value
    assert value["title"] == "Sosialisasi Dinas Contoh"
    assert value["correction"]["heads"]["online"] == 0


def test_a_corrected_number_is_exact_and_others_keep_their_bound() -> None:
    by = desk.ratna()
    row = make.draft("activity", by=by)
    ArticleDraft.objects.filter(key__in=["a2", "a3"]).update(
        value=make.people_value("online", 400, bound="lower")
    )
    made = actions.accept_draft(row, by=by, correction=Correction(heads=Heads(400, 75, 500)))
    assert (made.online_bound, made.onsite_bound) == (Bound.LOWER, Bound.EXACT)


@pytest.mark.parametrize("value", [None, {"code": None, "name": "Contoh", "candidates": [CIANJUR, KARAWANG]}])
def test_an_unknown_place_must_be_chosen(value: dict[str, object] | None) -> None:
    with pytest.raises(Denied, match="draft_incomplete"):
        _accept(activity=make.activity_value(place=value))
    assert _state("activity") == {DraftState.PROPOSED}


def test_a_chosen_region_is_used() -> None:
    assert (
        _accept(activity=make.activity_value(place=None), region=f"{CIANJUR}.01").region_id == f"{CIANJUR}.01"
    )


@pytest.mark.parametrize(
    ("code", "key"), [(KARAWANG, "other_region"), ("32.03.99", "unknown_region|no_region")]
)
def test_a_region_elsewhere_or_unknown_is_refused(code: str, key: str) -> None:
    with pytest.raises(Denied, match=key):
        _accept(region=code)
    assert not Activity.objects.exists()


def test_agencies_are_named_as_written() -> None:
    row = _accept()
    assert row.organiser_as_written == "Dinas Contoh"
    assert ActivityAgency.objects.get(activity=row).as_written == "Kejari Contoh"


def test_an_activity_without_a_name_is_called_by_its_kind_and_office() -> None:
    assert _accept(activity=make.activity_value(title=None)).title == "Sosialisasi oleh Dinas Contoh"


def test_a_rakor_becomes_a_meeting_with_its_people() -> None:
    made = _accept(activity=make.activity_value(type="rakor"))
    assert isinstance(made, Meeting)
    assert (made.online, made.onsite, made.quoted_total, made.organiser_as_written) == (
        400,
        60,
        500,
        "Dinas Contoh",
    )


def test_a_figure_becomes_a_quoted_figure_with_bound_and_speaker() -> None:
    row = _accept("figure")
    assert (int(row.number), row.bound, row.unit, row.speaker_post) == (30, "lower", "kasus", "Kepala dinas")
    assert row.quote == "lebih dari 30 kasus"


def test_a_figure_can_be_corrected_but_not_be_a_mere_word() -> None:
    assert int(_accept("figure", number=31, bound="exact").number) == 31
    row = make.draft("figure", by=desk.ratna(), text=make.TEXT + " ")
    row.value["number"] = None
    row.save()
    with pytest.raises(Denied, match="number_missing"):
        actions.accept_draft(row, by=desk.ratna())


def test_a_request_waits_as_a_note_until_the_asked_side_accepts() -> None:
    by = desk.ratna()
    note = _accept("request")
    assert (note.kind, note.asker, note.asked) == (NoteKind.REQUEST, "Kepolisian", "pemerintah daerah")
    assert list(reads.open_requests(by)) == [note]


def test_a_request_made_at_a_rakor_belongs_to_it() -> None:
    by = desk.ratna()
    rows = make.drafts(by=by, activity=make.activity_value(type="rakor"))
    meeting = actions.accept_draft(rows[0], by=by)
    note = actions.accept_draft(rows[-1], by=by)
    assert isinstance(note, MeetingNote)
    assert note.meeting == meeting


def test_participants_are_not_accepted_alone() -> None:
    with pytest.raises(Denied, match="draft_needs_activity"):
        _accept("participants")


def test_a_draft_is_decided_once() -> None:
    by = desk.ratna()
    row = make.draft("activity", by=by)
    stale = ArticleDraft.objects.get(pk=row.pk)
    actions.accept_draft(row, by=by)
    for again in (lambda: actions.accept_draft(stale, by=by), lambda: actions.drop_draft(stale, by=by)):
        with pytest.raises(Denied, match="draft_decided"):
            again()
    assert Activity.objects.count() == 1


def test_dropping_an_activity_drops_its_participants_only() -> None:
    by = desk.ratna()
    actions.drop_draft(make.draft("activity", by=by), by=by)
    assert _state("activity") == _state("participants") == {DraftState.DROPPED}
    assert _state("figure") == {DraftState.PROPOSED}


def test_somebody_without_the_right_accepts_nothing() -> None:
    row = make.draft("activity")
    with pytest.raises(Denied, match="not_allowed"):
        actions.accept_draft(row, by=desk.viewer("penyidik", "lapangan"))
    assert not Activity.objects.exists()
    assert not QuotedFigure.objects.exists()


def test_a_dropped_number_does_not_go_with_the_activity() -> None:
    by = desk.ratna()
    rows = make.drafts(by=by)
    intake.drop_draft(rows[3], by=by)
    assert actions.accept_draft(rows[0], by=by).quoted_total is None


def _read(text: str = make.NEWS, **rest: Any) -> tuple[Any, str]:
    by = desk.ratna()
    read = actions.read_article(
        text, by=by, task_force=by.task_force, region=CIANJUR, today=make.TODAY, **rest
    )
    return read.problem, read.source


def test_a_pasted_article_becomes_a_source_with_drafts() -> None:
    problem, source = _read(publisher="Harian Contoh")
    assert problem is None
    row = Source.objects.get(pk=source)
    assert (row.publisher, row.retrieved_on) == ("Harian Contoh", make.TODAY)
    assert {draft.kind for draft in ArticleDraft.objects.filter(article=row)} >= {"activity", "participants"}


def test_spans_fit_the_text_that_is_kept() -> None:
    _read("\r\n" + make.NEWS.replace("\n", "\r\n") + "\r\n")
    for draft in ArticleDraft.objects.select_related("article"):
        for span in draft.spans:
            assert draft.article.text[span["start"] : span["end"]] == span["quote"]


def test_the_same_text_twice_opens_the_same_drafts() -> None:
    _, first = _read()
    count = ArticleDraft.objects.count()
    _, second = _read("  " + make.NEWS + "\n\n")
    assert first == second
    assert ArticleDraft.objects.count() == count


def test_a_source_is_named_without_the_articles_first_line() -> None:
    _, source = _read()
    assert "Melati" not in Source.objects.get(pk=source).title
    assert (
        Source.objects.get(pk=_read(make.NEWS + " Selesai.", title="Judul sendiri")[1]).title
        == "Judul sendiri"
    )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  ", "article.empty"),
        ("The police held a meeting about trafficking in persons in the town hall on Monday.", "article.not_indonesian"),
        ("<html><body><p>Sosialisasi TPPO di Cianjur</p></body></html>", "article.is_html"),
        ("Harga beras di pasar naik lagi pekan ini menurut para pedagang yang ditemui di lapak mereka.", "article.other"),
        ("Sosialisasi TPPO di Cianjur. " * 80_000, "article.too_long"),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_read_is_refused_in_a_sentence_and_nothing_is_kept(text: str, key: str) -> None:
    problem, source = _read(text)
    assert str(problem).startswith(key)
    assert source == ""
    assert not Source.objects.filter(kind="article").exists()


def test_reading_needs_the_right() -> None:
    by = desk.viewer("penyidik", "lapangan")
    with pytest.raises(Denied, match="not_allowed"):
        actions.read_article(make.NEWS, by=by, task_force=by.task_force, region=CIANJUR, today=make.TODAY)


def test_an_article_that_another_office_read_is_one_of_the_own_office_too() -> None:
    _read()
    dewi = desk.dewi()
    read = actions.read_article(
        make.NEWS, by=dewi, task_force=dewi.task_force, region=KARAWANG, today=make.TODAY
    )
    assert (read.problem, read.known) == (None, False)
    assert Source.objects.filter(kind="article").count() == 2


def test_an_article_with_a_figure_only_is_named_by_the_day_it_was_read() -> None:
    problem, source = _read(make.FIGURE_ONLY)
    assert problem is None
    assert Source.objects.get(pk=source).title == "Artikel, dibaca 2026-11-21"


def test_an_article_that_tells_nothing_to_keep_says_so() -> None:
    problem, source = _read(make.NOTHING_TO_KEEP)
    assert str(problem) == "coordination.no_drafts()"
    assert (source, ArticleDraft.objects.count()) == ("", 0)


def test_a_number_that_is_not_certain_is_kept_as_about() -> None:
    by = desk.ratna()
    row = make.draft("figure", by=by)
    ArticleDraft.objects.filter(pk=row.pk).update(value={**row.value, "bound": "vague"})
    assert actions.accept_draft(row, by=by).bound == "approx"


def test_a_text_is_read_while_nothing_is_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    inside = len(connection.savepoint_ids)
    seen: list[int] = []

    def spy(text: str, *, today: date) -> Any:
        seen.append(len(connection.savepoint_ids) - inside)
        return read_text(text, today=today)

    monkeypatch.setattr("gugus.coordination.actions.articles.read_text", spy)
    assert _read()[0] is None
    assert seen == [0]


def test_a_text_that_another_click_kept_meanwhile_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    first: list[str] = []

    def slow(text: str, *, today: date) -> Any:
        if not first:
            first.append("")
            first[0] = _read()[1]
        return read_text(text, today=today)

    monkeypatch.setattr("gugus.coordination.actions.articles.read_text", slow)
    assert _read() == (None, first[0])
    drafts = ArticleDraft.objects.filter(article=first[0]).values_list("number", flat=True)
    assert len(drafts) == len(set(drafts)) > 0


def test_unseen_characters_make_no_second_article() -> None:
    _, first = _read()
    _, second = _read("\ufeff" + make.NEWS.replace(" ", "\xa0", 3).replace("\n", " \r") + "\u200b\x00")
    assert first == second
    assert "\x00" not in Source.objects.get(pk=first).text
