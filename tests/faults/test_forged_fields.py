"""Client-forged triage: what a browser adds to a form (a score, a state, an owner, a day) is stored nowhere."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client

from gugus.core.time import now
from gugus.desk.models import DutyRoster
from gugus.intake.models import Report
from gugus.intake.rules import ReportStatus, Urgency
from gugus.registry.tests.make import CIANJUR, KARAWANG
from gugus.screening.models import Triage
from gugus.screening.tests import make as screening
from gugus.web.public.tests import make as public
from tests.faults.office import person, stranger
from tests.faults.posts import ABOUT_ONE, at

pytestmark = pytest.mark.django_db
MARK, ELSEWHERE = "palsu-palsu", "99999999-9999-4999-8999-999999999999"
NAMES = {field.name for model in apps.get_models() for field in model._meta.concrete_fields}
SCORES = (
    "score",
    "verdict",
    "priority",
    "risk",
    "triage",
    "assessment",
    "flags",
    "owner_id",
    "csrf",
    "is_admin",
)
FORGED = {name: ELSEWHERE if name in ("id", "pk", "post", "account") else MARK for name in {*NAMES, *SCORES}}
AHEAD = {
    "status": ReportStatus.CLOSED, "door": "import", "language": "xx", "score": "100", "verdict": "belum_ada_tanda",
    "code": "L-00000", "received_at": "1999-12-31", "promised_at": "2099-12-31", "read_at": "1999-12-31", "lookup": "0" * 64,
    "decision": "not_tppo", "reason": "palsu", "task_force": ELSEWHERE,
}  # fmt: skip


def _fields_of(client: Client, path: str) -> set[str]:
    """The names a person can fill in on the page where a form stands: the address itself, or the nearest above it."""
    answer = client.get(path)
    if answer.status_code == 200:
        return set(re.findall(r'name="([^"]+)"', answer.content.decode()))
    return _fields_of(client, re.sub(r"[^/]+/$", "", path.partition("?")[0]))


def _everywhere() -> str:
    """All that stands in all tables."""
    rows = [str(row) for model in apps.get_models() for row in model._default_manager.values_list()]
    return "\n".join(rows)


@pytest.mark.parametrize("name", ABOUT_ONE)
def test_what_is_added_to_a_form_is_stored_nowhere(name: str) -> None:
    own = person("sekretaris")
    sent = ABOUT_ONE[name](own)
    known = _fields_of(own.client, sent.path) | set(sent.data)
    added = {each: value for each, value in FORGED.items() if each not in known}
    assert own.client.post(sent.path, {**added, **sent.data}).status_code == 302
    stored = _everywhere()
    assert MARK not in stored
    assert ELSEWHERE not in stored


def test_a_reporter_sets_neither_state_nor_score_nor_promise() -> None:
    screening.on_duty()
    said = {
        "region": CIANJUR,
        "token": public.form(),
        "story": "Adik saya diajak kerja.",
        "urgency": "unknown",
    }
    answer = Client().post(public.TELL, {**AHEAD, **said})
    assert public.words(answer)
    row = Report.objects.get()
    assert (row.status, row.urgency, row.door, row.language) == ("received", Urgency.UNKNOWN, "web", "en")
    assert row.read_at is None
    assert abs(row.received_at - now()) < timedelta(minutes=5)
    assert row.promised_at < now() + timedelta(days=2)
    assert row.code != AHEAD["code"]
    assert not Triage.objects.exists()


@pytest.mark.parametrize("urgency", ["", "100", "urgent", "NOW", "now,now"])
def test_an_urgency_that_is_none_is_asked_for_again(urgency: str) -> None:
    screening.on_duty()
    answer = public.send(public.form(), urgency=urgency)
    assert answer.status_code == 200
    assert not public.words(answer)
    assert not Report.objects.exists()


@pytest.mark.parametrize("field", ["to_post", "decision"])
def test_a_triager_chooses_from_the_list_only(field: str) -> None:
    own = person("sekretaris")
    sent = ABOUT_ONE["report_decide"](own)
    forged = {"to_post": stranger().viewer.post, "decision": "closed"}
    answer = own.client.post(
        sent.path, {**sent.data, "decision": "refer", "to_post": "", field: forged[field]}
    )
    assert answer.status_code == 200
    assert not Triage.objects.exists()


@pytest.mark.parametrize("field", ["region", "post", "backup_post"])
def test_a_roster_takes_no_region_or_post_of_others(field: str) -> None:
    own, other = person("sekretaris"), person("ketua", "lapangan")
    said = {
        "region": CIANJUR, "post": own.viewer.post, "backup_post": other.viewer.post, "valid_from": "21/11/2026",
        "valid_to": "21/12/2026", "reads_at": "08.00", "urgent_minutes": "15", "all_hours": "24",
    }  # fmt: skip
    forged = KARAWANG if field == "region" else stranger().viewer.post
    assert own.client.post(at("rosters"), {**said, field: forged}).status_code == 200
    assert not DutyRoster.objects.exists()
    assert own.client.post(at("rosters"), said).status_code == 302
