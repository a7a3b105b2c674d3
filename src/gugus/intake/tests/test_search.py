"""Searching sealed people: what is found, how little is opened, and what the audit keeps of it."""

from __future__ import annotations

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from gugus.core import search as tokens_of
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry, SearchToken
from gugus.core.viewer import Viewer, ViewerKind
from gugus.desk.tests import make as desk
from gugus.intake import asking, tokens
from gugus.intake.actions.search import SHOWN, SearchResult, search, similar_reports
from gugus.intake.tests import make
from gugus.registry.tests.make import CIANJUR, KARAWANG

pytestmark = pytest.mark.django_db
STORY = "Adik saya dijanjikan kerja restoran di luar negeri oleh tetangga, lalu paspornya diambil dan tidak boleh pulang."


def _officer(code: str = CIANJUR) -> Viewer:
    return desk.viewer("sekretaris", "triase", code=code)


def _keys(result: SearchResult) -> list[str]:
    return [say.key.removeprefix("intake.hit.") for say in result.hits[0].reasons]


def _notes() -> list[str]:
    return [*AuditEntry.objects.filter(action="person.search").order_by("at").values_list("note", flat=True)]


@pytest.mark.parametrize(
    ("written", "asked", "why"),
    [
        ("Soekarni Contoh", "sukarni contoh", ["spelling"]),
        ("Melati Contoh", "Contoh Melati", ["order"]),
        ("Suparman", "Suparman", ["same"]),
        ("Suparman", "Suparman Contoh", ["part"]),
        ("Nurhayati", "Nur Hayati", ["joined"]),
        ("Hj. Rokayah", "Bu Rokayah", ["same"]),
    ],
)
def test_a_person_is_found_by_spelling_order_and_single_name(
    written: str, asked: str, why: list[str]
) -> None:
    make.person(written)
    result = search(asked, by=_officer())
    assert [hit.found.value for hit in result.hits] == [written]
    assert _keys(result) == why


@pytest.mark.parametrize(
    ("told", "asked", "kind"),
    [
        ("Nomornya 0812-3456-7890", "+62 812 3456 7890", "phone"),
        ("NIK 3203015501990001", "3203015501990001", "nik"),
        ("paspor saya A1234567", "a 1234567", "passport"),
        ("surat ke agen@contoh.id", "AGEN@contoh.id", "email"),
        ("akunnya @loker.contoh", "@Loker.Contoh", "handle"),
    ],
)
def test_a_number_or_account_of_a_report_is_found_exactly(told: str, asked: str, kind: str) -> None:
    row = make.report(story=f"{told}, tolong dicek.")
    result = search(asked, by=_officer())
    assert (result.kind, _keys(result), result.hits[0].found.code) == (kind, ["exact"], row.code)


def test_an_account_without_its_service_is_a_weaker_hit() -> None:
    make.report(story="gabung t.me/agen_contoh katanya")
    assert _keys(search("@agen_contoh", by=_officer())) == ["other_service"]


def test_a_year_of_birth_ranks_and_excludes_nobody() -> None:
    for born in (1990, 1998, 1999, None):
        make.person("Melati", born=born)
    hits = search("Melati", by=_officer(), born=1998).hits
    assert [hit.found.born for hit in hits] == [1998, 1999, None, 1990]


def test_at_most_500_are_opened_and_the_best_are_among_them() -> None:
    make.crowd(["Siti Contoh"] * 600)
    make.person("Siti Aminah Contoh")
    result = search("Siti Aminah Contoh", by=_officer())
    assert (result.opened, result.more, len(result.hits)) == (500, True, SHOWN)
    assert result.hits[0].found.value == "Siti Aminah Contoh"


def _queries(asked: str, by: Viewer) -> int:
    with (
        CaptureQueriesContext(connections["default"]) as one,
        CaptureQueriesContext(connections["keys"]) as other,
    ):
        search(asked, by=by)
    return len(one) + len(other)


def test_the_number_of_queries_does_not_grow() -> None:
    officer = _officer()
    make.person("Melati Contoh", born=1998)
    few = _queries("Melati Contoh", officer)
    make.crowd(["Melati Contoh"] * 30)
    assert _queries("Melati Contoh", officer) == few <= 10


