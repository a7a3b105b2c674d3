"""The invented continuation of reporting: rosters, reports, triage, hand-offs answered."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from gugus.core.time import living_at
from gugus.core.tokens import Token
from gugus.core.viewer import ANONYMOUS, Viewer, ViewerKind, system
from gugus.demo import accounts, offices
from gugus.demo.files import Data, declared, instant
from gugus.desk import actions as desk
from gugus.desk.models import HandOff
from gugus.intake import actions as intake
from gugus.intake.models import Report
from gugus.intake.rules import Urgency
from gugus.registry.models import Post
from gugus.screening import actions as screening
from gugus.screening.actions import Told
from gugus.screening.rules import Decision

BY = system("demo")


def load_rosters(today: date) -> None:
    """Put a post and its back-up on duty in every demo region, from 200 days ago to half a year ahead."""
    said = declared("offices")
    plans = [(office, said["standard"]["roster"]) for office in said["offices"]]
    for office, plan in [*plans, *((office, said["province_roster"]) for office in said["province"])]:
        force = offices.force(office)
        desk.set_roster(
            by=BY, region=force.region_id, task_force=str(force.pk), post=str(offices.post(office, plan["post"]).pk),
            backup_post=str(offices.post(office, plan["backup"]).pk), valid_from=today - timedelta(days=200),
            valid_to=today + timedelta(days=180), reads_at=plan["reads_at"],
        )  # fmt: skip


def load(today: date, latest: datetime) -> None:
    """Receive every declared report at its time, and do what triage did with it."""
    for said in declared("continuation")["reports"]:
        zone = offices.force(said["office"]).region.zone
        at = min(instant(said["at"], today, zone), latest)
        with living_at(at):
            report = _receive(said)
        if "then" in said:
            _decide(said, report, at, latest)


def key_of(said: Data) -> Token:
    """The form token of a demo report, so that its seven words are the same until the keys change."""
    return Token("demo", said["key"])


def _receive(said: Data) -> Report:
    told = Told(said["region"], Urgency(said["urgency"]), said["story"])
    received = screening.receive_report(told, by=ANONYMOUS, token=key_of(said))
    return Report.objects.get(pk=received.report)


def _decide(said: Data, report: Report, at: datetime, latest: datetime) -> None:
    then, office = said["then"], said["office"]
    by = accounts.of(office, "triase")
    moment = min(at + timedelta(minutes=then["after"]), latest)
    to_post = str(offices.post(office, then["to"]).pk) if "to" in then else ""
    with living_at(moment):
        intake.open_report(report, by=by)
        row = screening.triage(
            report, Decision(then["decision"]), by=by, reason=then["reason"], to_post=to_post,
            question=then.get("question", ""),
        )  # fmt: skip
    if row.hand_off is not None and "answer" in then:
        with living_at(min(moment + timedelta(hours=5), latest)):
            _answer(row.hand_off, offices.post(office, then["to"]), then)


def _holder(post: Post) -> Viewer:
    return Viewer(
        ViewerKind.PERSON, id="demo", post=str(post.pk), post_name=post.title, rights=frozenset({"desk.use"})
    )


def _answer(row: HandOff, post: Post, then: Data) -> None:
    by = _holder(post)
    desk.see(row, by=by)
    if then["answer"] == "decline":
        desk.decline(row, by=by, reason=then["outcome"])
        return
    desk.accept(row, by=by)
    if then["answer"] == "done":
        desk.complete(row, by=by, outcome=then["outcome"])
