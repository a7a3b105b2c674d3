"""In a transition, and without a second factor, the desk holds what is about assigned matters and answers no other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.core.errors import Denied
from gugus.core.viewer import Viewer, system
from gugus.desk import actions, reads
from gugus.desk.models import HandOff
from gugus.desk.tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
OTHER = ("intake.report", "5f0d4a1e-0000-4000-8000-000000000002", "L-LAINN")


def limited(viewer: Viewer, *matters: tuple[str, str]) -> Viewer:
    """The viewer after its decree ran out, with what was assigned before."""
    return replace(viewer, limited=True, assigned=frozenset(matters))


def other() -> HandOff:
    """A hand-off from Ratna to Yosef about a report that is assigned to neither."""
    note = "Mohon ditindaklanjuti."
    return actions.hand_off(
        by=make.ratna(), to_post=make.yosef().post, region="32.03", subject=OTHER, note=note
    )


def test_only_hand_offs_about_assigned_matters_are_in_the_lists_and_open() -> None:
    mine, away = make.hand_off(), other()
    for who, lists in ((make.yosef(), (reads.for_post,)), (make.ratna(), (reads.from_post, reads.sent_open))):
        viewer = limited(who, make.REPORT[:2])
        assert [[row.pk for row in each(viewer)] for each in lists] == [[mine.pk]] * len(lists)  # type: ignore[operator]
        assert reads.hand_off(viewer, mine.pk) is not None
        assert reads.hand_off(viewer, away.pk) is None


def test_what_was_declined_before_is_out_of_the_list_too() -> None:
    actions.decline(row := other(), by=make.yosef(), reason="Bukan wilayah kami.")
    assert [each.pk for each in reads.ended(make.yosef())] == [row.pk]
    assert not reads.ended(limited(make.yosef()))


@pytest.mark.parametrize("step", ["accept", "decline", "complete", "recall"])
def test_no_step_is_taken_about_another_matter(step: str) -> None:
    row, viewer = other(), limited(make.ratna() if step == "recall" else make.yosef(), make.REPORT[:2])
    acts = {
        "accept": lambda: actions.accept(row, by=viewer),
        "decline": lambda: actions.decline(row, by=viewer, reason="Bukan wewenang kami."),
        "complete": lambda: actions.complete(row, by=viewer, outcome="Sudah ditangani."),
        "recall": lambda: actions.recall(row, by=viewer),
    }
    with pytest.raises(Denied, match="only_assigned"):
        acts[step]()


def test_an_assigned_matter_goes_on() -> None:
    row, viewer = make.hand_off(), limited(make.yosef(), make.REPORT[:2])
    actions.accept(row, by=viewer)
    actions.complete(row, by=viewer, outcome="Sudah ditangani.")
    with pytest.raises(Denied, match="only_assigned"):
        actions.hand_off(
            by=viewer, to_post=make.ratna().post, region="32.03", subject=OTHER, note="Mohon dilanjutkan."
        )


def test_notices_of_other_matters_are_out_and_those_of_no_matter_stay() -> None:
    post, by = make.yosef().post, system("uji")
    for matter in (make.REPORT[1], OTHER[1], ""):
        actions.notify(by=by, post=post, kind="routed", subject=make.REPORT, matter=matter)
    viewer = limited(make.yosef(), make.REPORT[:2])
    assert {row.matter_id for row in reads.notices(viewer)} == {make.REPORT[1], ""}
    assert len(reads.notices(make.yosef())) == 3


def test_the_limit_costs_no_query() -> None:
    for _ in range(3):
        make.hand_off()
        other()
    costs = []
    for viewer in (make.yosef(), limited(make.yosef(), make.REPORT[:2])):
        with CaptureQueriesContext(connection) as asked:
            reads.for_post(viewer)
            reads.notices(viewer)
        costs.append(len(asked))
    assert costs == [2, 2]


@pytest.mark.parametrize("role", ["lapangan", "desa", "sekolah", "lembaga"])
def test_without_a_second_factor_only_what_is_about_an_assigned_matter_opens(role: str) -> None:
    viewer = make.viewer("ketua", role)
    row = make.hand_off(to=viewer)
    assert reads.hand_off(viewer, row.pk) is None
    assert not reads.for_post(viewer)
    held = replace(viewer, assigned=frozenset({make.REPORT[:2]}))
    assert [each.pk for each in reads.for_post(held)] == [row.pk]
