"""The audit: who, what, on what, from which post; keys and counts, never names."""

from __future__ import annotations

import pytest

from gugus.core import audit
from gugus.core.ids import new_id
from gugus.core.models import AuditEntry, WrappedKey
from gugus.core.reads import history
from gugus.core.time import now
from gugus.core.viewer import ANONYMOUS, Viewer, ViewerKind, receipt_holder, system

RATNA = Viewer(ViewerKind.PERSON, id="a1", post="p1", task_force="t1", regions=("32.03",))


@pytest.mark.django_db
def test_a_row_says_who_did_what_on_what() -> None:
    thing = WrappedKey(id=new_id())
    audit.record("report.read", by=RATNA, on=thing)
    row = AuditEntry.objects.get(action="report.read")
    assert (row.action, row.actor_kind, row.actor, row.post, row.task_force) == (
        "report.read",
        "person",
        "a1",
        "p1",
        "t1",
    )
    assert (row.object_kind, row.object_id, row.at) == ("core.wrappedkey", str(thing.pk), now())


@pytest.mark.django_db
def test_an_act_without_an_object_is_recorded_too() -> None:
    audit.record("form.leave", by=ANONYMOUS)
    row = AuditEntry.objects.get(action="form.leave")
    assert (row.actor_kind, row.actor, row.object_kind, row.object_id) == ("anonymous", "", "", "")


@pytest.mark.django_db
def test_the_system_says_why_it_acts() -> None:
    audit.record("roster.end", by=system("its last day has passed"))
    assert AuditEntry.objects.get(action="roster.end").note == "its last day has passed"


@pytest.mark.django_db
def test_the_holder_of_a_receipt_is_known_by_the_report_only() -> None:
    audit.record("message.write", by=receipt_holder("r1"))
    row = AuditEntry.objects.get(action="message.write")
    assert (row.actor_kind, row.actor, row.note) == ("receipt", "r1", "")


@pytest.mark.django_db
def test_the_history_of_one_thing_holds_its_own_rows_only() -> None:
    one, other = WrappedKey(id=new_id()), WrappedKey(id=new_id())
    for action, thing in (("a.one", one), ("a.other", other), ("a.two", one)):
        audit.record(action, by=RATNA, on=thing)
    assert {row["action"] for row in history("core.wrappedkey", one.pk)} == {"a.one", "a.two"}


@pytest.mark.django_db
def test_a_long_note_is_cut_and_never_undoes_the_act() -> None:
    audit.record("report.read", by=RATNA, note="x" * 5_000)
    row = AuditEntry.objects.get(action="report.read")
    assert (len(row.note), row.note[-1]) == (audit.NOTE_LIMIT, "…")


@pytest.mark.django_db
@pytest.mark.parametrize("note", ["a\0b", "a\nb", "a\u202eb", "a\ud800b", "a\x1bb"])
def test_a_note_is_one_line_that_every_database_takes(note: str) -> None:
    audit.record("report.read", by=RATNA, note=note)
    kept = AuditEntry.objects.get(action="report.read").note
    assert kept in ("a b", "a?b")


@pytest.mark.django_db
def test_a_row_stands_in_the_chain_of_the_viewer_or_else_of_the_object() -> None:
    class Thing:
        pk, task_force_id = "1", "t9"
        _meta = type("Meta", (), {"label_lower": "x.y"})

    class Force(Thing):
        pk, _meta = "t8", type("Meta", (), {"label_lower": "registry.taskforce"})

    assert audit.chain_of(RATNA, Thing()) == "t1"
    assert audit.chain_of(ANONYMOUS, Thing()) == "t9"
    assert audit.chain_of(system("night"), Force()) == "t8"
    assert audit.chain_of(ANONYMOUS, None) == ""


@pytest.mark.django_db
def test_chains_count_each_for_itself() -> None:
    other = Viewer(ViewerKind.PERSON, id="b1", task_force="t2")
    for by in (RATNA, other, RATNA):
        audit.record("report.read", by=by)
    assert list(
        AuditEntry.objects.filter(chain="t1").values_list("number", flat=True).order_by("number")
    ) == [1, 2]
    assert AuditEntry.objects.get(chain="t2").number == 1
