"""The invented continuation of coordination: rakor, promises, and what became of them."""

from __future__ import annotations

from datetime import date

from gugus.coordination import actions
from gugus.coordination.actions import MeetingFacts, Promise
from gugus.coordination.models import Meeting
from gugus.coordination.rules import CommitmentState
from gugus.core.viewer import system
from gugus.demo import offices
from gugus.demo.files import Data, day, declared
from gugus.outreach.rules import HeldBasis

BY = system("demo")


def load(today: date) -> None:
    """Hold every declared rakor with its commitments."""
    for said in declared("continuation")["meetings"]:
        _hold(said, today)


def _hold(said: Data, today: date) -> None:
    force, office = offices.force(said["office"]), said["office"]
    held_on = day(said["held"], today)
    facts = MeetingFacts(
        title=said["title"], region=force.region_id, task_force=str(force.pk), held_on=held_on,
        held_basis=HeldBasis.WRITTEN, venue=said["venue"], chair=str(offices.post(office, said["chair"]).pk),
    )  # fmt: skip
    meeting = actions.open_meeting(facts, by=BY)
    for note in said.get("notes", []):
        actions.add_note(by=BY, meeting=meeting, task_force=str(force.pk), region=force.region_id, text=note)
    for one in said.get("commitments", []):
        _promise(meeting, office, one, held_on or today, today)
    if said.get("close"):
        actions.close_meeting(meeting, by=BY)


def _promise(meeting: Meeting, office: str, one: Data, held_on: date, today: date) -> None:
    said = Promise(
        owner=str(offices.post(office, one["owner"]).pk), deliverable=one["deliverable"], due_on=day(one["due"], today),
        evidence_wanted=one.get("evidence", ""), budget_need=one.get("budget"), budget_line=one.get("line", ""),
    )  # fmt: skip
    row = actions.promise(meeting, said, by=BY, today=held_on)
    if "running" in one:
        actions.move_commitment(
            row, CommitmentState.BERJALAN, by=BY, today=day(one["running"], today) or today
        )
    if "done" in one:
        done = day(one["done"], today) or today
        actions.move_commitment(row, CommitmentState.SELESAI, by=BY, today=done, account=one["account"])
