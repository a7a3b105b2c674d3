"""What the list of requests and the form for a new one show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.core.rights import reads
from gugus.core.rights.actions import Asked
from gugus.core.rights.rules import Decision, RequestKind, RequestState, kinds
from gugus.core.viewer import Viewer
from gugus.web.hours import HourView, hour_view
from gugus.web.moments import clock_text, instant
from gugus.web.outreach.office import Office
from gugus.web.paging import Paged, paged
from gugus.web.rights.forms import RequestForm
from gugus.web.rights.labels import DECISIONS, STATES, kind_name
from gugus.web.said import short_moment

if TYPE_CHECKING:
    from gugus.core.models import RightsRequest


@dataclass(frozen=True)
class Line:
    """One request in the list: code and clock, no name."""

    url: str
    code: str
    kind: str
    received: str
    state: str
    badge: str
    clock: HourView


@dataclass(frozen=True)
class ListPage:
    """The requests of the viewer's regions."""

    rows: Paged[Line]
    may_write: bool


@dataclass(frozen=True)
class KindNote:
    """One kind of request with its article and its doubt."""

    name: str
    basis: str
    doubtful: bool


def list_page(viewer: Viewer, params: QueryDict, now: datetime, zone: str) -> ListPage:
    """The list: what waits first, the nearest due on top."""
    rows = paged(params, "bagian", lambda limit, skip: reads.requests(viewer, limit, skip))
    return ListPage(
        rows.made(lambda found: [_line(row, now, zone) for row in found]), viewer.may("rights.write")
    )


def _line(row: RightsRequest, now: datetime, zone: str) -> Line:
    label, badge = state_of(row)
    return Line(
        reverse("web:rights_request", args=[row.pk]), row.code, kind_name(row.kind), short_moment(row.received_at, zone),
        label, badge, clock_of(row, now, zone),
    )  # fmt: skip


def state_of(row: RightsRequest) -> tuple[str, str]:
    """Where a request stands, with its decision once there is one, and the kind of badge."""
    label, badge = STATES[RequestState(row.state)]
    decided = f"{DECISIONS[Decision(row.decision)]} · " if row.decision else ""
    return f"{decided}{label}", badge


def clock_of(row: RightsRequest, now: datetime, zone: str) -> HourView:
    """The clock of a request, with its article."""
    kind = kinds()[row.kind]
    return hour_view(reads.clock_of(row), now, zone, basis=kind.basis, confidence=kind.confidence)


def request_form(office: Office, now: datetime, data: QueryDict | None = None) -> RequestForm:
    """The form for a new request: it came just now unless said otherwise."""
    start = {
        "received_on": office.today,
        "received_time": clock_text(now, office.zone),
        "door": "in_person",
        "proof": "none",
    }
    return RequestForm(data, initial=start)


def asked_of(form: RequestForm, zone: str) -> Asked:
    """What the form says was asked."""
    said = form.cleaned_data
    return Asked(
        RequestKind(said["kind"]), said["door"], said["proof"],
        instant(said["received_on"], said["received_time"], zone), said["name"], said["contact"], said["words"],
        said["subject"],
    )  # fmt: skip


def kind_notes() -> Sequence[KindNote]:
    """What may be asked, with the article of each."""
    return [KindNote(kind_name(key), one.basis, one.confidence == "U") for key, one in kinds().items()]


def crumbs(here: str) -> list[dict[str, str]]:
    """The way back to the list."""
    return [{"label": _("Rights"), "url": reverse("web:rights")}, {"label": here}]
