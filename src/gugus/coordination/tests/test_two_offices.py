"""One text read by two offices: each has its own article, decides its own drafts, and sees what was recorded."""

from __future__ import annotations

from importlib import import_module

import pytest

from gugus.coordination import actions, same_reads
from gugus.coordination.actions import ArticleRead, Correction
from gugus.coordination.tests import make
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry
from gugus.core.viewer import Viewer
from gugus.desk.tests import make as desk
from gugus.intake import actions as intake_actions
from gugus.intake import reads as intake
from gugus.intake.models import ArticleDraft
from gugus.outreach.models import Activity, ActivityTold
from gugus.registry.models import QuotedFigure, Source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
PROVINCE = "32"


def _read(by: Viewer, text: str = make.NEWS, **typed: str) -> ArticleRead:
    return actions.read_article(
        text, by=by, task_force=by.task_force, region=by.regions[0], today=make.TODAY, **typed
    )


def _drafts(by: Viewer, text: str = make.NEWS) -> dict[str, ArticleDraft]:
    """The drafts of a text as an office reads it, the first of each kind."""
    return {row.kind: row for row in reversed(intake.drafts(by, _read(by, text).source))}


def _proposed(by: Viewer, row: ArticleDraft) -> tuple[same_reads.Proposal, ...]:
    return same_reads.proposals(by, intake.drafts(by, row.article_id))[str(row.pk)]


def test_what_one_office_types_about_an_article_is_not_the_others() -> None:
    first, second = (
        _read(each, title=f"Judul {at}", publisher=f"Harian {at}", url=f"https://contoh.id/{at}")
        for at, each in enumerate((desk.ratna(), desk.dewi()), start=1)
    )
    rows = [Source.objects.get(pk=each.source) for each in (first, second)]
    assert [(row.title, row.publisher, row.url) for row in rows] == [
        ("Judul 1", "Harian 1", "https://contoh.id/1"), ("Judul 2", "Harian 2", "https://contoh.id/2"),
    ]  # fmt: skip


def test_an_address_that_another_office_kept_is_no_earlier_version() -> None:
    _read(desk.ratna(), url="https://contoh.id/satu")
    later = _read(desk.dewi(), make.AGAIN, url="https://contoh.id/satu")
    assert (later.earlier, later.known) == ("", False)


def test_each_office_keeps_its_own_correction_of_a_figure() -> None:
    for by, number in ((desk.ratna(), 31), (desk.dewi(), 28)):
        actions.accept_draft(_drafts(by)["figure"], by=by, correction=Correction(number=number))
    kept = {(row.source.office, int(row.number)) for row in QuotedFigure.objects.select_related("source")}
    assert kept == {(desk.ratna().task_force, 31), (desk.dewi().task_force, 28)}


def test_a_province_is_told_that_its_kabupaten_has_recorded_the_event() -> None:
    ratna, province = desk.ratna(), desk.ratna(PROVINCE)
    made = actions.accept_draft(_drafts(ratna)["activity"], by=ratna)
    row = _drafts(province)["activity"]
    (found,) = _proposed(province, row)
    assert (found.pk, found.office) == (str(made.pk), made.task_force.name)
    actions.accept_as_same(row, by=province, kind=found.kind, pk=found.pk)
    assert (Activity.objects.count(), ActivityTold.objects.count()) == (1, 1)


def test_a_kabupaten_is_told_that_its_province_has_recorded_the_event() -> None:
    ratna, province = desk.ratna(), desk.ratna(PROVINCE)
    made = actions.accept_draft(_drafts(province)["activity"], by=province)
    (found,) = _proposed(ratna, _drafts(ratna)["activity"])
    assert (found.pk, found.office) == (str(made.pk), made.task_force.name)


def test_the_own_office_is_not_named() -> None:
    ratna = desk.ratna()
    actions.accept_draft(_drafts(ratna)["activity"], by=ratna)
    assert [each.office for each in _proposed(ratna, _drafts(ratna, make.AGAIN)["activity"])] == [""]


def test_what_another_office_read_is_only_read() -> None:
    province, row = desk.ratna(PROVINCE), _drafts(desk.ratna())["activity"]
    for decide in (actions.accept_draft, actions.drop_draft, intake_actions.drop_draft):
        with pytest.raises(Denied, match="draft_of_another"):
            decide(row, by=province)
    actions.accept_draft(row, by=desk.ratna())
    with pytest.raises(Denied, match="draft_of_another"):
        actions.not_the_same(row, by=province)
    assert Activity.objects.get().task_force_id == row.task_force_id


def test_a_rakor_and_a_request_are_the_office_of_the_draft() -> None:
    ratna = desk.ratna()
    rows = make.drafts(by=ratna, activity=make.activity_value(type="rakor"))
    made = [actions.accept_draft(row, by=ratna) for row in rows if row.kind in ("activity", "request")]
    assert {str(row.task_force_id) for row in made} == {ratna.task_force}


def test_what_is_typed_later_fills_what_was_empty_and_nothing_else() -> None:
    by, acts = desk.ratna(), AuditEntry.objects.filter(action="registry.note_typed")
    source = _read(by).source
    again = _read(by, title="Judul ketikan", publisher="Harian Contoh", url="https://contoh.id/satu")
    assert (again.source, again.known, again.read_on) == (source, True, make.TODAY)
    _read(by, title="Judul lain", publisher="Harian Lain", url="https://contoh.id/dua")
    row = Source.objects.get(pk=source)
    assert (row.title, row.publisher, row.url) == ("Judul ketikan", "Harian Contoh", "https://contoh.id/satu")
    assert acts.count() == 1


def test_figures_of_other_offices_do_not_push_the_own_ones_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("gugus.registry.reads.statements"), "SIMILAR", 1)
    ratna, dewi = desk.ratna(), desk.dewi()
    made, _ = (actions.accept_draft(_drafts(by)["figure"], by=by) for by in (ratna, dewi))
    assert [each.pk for each in _proposed(ratna, _drafts(ratna, make.AGAIN)["figure"])] == [str(made.pk)]
