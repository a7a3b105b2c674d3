"""Demo offices: a decree for each task force, made of the standard office and its own changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from gugus.core.viewer import system
from gugus.demo.files import Data, declared
from gugus.registry import actions, reads
from gugus.registry.models import Post, TaskForce
from gugus.registry.rules.decree import AgencyNamed, Decree, Holding, PostNamed, SeatGiven
from gugus.registry.rules.vocabulary import AppointmentKind, SeatRole

BY = system("demo")
NATIONAL = {"lpsk": "lpsk"}


def offices() -> dict[str, Data]:
    """All demo offices by key: the kabupaten and kota with the standard inside, then the province."""
    said = declared("offices")
    standard = said["standard"]
    local = {key: {**office, "standard": standard} for key, office in said["offices"].items()}
    return {**local, **{key: {**office, "standard": {}} for key, office in said["province"].items()}}


def agency_key(office: str, name: str) -> str:
    """The registry's key of an office's agency; police units keep their own."""
    said = offices()[office]
    if name == "polres":
        return str(said["polres"])
    return NATIONAL.get(name, f"{name}-{office}")


def _agencies(office: str, said: Data) -> list[AgencyNamed]:
    listed = {
        **said["standard"].get("agencies", {}),
        **said.get("agencies", {}),
        "lpsk": {"kind": "lpsk", "region": "31.75"},
    }
    return [
        AgencyNamed(
            agency_key(office, name), one["kind"], one.get("region", said["region"]), one.get("name", "")
        )
        for name, one in listed.items()
        if "kind" in one
    ]


def _posts(said: Data) -> list[Data]:
    return [*said["standard"].get("posts", []), *said.get("posts", [])]


def _post(office: str, said: Data, one: Data) -> PostNamed:
    region = reads.region(said["region"])
    short = region.short_name if region else office
    title = one["title"].format(head=said["head"], short=short)
    return PostNamed(agency_key(office, one["agency"]), one["key"], title)


def _names(office: str) -> Iterator[str]:
    """Invented names of this office's people: its own two second names, each with every first name."""
    said, at = declared("offices"), 2 * list(offices()).index(office)
    return (f"{first} {second}" for second in said["second_names"][at : at + 2] for first in said["holders"])


def decree(office: str, today: date) -> Decree:
    """The decree of a demo office, signed 400 days ago and valid for three years."""
    said = offices()[office]
    signed = today - timedelta(days=400)
    posts = _posts(said)
    keys = [f"{agency_key(office, one['agency'])}/{one['key']}" for one in posts]
    names = _names(office)
    return Decree(
        title=f"Keputusan (contoh) tentang {said['name']}", publisher=f"{said['head']} (contoh)", signed_on=signed,
        task_force=office, name=said["name"], region=said["region"], valid_from=signed,
        valid_to=signed + timedelta(days=3 * 365), note="DATA CONTOH",
        agencies=tuple(_agencies(office, said)), posts=tuple(_post(office, said, one) for one in posts),
        seats=tuple(
            SeatGiven(SeatRole(one["seat"]), key, one.get("subgroup")) for one, key in zip(posts, keys, strict=True)
        ),
        holdings=tuple(
            Holding(key, f"{next(names)} (contoh)", signed, kind=AppointmentKind(one.get("kind", "definitive")))
            for one, key in zip(posts, keys, strict=True)
        ),
    )  # fmt: skip


def load(today: date) -> None:
    """Enter the decree of every demo office."""
    for office in offices():
        actions.appoint_from_decree(decree(office, today), by=BY)


@cache
def force(office: str) -> TaskForce:
    """The task force of a demo office."""
    return TaskForce.objects.select_related("region").get(key=office)


def post(office: str, name: str) -> Post:
    """A post of a demo office by "agency/post"."""
    agency, _, key = name.partition("/")
    return Post.objects.select_related("agency").get(agency__key=agency_key(office, agency), key=key)
