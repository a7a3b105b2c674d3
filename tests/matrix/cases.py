"""Reports, events, police files, attachments and hand-offs of the matrix, with their assignments, walls and emergencies."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from gugus.casework import actions
from gugus.casework.models import Peristiwa
from gugus.casework.tests import make as casework
from gugus.core import assignments
from gugus.core.keys import Subject
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.tests import files_make
from gugus.core.viewer import ANONYMOUS
from gugus.desk import actions as desk
from gugus.desk.tests import make as desk_make
from gugus.intake.actions import attachments
from gugus.intake.models import Attachment, Report
from gugus.intake.tests import make as intake
from gugus.intake.tests.test_attachments import arrived
from gugus.registry.models import Agency
from gugus.registry.tests.make import CIANJUR
from gugus.screening.tests import make as screening
from tests.matrix.office import BEGINS, BY, Office, Place, agency_key
from tests.matrix.things import LENT, OPENED, OURS, PLAIN, WALLED, Thing, Things

REPORT, EVENT = "intake.report", "casework.peristiwa"
ASSIGNED = {OURS: (Place.OWN, Place.LIMITED), WALLED: (Place.OWN,), LENT: (Place.AGENCY, Place.REGENCY)}
"""Which variant is assigned to the posts of which places; the other variants to nobody."""
HANDED = {OURS: (Place.OWN, Place.LIMITED), PLAIN: (Place.LIMITED,), WALLED: (Place.OWN,)}
"""Which variant was handed to the posts of which places."""
STORY = "Cerita rekaan {variant} tentang janji kerja di kapal."
SUMMARY = "Ringkasan rekaan {variant}."
PROPOSED, STANDING, ASKED = "ketua", "sekretaris", "penyidik"
"""Posts of the builders' own agency, by the wall against them."""
NAME = "Wulan Yudistira {variant}"
REASON = "Korban akan dibawa pergi malam ini dari rumah singgah."


def fill(things: Things, office: Office) -> None:
    """One of each matter in every variant."""
    screening.on_duty()
    for variant in (OURS, PLAIN, LENT, WALLED, OPENED):
        report, event = _case(things, variant)
        _assign(office, variant, (REPORT, str(report.pk)), (EVENT, str(event.pk)))
        if variant in (WALLED, OPENED):
            _open(things, office, report, event)
        _hand_offs(things, office, report, variant)
        if variant in (OURS, WALLED):
            _attachment(things, report, variant)
        _other_walls(office, report)
        if variant == WALLED:
            _wall(report)
        _ending(things, office, event, variant)


def _case(things: Things, variant: str) -> tuple[Report, Peristiwa]:
    story, summary, name = (text.format(variant=variant) for text in (STORY, SUMMARY, NAME))
    initials = f"W.Y.{variant[0].upper()}."
    report = intake.report(story=story)
    event = casework.event(summary=summary, resting_on=report)
    part = casework.person(event, name)
    file = casework.file(event, lp=f"LP-B-{variant}-XI-2026")
    told = Thing(str(report.pk), code=report.code, words=story)
    happened = Thing(str(event.pk), code=event.code, words=summary, hint=initials, never=name)
    policed = Thing(str(file.pk), code=file.lp_number, words=initials, never=name)
    found = Thing(code=event.code, words=initials, never=name)
    for kinds, thing in (
        (("report", "reports"), told),
        (("event", "events"), happened),
        (("file", "files"), policed),
        (("found",), found),
    ):
        for kind in kinds:
            things.put(kind, variant, thing)
    address = {"pk": str(event.pk), "mention": str(part.mention_id)}
    things.put("person", variant, Thing(str(event.pk), address, code=event.code, words=name))
    return report, event


def _assign(office: Office, variant: str, *matters: Subject) -> None:
    """By a letter, every role's post of the places that a variant is assigned to."""
    posts = [
        office.post(place, role) for place, role in office.accounts if place in ASSIGNED.get(variant, ())
    ]
    for matter in matters:
        for post in posts:
            assignments.assign(matter, post, letter="ST/1/XI/2026", valid_from=BEGINS, valid_to=None, by=BY)


