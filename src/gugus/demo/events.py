"""The six events of the five articles, told as facts with their source."""

from __future__ import annotations

from datetime import date

from gugus.coordination import actions as coordination
from gugus.coordination.rules import NoteKind
from gugus.core.viewer import system
from gugus.demo import offices
from gugus.demo.files import Data, day, declared
from gugus.outreach import actions as outreach
from gugus.outreach.actions import ActivityFacts, Held, Told
from gugus.outreach.rules import ActivityKind, Heads, HeldBasis
from gugus.registry import actions as registry
from gugus.registry import reads

BY = system("demo")


def load(today: date) -> None:
    """Tell every event: its source, then the activity, meeting and figures it holds."""
    for event in declared("articles"):
        _tell(event, today)


def _tell(event: Data, today: date) -> None:
    said, text = event["source"], event["text"].strip()
    source = registry.add_source(
        by=BY, kind=said.get("kind", "article"), title=said["title"], publisher=said["publisher"], note=said["note"],
        retrieved_on=today, text=text, office=str(offices.force(event["office"]).pk),
    )  # fmt: skip
    if "activity" in event:
        _activity(event["office"], event["activity"], str(source.pk), text)
    if "meeting" in event:
        _meeting(event["office"], event["meeting"], str(source.pk), text)
    for figure in event.get("figures", []):
        _figure(figure, str(source.pk), text)


def _span(text: str, quote: str) -> tuple[int, int]:
    start = " ".join(text.split()).index(quote) if quote not in text else text.index(quote)
    return start, start + len(quote)


def _named(names: list[str], region: str) -> list[tuple[str | None, str]]:
    return [(reads.agency_id(name, region), name) for name in names]


def _held(said: Data) -> Held:
    on = said.get("held_on")
    candidates = tuple(said.get("candidates", ()))
    basis = HeldBasis.UNKNOWN if on is None else HeldBasis.WORKED_OUT if candidates else HeldBasis.WRITTEN
    return Held(on, basis, candidates, stated_on=said.get("stated_on"))


def _activity(office: str, said: Data, source: str, text: str) -> None:
    force = offices.force(office)
    organiser = said.get("organiser", "")
    facts = ActivityFacts(
        kind=ActivityKind(said["kind"]), title=said["title"], region=force.region_id, task_force=str(force.pk),
        held=_held(said), theme=said.get("theme", ""), organiser=reads.agency_id(organiser, force.region_id),
        organiser_as_written=organiser, heads=Heads(said.get("online"), said.get("onsite"), said.get("quoted_total")),
        counted_how=said.get("counted_how", ""), agencies=_named(said.get("agencies", []), force.region_id),
        told=Told(source, *_span(text, said["quote"])),
    )  # fmt: skip
    outreach.record_activity(facts, by=BY)


def _meeting(office: str, said: Data, source: str, text: str) -> None:
    force = offices.force(office)
    facts = coordination.MeetingFacts(
        title=said["title"], region=force.region_id, task_force=str(force.pk), held_on=day(said["held_on"], date.max),
        held_basis=HeldBasis.WRITTEN, venue=said["venue"], chair=str(offices.post(office, said["chair"]).pk),
        agencies=_named(said["agencies"], force.region_id), told=Told(source, *_span(text, said["quote"])),
    )  # fmt: skip
    meeting = coordination.open_meeting(facts, by=BY)
    for asked in said["requests"]:
        coordination.add_note(
            by=BY, meeting=meeting, task_force=str(force.pk), region=force.region_id, text=asked["quote"],
            kind=NoteKind.REQUEST, asker=asked["asker"], asked=asked["asked"],
            told=Told(source, *_span(text, asked["quote"])),
        )  # fmt: skip
    coordination.close_meeting(meeting, by=BY)


def _figure(said: Data, source: str, text: str) -> None:
    start, end = _span(text, said["quote"])
    value = {
        "number": said["number"], "bound": said["bound"], "unit": said["unit"],
        "period": {"from": said["from"], "to": said["to"], "text": f"{said['from']}-{said['to']}"},
        "speaker": {"post": said.get("post"), "agency": {"name": said["agency"]}},
    }  # fmt: skip
    span = {"start": start, "end": end, "quote": said["quote"]}
    registry.quote_figure(by=BY, source=source, value=value, span=span)