def test_another_region_sees_nothing() -> None:
    make.person("Melati Contoh")
    make.report(story="Bu Melati, nomornya 0812-3456-7890.")
    for asked in ("Melati Contoh", "081234567890"):
        assert search(asked, by=_officer(KARAWANG)).opened == 0


def test_rights_narrow_what_is_opened() -> None:
    make.person("Melati Contoh")
    make.report(story="Saya ditawari kerja oleh Bu Melati dari kota.")
    investigator = desk.viewer("penyidik", "penyidik")
    assert [hit.found.report for hit in search("Melati", by=investigator).hits] == [""]
    assert len(search("Melati", by=_officer()).hits) == 2


def test_the_audit_keeps_what_was_opened_and_never_the_name() -> None:
    make.person("Melati Contoh")
    for asked in ("Melati Contoh", "contoh melaty", "Mawar"):
        search(asked, by=_officer())
    first, second, third = _notes()
    assert first.startswith("person opened=1 shown=1 of=")
    assert first.rpartition("=")[2] == second.rpartition("=")[2] != third.rpartition("=")[2]
    assert third.startswith("person opened=0 shown=0 of=")
    assert "elat" not in "".join(_notes()).casefold()


def test_a_village_head_finds_nothing_and_the_search_is_logged() -> None:
    make.person("Dadang Contoh")
    make.report(story="Kepala desa bernama Dadang Contoh mengumpulkan KTP kami.")
    head = desk.viewer("ketua", "desa")
    with pytest.raises(Denied, match="not_allowed"):
        search("Dadang Contoh", by=head)
    assert [note.rpartition("=")[0] for note in _notes()] == ["person refused of"]
    assert AuditEntry.objects.get(action="person.search").actor == head.id


def test_a_reporter_and_a_stranger_may_not_search() -> None:
    for kind in (ViewerKind.ANONYMOUS, ViewerKind.RECEIPT, ViewerKind.LINK):
        with pytest.raises(Denied):
            search("Melati", by=Viewer(kind))


@pytest.mark.parametrize(
    ("asked", "born", "key"),
    [
        ("", None, "search_empty"),
        ("?! 12", None, "search_empty"),
        ("a" * 201, None, "search_too_long"),
        ("Melati", 1899, "search_year"),
        ("Melati", 3000, "search_year"),
    ],
)
def test_what_cannot_be_looked_for_is_said(asked: str, born: int | None, key: str) -> None:
    with pytest.raises(Denied, match=key):
        search(asked, by=_officer(), born=born)


def test_who_was_dropped_is_not_found() -> None:
    row = make.person("Melati Contoh")
    tokens_of.drop("intake.mention", str(row.pk))
    assert search("Melati Contoh", by=_officer()).hits == ()


def test_the_tokens_show_nothing_of_the_person() -> None:
    make.report(story="Saya ditawari kerja oleh Bu Melati, nomornya 0812-3456-7890, di luar negeri katanya.")
    shown = str([*SearchToken.objects.values()]).casefold()
    assert not any(each in shown for each in ("melati", "812345", "ditawari", "person", "phone"))


def test_a_report_told_again_is_found_as_similar_and_another_is_not() -> None:
    row = make.report(story=STORY)
    again = make.report(story=STORY.replace("restoran", "toko"))
    make.report(
        story="Kapal ikan di pelabuhan menahan KTP dua puluh orang dan gaji tidak dibayar sejak bulan lalu."
    )
    result = similar_reports(row, by=_officer())
    assert [each.code for each in result.rows] == [again.code]
    assert result.rows[0].likeness > 0.6
    entry = AuditEntry.objects.get(action="report.similar")
    assert (entry.object_id, entry.note) == (str(row.pk), f"opened={result.opened} shown=1")


def test_similar_reports_stay_within_ones_regions() -> None:
    row = make.report(story=STORY)
    make.report(story=STORY, code=KARAWANG)
    assert similar_reports(row, by=_officer()).rows == ()
    with pytest.raises(Denied):
        similar_reports(row, by=_officer(KARAWANG))


def test_a_query_makes_tokens_of_two_purposes_that_never_meet() -> None:
    asked = asking.read_query("Siti Contoh", 1998, 2026)
    made = [tokens_of.token(*pair) for pair in asked.pairs]
    assert len(set(made)) == len(set(asked.pairs)) == len(made)
    assert {purpose for purpose, _ in asked.pairs} == {tokens.NAME, tokens.WHOLE, tokens.BORN}
