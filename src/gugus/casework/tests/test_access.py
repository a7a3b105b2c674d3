"""Who may know the people of a case: by letter, by a police file, by emergency; never through a wall."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.accounts import reads as accounts
from gugus.accounts.tests import make as people
from gugus.casework import actions, reads
from gugus.casework.actions import Letter
from gugus.casework.models import Peristiwa
from gugus.casework.reads import access
from gugus.casework.reads.matters import case_by_code, matter
from gugus.casework.tests import make
from gugus.core import assignments
from gugus.core.errors import Denied
from gugus.core.matters import Matter
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.time import living_at, now
from gugus.core.viewer import Viewer, system
from gugus.registry.models import Seat
from gugus.registry.tests.make import CIANJUR, KARAWANG

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def secretary() -> Viewer:
    return make.desk.viewer("sekretaris", "sekretariat")


def wall(row: Peristiwa, viewer: Viewer) -> None:
    post = party(PartyKind.POST, viewer.post)
    actions.wall_off(
        (Matter.EVENT, str(row.pk)), post, by=system("uji"), source=WallSource.REPORTER, reason="Terlibat."
    )


def fresh(key: str, *roles: str) -> Viewer:
    """The viewer of a real account, with what is assigned to its post and walled off from it."""
    known = accounts.account(f"{roles[0]}.{key}.{CIANJUR.replace('.', '')}")
    return people.viewer(known or people.account(key, *roles))


def letter(row: Peristiwa, viewer: Viewer, **changes: object) -> Letter:
    on = row.opened_at.date()
    return replace(Letter(row.code, viewer.post, "ST/9/UJI", on), **changes)  # type: ignore[arg-type]


def test_whoever_opens_a_case_knows_its_people_and_nobody_else_does() -> None:
    row = make.event()
    assert access.knows_people(fresh("penyidik", "penyidik"), row)
    assert not access.knows_people(fresh("ketua", "penyidik"), row)


def test_a_letter_opens_it_to_another_post_of_the_task_force() -> None:
    row, held = make.event(), fresh("ketua", "pendamping")
    actions.assign_case(letter(row, held, code=row.code.lower()), by=secretary(), on=row.opened_at.date())
    assert access.knows_people(fresh("ketua", "pendamping"), row)
    assert access.may_identify(fresh("ketua", "pendamping"), row)


def test_the_number_of_a_police_file_names_its_case() -> None:
    row, held = make.file().peristiwa, fresh("ketua", "jaksa")
    number = "lp/b/12/vi/2026/spkt/polres contoh"
    made = actions.assign_case(letter(row, held, code=number), by=secretary(), on=row.opened_at.date())
    assert (made.kind, str(made.subject)) == (Matter.EVENT, str(row.pk))


def test_an_assignment_to_a_police_file_covers_its_people_in_one_query() -> None:
    row = make.file()
    held = replace(make.prosecutor(), assigned=frozenset({(Matter.FILE, str(row.pk))}))
    other = make.event()
    with CaptureQueriesContext(connection) as asked:
        assert access.known_of(held, [str(row.peristiwa_id), str(other.pk)]) == {str(row.peristiwa_id)}
    assert len(asked) == 1
    assert access.knows_file(held, row)
    assert not access.knows_file(make.prosecutor(), row)
    assert access.case(held, row.peristiwa_id) == row.peristiwa
    assert access.case(make.prosecutor(), row.peristiwa_id) is None


def test_a_wall_is_stronger_than_a_letter_and_an_emergency() -> None:
    row = make.event()
    wall(row, make.officer())
    walled = fresh("penyidik", "penyidik")
    assert walled.assigned == frozenset()
    both = frozenset({(Matter.EVENT, str(row.pk))})
    opened = replace(walled, assigned=both, opened=frozenset({f"{Matter.EVENT}:{row.pk}"}))
    assert reads.peristiwa(opened, row.pk) is None
    assert access.case(opened, row.pk) is None


def test_a_walled_post_is_not_assigned_and_a_walled_secretary_finds_no_case() -> None:
    row, held = make.event(by=make.desk.viewer("ketua", "penyidik")), make.officer()
    on = row.opened_at.date()
    wall(row, held)
    with pytest.raises(Denied, match="post_not_assignable"):
        actions.assign_case(letter(row, held), by=secretary(), on=on)
    wall(row, secretary())
    behind = fresh("sekretaris", "sekretariat")
    for code in (row.code, "K-TIADA"):
        with CaptureQueriesContext(connection) as asked, pytest.raises(Denied, match="no_such_case"):
            actions.assign_case(letter(row, held, code=code), by=behind, on=on)
        assert len(asked) <= 6
    assert reads.assignments(behind, on) == []


def test_a_post_without_a_seat_and_a_case_of_another_region_are_refused() -> None:
    row = make.event()
    on, stranger = row.opened_at.date(), make.desk.viewer("penyidik", "penyidik", code=KARAWANG)
    with pytest.raises(Denied, match="post_not_assignable"):
        actions.assign_case(letter(row, stranger), by=secretary(), on=on)
    away = make.event(code=KARAWANG)
    with pytest.raises(Denied, match="no_such_case"):
        actions.assign_case(letter(away, make.officer()), by=secretary(), on=on)


def test_the_list_of_a_task_force_costs_the_same_with_more_rows() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            reads.assignments(secretary(), make.TODAY)
        return len(asked)

    make.event()
    one = queries()
    for _ in range(3):
        make.event()
    assert (queries(), len(reads.assignments(secretary(), make.TODAY))) == (one, 4)


def test_only_whoever_may_assign_reads_the_list() -> None:
    row = make.event()
    on = row.opened_at.date()
    assert reads.assignments(make.desk.viewer("ketua", "triase"), on) == []
    (one,) = reads.assignments(secretary(), on)
    assert (one.code, str(one.post.pk), one.row.letter) == (row.code, make.officer().post, "")
    assert reads.assignment(secretary(), one.row.pk, on) == one.row


def test_in_a_transition_only_assigned_cases_are_seen_and_nothing_new_is_opened() -> None:
    mine, other = make.event(), make.event(by=make.desk.viewer("ketua", "penyidik"))
    held = people.account("penyidik", "penyidik")
    last = now().date()
    Seat.objects.filter(post=held.appointment.post).update(valid_to=last)
    held.transition_to = last + timedelta(days=60)
    held.save(update_fields=["transition_to"])
    with living_at(now() + timedelta(days=3)):
        viewer = people.viewer(held)
        late = make.event()
        assert viewer.limited
        assert list(reads.peristiwa_of(people.viewer(held))) == [mine]
        with pytest.raises(Denied, match="only_assigned"):
            make.event(by=viewer)
    assert {other.pk, late.pk} & set(reads.peristiwa_of(viewer).values_list("pk", flat=True)) == set()


def test_an_emergency_needs_a_code_one_may_know_of() -> None:
    row, held = make.event(), people.account("ketua", "penyidik")
    people.account("sekretaris", "kustodian")
    reason = "Korban akan dibawa pergi malam ini."
    opened = actions.open_emergency(
        held, by=people.viewer(held), kind=Matter.EVENT, subject=row.code, reason=reason
    )
    assert (opened.kind, opened.subject) == (Matter.EVENT, str(row.pk))
    assert access.knows_people(people.viewer(held), row)
    for code in ("K-TIADA", make.event(code=KARAWANG).code):
        with pytest.raises(Denied, match="no_such_case"):
            actions.open_emergency(
                held, by=people.viewer(held), kind=Matter.EVENT, subject=code, reason=reason
            )


@pytest.mark.parametrize("typed", ["Anak {code}/2", "{lower}/1", " {code} "])
def test_a_code_is_taken_as_it_was_copied_from_the_screen(typed: str) -> None:
    row, held = make.event(), people.account("ketua", "penyidik")
    people.account("sekretaris", "kustodian")
    code = typed.format(code=row.code, lower=row.code.lower())
    opened = actions.open_emergency(
        held,
        by=people.viewer(held),
        kind=Matter.EVENT,
        subject=code,
        reason="Korban akan dibawa pergi malam ini.",
    )
    assert opened.subject == str(row.pk)
    assert case_by_code(people.viewer(held), code) == (Matter.EVENT, str(row.pk))


def test_a_police_file_is_named_by_its_number_or_the_code_of_its_event() -> None:
    row = make.event()
    make.file(row, lp="LP/K-23456/XI/2026")
    for typed in ("lp/k-23456/xi/2026", f"{row.code.lower()}/1"):
        assert matter(make.officer(), Matter.FILE, typed) == (Matter.EVENT, str(row.pk))
    assert matter(make.officer(), Matter.FILE, make.event().code) is None


def test_no_emergency_without_a_reviewer_on_this_side_of_the_wall() -> None:
    row, held = make.event(), people.account("ketua", "penyidik")
    custodian = people.account("sekretaris", "kustodian")
    wall(row, people.viewer(custodian))
    with pytest.raises(Denied, match="nobody_to_tell"):
        actions.open_emergency(
            held,
            by=people.viewer(held),
            kind=Matter.EVENT,
            subject=row.code,
            reason="Korban akan dibawa pergi malam ini.",
        )


def test_an_ended_assignment_closes_the_case_on_the_next_request() -> None:
    row = make.event()
    (given,) = assignments.of_matter((Matter.EVENT, str(row.pk)))
    assignments.end(given, on=row.opened_at.date(), by=secretary())
    assert not access.knows_people(fresh("penyidik", "penyidik"), row)