def _open(things: Things, office: Office, report: Report, event: Peristiwa) -> None:
    """An emergency for each own account that may open one, before any wall stands."""
    for (place, role), account in office.accounts.items():
        by = office.viewer(place, role)
        if place is Place.OWN and by.may("emergency.open"):
            for kind, code in ((REPORT, report.code), (EVENT, event.code)):
                row = actions.open_emergency(account, by=by, kind=kind, subject=code, reason=REASON)
                things.put("opening", OURS, Thing(str(row.pk)), "", role)
                things.put("opening", OURS, Thing(str(row.pk)))


def _wall(report: Report) -> None:
    """The own agency is walled off from the whole case."""
    walled = party(PartyKind.AGENCY, Agency.objects.get(key=agency_key(Place.OWN)).pk)
    actions.wall_off(
        (REPORT, str(report.pk)), walled, by=ANONYMOUS, source=WallSource.REPORTER, reason="Disebut pelapor."
    )


def _ending(things: Things, office: Office, event: Peristiwa, variant: str) -> None:
    """The investigator's assignment, to be ended."""
    held = assignments.of_matter((EVENT, str(event.pk)))
    own = next((each for each in held if str(each.post) == office.post(Place.OWN, "penyidik")), None)
    if own is not None:
        things.put("assignment", variant, Thing(str(own.pk)))


def opened(things: Things, office: Office) -> None:
    """Somebody of the other agency opens the pages of events: the last lines of the audit."""
    for variant in (OURS, WALLED):
        event = Peristiwa.objects.get(pk=things.held["event", variant, "", ""].pk)
        actions.open_page(event, by=office.viewer(Place.AGENCY, "penyidik"))
        things.put("acts", variant, Thing(code=event.code))


def _other_walls(office: Office, report: Report) -> None:
    """Walls against three posts that ask for nothing: one proposed, one standing, one that somebody asked to lift."""
    matter = (REPORT, str(report.pk))
    for key, source in (
        (PROPOSED, WallSource.ENGINE),
        (STANDING, WallSource.REPORTER),
        (ASKED, WallSource.REPORTER),
    ):
        walled = party(PartyKind.POST, desk_make.post(key).pk)
        actions.wall_off(matter, walled, by=ANONYMOUS, source=source, reason="Disebut ikut menahan paspor.")
    actions.ask_lift(
        matter, party(PartyKind.POST, desk_make.post(ASKED).pk), by=office.viewer(Place.AGENCY, "triase"), reason="Keliru."
    )  # fmt: skip


def _hand_offs(things: Things, office: Office, report: Report, variant: str) -> None:
    """Two hand-offs for every role, one of them taken on (before any decree ran out): from another province to the own post."""
    for place, role in office.accounts:
        if place in HANDED.get(variant, ()):
            for kind in ("hand_off", "taken"):
                _hand_off(things, office, report, variant, (kind, place, role))


def _hand_off(
    things: Things, office: Office, report: Report, variant: str, which: tuple[str, Place, str]
) -> None:
    kind, place, role = which
    note = f"Catatan rekaan {kind} {variant} {place} {role}"
    row = desk.hand_off(
        by=office.viewer(Place.PROVINCE, role), to_post=office.post(place, role), region=CIANJUR, note=note,
        subject=(REPORT, str(report.pk), f"X-{variant}"), answer_within=timedelta(hours=24),
    )  # fmt: skip
    before = replace(office.viewer(place, role), limited=False)
    desk.see(row, by=before)
    if kind == "taken":
        desk.accept(row, by=before)
    owner = "" if place is Place.OWN else str(place)
    for each in (kind, f"{kind}s"):
        things.put(each, variant, Thing(str(row.pk), code=f"X-{variant}", words=note), owner, role)


def _attachment(things: Things, report: Report, variant: str) -> None:
    attachments.attach(report, [arrived(files_make.jpeg(), "foto.jpg")], by=ANONYMOUS)
    row = Attachment.objects.get(report=report)
    attachments.inspect(row, by=BY)
    things.put("attachment", variant, Thing(str(row.pk)))
