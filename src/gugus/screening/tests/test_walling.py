"""Walls that come with a report: the reporter's, the reader's proposals; once, from the first moment, for ever read by somebody."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from gugus.accounts.models import Account
from gugus.core import walls
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry, Wall
from gugus.core.rules import WallSource, WallState
from gugus.core.say import sentences
from gugus.core.time import now
from gugus.core.viewer import Viewer, receipt_holder, system
from gugus.desk.models import Notice
from gugus.desk.tests import make as desk
from gugus.intake.models import Report
from gugus.intake.rules import Urgency
from gugus.registry import reads as registry
from gugus.screening import actions, walling
from gugus.screening.actions import Outcome
from gugus.screening.reasons import Reason, read_reason
from gugus.screening.routes import Tier, route_of
from gugus.screening.rules import Decision, PublicForm
from gugus.screening.standing import Holder, standing
from gugus.screening.tests import make

pytestmark = pytest.mark.django_db
ALLEGED = "Pak kades minta uang 3 juta untuk surat anak saya."
POLICE = "Polisi di sini menyuruh kami damai, kami diancam polisi."


@pytest.fixture(autouse=True)
def _cianjur_on_duty() -> None:
    make.on_duty()


@pytest.fixture
def desk_of_cianjur() -> Account:
    """A triage officer who is no policeman."""
    return make.officer("petugas", kind="uptd_ppa")


@pytest.fixture
def policeman() -> Account:
    return make.officer("sekretaris")


def _parties(row: Report) -> dict[str, str]:
    rows = walls.leading([("intake.report", str(row.pk))])
    told = walls.told(rows)
    return {told[str(each.pk)].party: each.state for each in rows}


def test_a_ticked_office_finds_nothing_from_the_first_moment(
    desk_of_cianjur: Account, policeman: Account
) -> None:
    row = make.report(make.told(groups=("polisi",)))
    assert _parties(row) == {"group:polisi:32.03": WallState.STANDING}
    assert (make.sees(row, desk_of_cianjur), make.sees(row, policeman)) == (True, False)


def test_a_named_holder_finds_nothing(desk_of_cianjur: Account) -> None:
    named = make.officer("kepala", "triase", kind="dinsos", name="Melati Contoh Kenanga")
    row = make.report(make.told(names="ibu Kenanga Melati"))
    assert (make.sees(row, desk_of_cianjur), make.sees(row, named)) == (True, False)


def test_an_english_story_brings_its_proposals_too_each_office_once(desk_of_cianjur: Account) -> None:
    story = "We were threatened by the police. Polisi minta uang 2 juta. The police told us to settle."
    row = make.report(make.told(story))
    assert _parties(row) == {"group:polisi:32.03": WallState.PROVISIONAL}
    (wall,) = Wall.objects.all()
    reason = read_reason(walls.reason_of(wall))
    assert reason is not None
    assert (reason.why, story[reason.start : reason.end]) == ("threat", "threatened by the police")


def test_an_office_named_in_english_beside_a_name_is_proposed(desk_of_cianjur: Account) -> None:
    states = _parties(make.report(make.told(names="Melati Contoh, the village head")))
    assert states["group:desa:32.03"] == WallState.PROVISIONAL


def test_an_office_beside_a_name_is_only_proposed(desk_of_cianjur: Account, policeman: Account) -> None:
    row = make.report(make.told(names="Melati Contoh polisi, Mawar Wangi"))
    states = _parties(row)
    assert states["group:polisi:32.03"] == WallState.PROVISIONAL
    assert sorted(states.values()).count(WallState.STANDING) == 2
    assert not make.sees(row, policeman)


@pytest.mark.parametrize(
    "name",
    ["Lukman Hakim", "Abdul Hakim", "Nur Hakim", "Slamet Carik", "Mulyadi Bayan", "Budi Satu", "Wayan Dua"],
)
def test_a_holder_whose_surname_is_also_an_office_finds_nothing(desk_of_cianjur: Account, name: str) -> None:
    named = make.officer("kepala", "triase", kind="dinsos", name=f"{name}, S.H.")
    row = make.report(make.told(names=name))
    assert (make.sees(row, desk_of_cianjur), make.sees(row, named)) == (True, False)


@pytest.mark.parametrize(
    "told",
    ["Bripka {}", "AKP {}, SH", "{} SH", "namanya {}", "{} (Kanit PPA)", "{} yang di polres", "pak Kanit {}", "Gus {}"],
)  # fmt: skip
def test_a_holder_named_with_a_rank_or_a_post_finds_nothing(desk_of_cianjur: Account, told: str) -> None:
    named = make.officer("kepala", "triase", kind="dinsos", name="Budi Satu Contoh")
    row = make.report(make.told(names=told.format("Budi Satu Contoh")))
    assert (make.sees(row, desk_of_cianjur), make.sees(row, named)) == (True, False)


def test_no_more_than_five_names_are_taken(desk_of_cianjur: Account) -> None:
    row = make.report(make.told(names=", ".join(f"Melati{each} Contoh{each}" for each in "abcdefgh")))
    assert len(_parties(row)) <= walling.NAMES


def test_a_group_that_does_not_exist_is_passed_over(desk_of_cianjur: Account) -> None:
    assert _parties(make.report(make.told(groups=("semua", "desa")))) == {
        "group:desa:32.03": WallState.STANDING
    }


def test_the_same_form_twice_sets_one_wall(desk_of_cianjur: Account) -> None:
    form, said = make.token(), make.told(groups=("desa",), names="Melati Contoh")
    outcomes = [make.received(said, form=form).outcome for _ in range(2)]
    assert outcomes == [Outcome.NEW, Outcome.AGAIN]
    assert Wall.objects.count() == 2


def test_names_added_by_the_same_form_add_walls(desk_of_cianjur: Account) -> None:
    form = make.token()
    make.received(make.told(groups=("desa",)), form=form)
    again = make.received(make.told(groups=("desa", "imigrasi"), names="Melati Contoh"), form=form)
    assert (again.outcome, Wall.objects.count()) == (Outcome.ADDED, 3)


def test_a_proposal_that_the_reporter_asks_for_as_well_is_confirmed(desk_of_cianjur: Account) -> None:
    form = make.token()
    row = Report.objects.get(pk=make.received(make.told(ALLEGED), form=form).report)
    assert set(_parties(row).values()) == {WallState.PROVISIONAL}
    make.received(make.told(ALLEGED, groups=("desa",)), form=form)
    assert set(_parties(row).values()) == {WallState.STANDING}


def test_two_simultaneous_sendings_set_each_wall_once(
    desk_of_cianjur: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, said = make.token(), make.told(groups=("desa",))
    make.received(make.told(), form=form)
    real, calls = actions.routing.put, []

    def second(report: Report, wanted: list[walling.Wanted], *, by: Viewer) -> int:
        calls.append(report)
        if len(calls) == 1:
            raise IntegrityError
        return real(report, wanted, by=by)

    monkeypatch.setattr(actions.routing, "put", second)
    assert make.received(said, form=form).outcome is Outcome.ADDED
    assert (len(calls), Wall.objects.count()) == (2, 1)


def test_the_readers_proposal_holds_provisionally_with_its_reason(desk_of_cianjur: Account) -> None:
    row = make.report(make.told(ALLEGED))
    wall = Wall.objects.get()
    reason = read_reason(walls.reason_of(wall))
    assert (wall.state, wall.source) == (WallState.PROVISIONAL, WallSource.ENGINE)
    assert reason is not None
    assert (reason.why, ALLEGED[reason.start : reason.end]) == ("money", "Pak kades minta uang")
    assert "kades" not in walls.reason_of(wall)
    assert row.read_at is None


def test_an_office_that_is_only_named_gets_no_wall(desk_of_cianjur: Account) -> None:
    make.report(make.told("Saya sudah lapor ke polisi dan pak kades membantu kami."))
    assert not Wall.objects.exists()


def test_a_message_brings_proposals_too(desk_of_cianjur: Account) -> None:
    row = make.report(make.told("Tolong."))
    holder = receipt_holder(str(row.pk))
    for seen in (0, 1):
        actions.add_message(row, ALLEGED, by=holder, token=make.token(PublicForm.MAILBOX), seen=seen)
    assert _parties(row) == {"group:desa:32.03": WallState.PROVISIONAL}
    reason = read_reason(walls.reason_of(Wall.objects.get()))
    assert reason is not None
    assert reason.message


def test_where_the_reporters_wall_leaves_nobody_nothing_is_taken_and_nothing_lost(policeman: Account) -> None:
    with pytest.raises(Denied, match="nobody_left"):
        make.received(make.told(groups=("polisi",)))
    assert not Report.objects.exists()
    assert not Wall.objects.exists()


def test_a_proposal_that_would_leave_nobody_is_left_out(policeman: Account) -> None:
    row = make.report(make.told(POLICE))
    assert _parties(row) == {}
    assert make.sees(row, policeman)


def test_a_later_wall_that_would_leave_nobody_is_refused(policeman: Account) -> None:
    form = make.token()
    row = Report.objects.get(pk=make.received(form=form).report)
    with pytest.raises(Denied, match="nobody_left"):
        make.received(make.told(groups=("polisi",)), form=form)
    assert make.sees(row, policeman)


@pytest.fixture
def province() -> Account:
    make.on_duty("32")
    return make.officer("sekretaris", code="32")


def test_the_province_reads_with_its_own_promise_what_the_regions_desk_cannot(
    policeman: Account, province: Account, settings: Settings
) -> None:
    row = make.report(make.told(groups=("polisi",), urgency=Urgency.NOW))
    assert (make.sees(row, policeman), make.sees(row, province)) == (False, True)
    assert row.promised_at == now() + timedelta(minutes=15)
    told = Notice.objects.get(kind="routed")
    assert (str(told.post_id), told.matter_id) == (str(province.appointment.post_id), str(row.pk))


def test_its_reporter_is_told_of_the_office_above_and_no_name(policeman: Account, province: Account) -> None:
    held = standing(make.report(make.told(groups=("polisi",))), now())
    assert (held.holder, held.post_title, held.office, held.kept_from) == (Holder.ABOVE, "", "", True)


def test_a_walled_officer_on_duty_is_not_named_to_the_reporter(
    policeman: Account, desk_of_cianjur: Account
) -> None:
    row = make.report(make.told(groups=("polisi",)))
    assert standing(row, now()).holder is Holder.OTHER
    assert {str(each.post_id) for each in Notice.objects.all()} == {str(desk_of_cianjur.appointment.post_id)}


def test_oversight_reads_what_no_desk_can_and_only_that(policeman: Account) -> None:
    prosecutor = make.officer("pengawas", "pengawas", kind="kejari")
    other, row = make.report(), make.report(make.told(groups=("polisi",)))
    route = route_of(row, now())
    assert route is not None
    assert route.tier is Tier.OVERSIGHT
    assert (make.sees(row, prosecutor), make.sees(other, prosecutor), make.sees(row, policeman)) == (
        True,
        False,
        False,
    )


def test_oversight_reads_beside_the_province_only_what_a_person_said(
    policeman: Account, province: Account
) -> None:
    prosecutor = make.officer("pengawas", "pengawas", kind="kejari")
    said, guessed = make.report(make.told(groups=("polisi",))), make.report(make.told(POLICE))
    assert (make.sees(said, prosecutor), make.sees(guessed, prosecutor)) == (True, False)
    assert (make.sees(said, province), make.sees(guessed, province)) == (True, True)


def test_a_custodian_is_the_last_reader(policeman: Account) -> None:
    custodian = make.officer("kepala", "kustodian", kind="uptd_ppa")
    row = make.report(make.told(groups=("polisi",)))
    assert make.sees(row, custodian)


def test_oversight_decides_about_what_was_sent_to_it(policeman: Account) -> None:
    prosecutor = make.officer("pengawas", "pengawas", kind="kejari")
    row, other = make.report(make.told(groups=("polisi",))), make.report()
    viewer = make.viewer_of(prosecutor)
    make.decided(row, Decision.ASK, by=viewer, question="Kapan?")
    with pytest.raises(Denied, match="not_allowed"):
        make.decided(other, Decision.ASK, by=viewer, question="Kapan?")


def test_a_report_is_not_handed_to_somebody_behind_its_wall(
    desk_of_cianjur: Account, policeman: Account
) -> None:
    row = make.report(make.told(groups=("polisi",)))
    with pytest.raises(Denied, match="post_walled"):
        make.decided(row, Decision.REFER, by=make.viewer_of(desk_of_cianjur), to=desk.yosef())


def test_when_its_only_reader_leaves_the_report_goes_on(
    desk_of_cianjur: Account, policeman: Account, province: Account
) -> None:
    second = make.officer("petugas", kind="dinsos")
    row = make.report(make.told(groups=("polisi",)))
    assert not Notice.objects.filter(post=province.appointment.post_id).exists()
    Account.objects.filter(pk__in=[desk_of_cianjur.pk, second.pk]).update(is_active=False)
    assert actions.reroute(by=system("route"), at=now()) == 1
    assert Notice.objects.filter(post=province.appointment.post_id).exists()
    assert actions.reroute(by=system("route"), at=now()) == 0
    assert make.sees(row, province)


@pytest.mark.parametrize(
    "groups", [("polisi",), ("perlindungan",), ("polisi", "perlindungan"), ("desa", "polisi", "kejaksaan")]
)
@pytest.mark.parametrize(
    "staff", [("polres",), ("uptd_ppa",), ("polres", "uptd_ppa"), ("polres", "uptd_ppa", "kejari")]
)
def test_a_report_nobody_may_see_is_impossible(groups: tuple[str, ...], staff: tuple[str, ...]) -> None:
    people = [
        make.officer(
            "sekretaris" if kind == "polres" else "petugas",
            "pengawas" if kind == "kejari" else "triase",
            kind=kind,
        )
        for kind in staff
    ]
    police = [each for each in people if each.appointment.post.agency.kind == "polres"]
    for story in ("Tolong.", POLICE, ALLEGED):
        with suppress(Denied):
            row = make.report(make.told(story, groups=groups))
            assert any(make.sees(row, each) for each in people)
            assert not ("polisi" in groups and any(make.sees(row, each) for each in police))


def test_a_story_without_a_named_office_costs_no_more_queries(desk_of_cianjur: Account) -> None:
    make.report()
    with CaptureQueriesContext(connection) as plain:
        make.report(make.told("Tolong kami."))
    assert not [each for each in plain if "core_wall" in each["sql"] or "accounts_account" in each["sql"]]


def test_no_audit_row_says_who_is_behind_a_wall(desk_of_cianjur: Account) -> None:
    make.report(make.told(groups=("polisi",), names="Melati Contoh"))
    said = " ".join(each.note for each in AuditEntry.objects.all())
    assert "polisi" not in said
    assert "Melati" not in said


def test_a_reason_comes_back_as_it_was_sealed_and_a_written_one_is_none() -> None:
    reason = Reason("money", 3, 9, "pesan", "Melati", "lagi\ndua baris")
    assert read_reason(reason.text) == reason
    for text in ("Ditulis petugas.", "", "{}", "[1]", '{"why": 1, "span": 3}'):
        assert read_reason(text) is None


def test_every_reason_and_every_group_of_the_reader_has_its_words() -> None:
    keys = {
        *(act for words in walling.vocabularies() for act in words.acts),
        "culprit",
        "insider",
        "kin",
        "wish",
        "asked",
        "asked_name",
        "named_office",
        "officer_name",
    }
    assert {f"screening.part.{key}" for key in keys} <= set(sentences())
    assert all(set(words.groups) <= set(registry.office_groups()) for words in walling.vocabularies())
