"""What an article and an officer may not do to others: too many drafts, too many at once, characters nobody sees."""

from __future__ import annotations

import pytest

from gugus.coordination import actions, same_reads
from gugus.coordination.actions import Correction
from gugus.coordination.models import MeetingAgency
from gugus.coordination.tests import make
from gugus.core.errors import Denied
from gugus.desk.tests.make import ratna
from gugus.intake import reads as intake
from gugus.intake.models import ArticleDraft, ArticleExample
from gugus.intake.rules import DRAFTS_LIMIT
from gugus.outreach.models import Activity, ActivityAgency
from gugus.registry.models import QuotedFigure, Source
from gugus.registry.tests.make import CIANJUR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
HEAD = "Kepala Dinas Sosial Kabupaten Cianjur menyampaikan data tindak pidana perdagangan orang (TPPO), Senin (5/10/2026).\n"
LONG = "Kantor " + "x" * 400


def _read(text: str, **typed: str) -> actions.ArticleRead:
    by = ratna()
    at = {"task_force": by.task_force, "region": CIANJUR}
    return actions.read_article(text, by=by, today=make.TODAY, **at, **typed)


def _many(count: int, **changes: object) -> list[ArticleDraft]:
    """Figures that wait, each with its own number and words."""
    row = make.draft("figure")
    return ArticleDraft.objects.bulk_create(
        ArticleDraft(
            article=row.article, task_force=row.task_force, region=row.region, number=100 + at, key=f"z{at}", kind="figure",
            value={**row.value, "number": 100 + at, **changes}, spans=[{"start": at, "end": at + 3, "quote": "abc"}],
        )
        for at in range(count)
    )  # fmt: skip


def test_a_text_of_too_many_drafts_is_refused_with_a_sentence_and_nothing_is_kept() -> None:
    read = _read(HEAD + "".join(f"Ada {number + 3} korban TPPO.\n" for number in range(DRAFTS_LIMIT + 20)))
    assert read.problem is not None
    assert read.problem.key == "coordination.too_many_drafts"
    assert not ArticleDraft.objects.exists()
    assert not Source.objects.filter(kind="article").exists()


def test_more_than_a_hundred_are_not_accepted_in_one_step() -> None:
    rows = _many(101)
    with pytest.raises(Denied, match="too_many_at_once"):
        actions.accept_drafts(rows, by=ratna())
    assert not QuotedFigure.objects.exists()
    actions.accept_drafts(rows[:100], by=ratna())
    assert QuotedFigure.objects.count() == 100


def test_more_than_a_hundred_notes_are_not_dropped_in_one_step() -> None:
    rows = _many(101)
    ArticleDraft.objects.filter(pk__in=[row.pk for row in rows]).update(kind="claim")
    waiting = list(ArticleDraft.objects.filter(kind="claim"))
    with pytest.raises(Denied, match="too_many_at_once"):
        actions.drop_notes(waiting, by=ratna())


def test_a_figure_too_large_is_refused_by_accept_accept_all_and_correction() -> None:
    (row,) = _many(1, number=24 * 10**14)
    for act in (
        lambda: actions.accept_draft(row, by=ratna()),
        lambda: actions.accept_drafts([row], by=ratna()),
        lambda: actions.accept_draft(row, by=ratna(), correction=Correction(number=10**15)),
    ):
        with pytest.raises(Denied, match="figure_too_large"):
            act()
    assert (ArticleDraft.objects.get(pk=row.pk).state, QuotedFigure.objects.count()) == ("proposed", 0)


def test_participants_are_not_taken_back_without_their_activity() -> None:
    by = ratna()
    first = {row.kind: row for row in intake.drafts(by, _read(make.NEWS).source)}
    made = actions.accept_draft(first["activity"], by=by)
    again = {row.kind: row for row in intake.drafts(by, _read(make.AGAIN).source)}
    actions.accept_as_same(again["activity"], by=by, kind=same_reads.ACTIVITY, pk=str(made.pk))
    with pytest.raises(Denied, match="undo_with_activity"):
        actions.not_the_same(ArticleDraft.objects.get(pk=again["participants"].pk), by=by)
    assert ArticleDraft.objects.get(pk=again["participants"].pk).state == "accepted"
    actions.not_the_same(again["activity"], by=by)
    assert ArticleDraft.objects.get(pk=again["participants"].pk).state == "proposed"


def test_what_nobody_sees_is_not_kept_of_a_typed_title() -> None:
    read = _read(make.NEWS, title="Judul\u202egnp\u200b contoh", publisher="\u2066Harian\u00a0Contoh\u200f")
    row = Source.objects.get(pk=read.source)
    assert (row.title, row.publisher) == ("Judulgnp contoh", "Harian Contoh")


def test_what_nobody_sees_is_not_kept_of_a_correction() -> None:
    row = make.draft("activity")
    fix = Correction(
        title="Rapat\u202e bersama",
        venue="\u200b",
        organiser="Dinas\u2066 Contoh",
        agencies=("A\u200bB", "\u200b"),
    )
    actions.accept_draft(row, by=ratna(), correction=fix)
    made = Activity.objects.get()
    assert (made.title, made.venue, made.organiser_as_written) == ("Rapat bersama", "", "Dinas Contoh")
    assert [each.as_written for each in ActivityAgency.objects.all()] == ["AB"]
    assert "\u202e" not in str(list(ArticleExample.objects.values_list("corrected", flat=True)))


def test_a_title_of_what_nobody_sees_is_no_title() -> None:
    with pytest.raises(Denied, match="title_needed"):
        actions.accept_draft(
            make.draft("activity"), by=ratna(), correction=Correction(title="\u2066\u200f" * 9)
        )


@pytest.mark.parametrize(("kind", "kept"), [("sosialisasi", ActivityAgency), ("rakor", MeetingAgency)])
def test_a_long_name_of_an_office_is_kept_as_long_as_its_column(
    kind: str, kept: type[ActivityAgency | MeetingAgency]
) -> None:
    fix = Correction(kind=kind, organiser=LONG, agencies=(LONG,))
    actions.accept_draft(make.draft("activity"), by=ratna(), correction=fix)
    assert [each.as_written for each in kept.objects.all()] == [LONG[:160]]


def test_a_long_unit_and_a_long_speaker_fit_their_columns() -> None:
    (row,) = _many(1, unit="k" * 90, speaker={"post": "p" * 200, "agency": "a" * 200})
    actions.accept_draft(row, by=ratna())
    assert len(QuotedFigure.objects.get().unit) == 60
