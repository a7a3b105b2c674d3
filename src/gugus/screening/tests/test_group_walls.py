"""A wall on a group of offices holds before those that come to the region after it, by seat, cover or decree."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.accounts.actions import open_account
from gugus.accounts.models import Account
from gugus.accounts.reads.holding import parties
from gugus.core.matters import Matter
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.viewer import Viewer
from gugus.core.walls import set_wall
from gugus.intake.models import Report
from gugus.registry import reads as registry_reads
from gugus.registry.actions import appoint_from_decree
from gugus.registry.models import Agency, AgencyCover, Appointment, Post
from gugus.registry.rules.decree import AgencyNamed, Holding, PostNamed, SeatGiven
from gugus.registry.rules.vocabulary import SeatRole
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR, KARAWANG
from gugus.screening.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> Report:
    """A report that neither police nor immigration office may know of; somebody of the social office reads it."""
    make.on_duty()
    for key in ("kepala", "wakil"):
        make.officer(key, "triase", kind="dinsos")
    return make.report(make.told(groups=("polisi", "imigrasi")))


def newcomer(kind: str, *, at: str, seated: str = CIANJUR) -> Account:
    """A triage account of a new office in one region, seated by a later decree in the task force of another."""
    agency, force = f"baru-{kind}-{at}", registry.appointed(seated).task_force
    plain = registry.decree(seated)
    later = registry.decree(
        seated, title=f"SK {agency}", agencies=(*plain.agencies, AgencyNamed(agency, kind, at)),
        posts=(*plain.posts, PostNamed(agency, "kanit", "Kanit")),
        seats=(*plain.seats, SeatGiven(SeatRole.MEMBER, f"{agency}/kanit")),
        holdings=(*plain.holdings, Holding(f"{agency}/kanit", "Dahlia Rekaan Baru", registry.BEGINS)),
    )  # fmt: skip
    appoint_from_decree(later, by=registry.BY)
    held = Appointment.objects.get(post__agency__key=agency)
    return open_account(
        f"kanit.{agency}", by=registry.BY, appointment=str(held.pk), task_force=str(force.pk), roles=("triase",),
        password="contoh",
    )  # fmt: skip


def test_a_new_office_seated_in_the_region_finds_nothing(row: Report) -> None:
    assert not make.sees(row, newcomer("polsek", at=f"{CIANJUR}.01"))


def test_an_office_of_another_region_that_a_later_decree_seats_here_finds_nothing(row: Report) -> None:
    assert not make.sees(row, newcomer("kantor_imigrasi", at=KARAWANG))
    assert make.sees(row, newcomer("dinsos", at=KARAWANG))


def test_an_office_of_another_region_that_comes_to_serve_this_one_is_one_of_the_group(row: Report) -> None:
    agency = Agency.objects.create(
        key="uji-imigrasi-luar", kind="kantor_imigrasi", name="Kantor Imigrasi Contoh", region_id=KARAWANG
    )
    post, group = Post.objects.create(agency=agency, key="kepala", title="Kepala"), "group:imigrasi:32.03"
    assert group not in registry_reads.parties_of_post(post)
    AgencyCover.objects.create(agency=agency, region_id=CIANJUR)
    assert group in registry_reads.parties_of_post(post)


def test_whoever_serves_elsewhere_only_is_not_walled_off(row: Report) -> None:
    account = newcomer("kantor_imigrasi", at=KARAWANG, seated=KARAWANG)
    assert "group:imigrasi:32.03" not in parties([account])[str(account.pk)]
    assert "group:imigrasi:32.15" in parties([account])[str(account.pk)]


def test_an_officers_wall_on_a_group_holds_the_same(row: Report) -> None:
    plain, by = make.report(), make.viewer_of(Account.objects.get(username="kepala.dinsos.32.03"))
    group = party(PartyKind.GROUP, "kampus:32.03")
    set_wall(
        (Matter.REPORT, str(plain.pk)),
        group,
        by=by,
        source=WallSource.OFFICER,
        reason="Disebut dalam cerita.",
    )
    assert not make.sees(plain, newcomer("kampus", at=KARAWANG))


def test_many_accounts_are_asked_about_in_as_many_queries_as_one(row: Report) -> None:
    def cost(accounts: list[Account]) -> int:
        with CaptureQueriesContext(connection) as asked:
            parties(accounts)
        return len(asked)

    newcomer("polsek", at=f"{CIANJUR}.01")
    newcomer("kantor_imigrasi", at=KARAWANG)
    some = list(Account.objects.select_related("appointment__post__agency"))
    police = [each for each in some if each.appointment.post.agency.kind == "polsek"]
    assert cost(police) == cost(some)


def test_the_viewer_of_a_newcomer_carries_the_group(row: Report) -> None:
    viewer: Viewer = make.viewer_of(newcomer("polsek", at=f"{CIANJUR}.01"))
    assert {"group:polisi:32.03", "group:polisi:32.03.01", "group:polisi:32"} <= viewer.parties
