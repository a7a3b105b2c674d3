"""Choosing a region, and the form's page: who will read it, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gugus.registry import reads as registry
from gugus.registry.reads import Choice
from gugus.screening import reads
from gugus.screening.reads import Duty
from gugus.web.public.times import soon
from gugus_engine.text.gazetteer import Level


@dataclass(frozen=True)
class Link:
    """An address and what it is called."""

    url: str
    label: str


@dataclass(frozen=True)
class PickPage:
    """Step 1: the province, then the kabupaten or kota."""

    template: ClassVar[str] = "public/region.html"
    steps: list[dict[str, str]]
    provinces: tuple[Choice, ...]
    province: str = ""
    regencies: tuple[Choice, ...] = ()
    problem: str = ""
    nearest: tuple[Link, ...] = ()


@dataclass(frozen=True)
class ClosedPage:
    """No form: nobody is on duty here; who is, nearby; what was typed, where something was."""

    template: ClassVar[str] = "public/closed.html"
    label: str
    province: Link | None
    near: tuple[Link, ...]
    again: str
    kept: str = ""


@dataclass(frozen=True)
class TellPage:
    """Step 2: who will read it and when, before the first field."""

    template: ClassVar[str] = "public/tell.html"
    steps: list[dict[str, str]]
    region: str
    label: str
    reader: str
    backup: str
    urgent: str
    usual: str
    change: str


def steps(current: int) -> list[dict[str, str]]:
    """The three steps of telling, the current one marked."""
    labels = (_("Region"), _("What is happening"), _("Seven words"))
    states = ["done"] * current + ["current"] + [""] * (len(labels) - current - 1)
    return [{"label": label, "state": state} for label, state in zip(labels, states, strict=True)]


def tell_url(code: str) -> str:
    """The address of the form of a region, or of its province's choice."""
    return f"{reverse('web:tell')}?{urlencode({'provinsi': code.split('.')[0], 'kabupaten': code})}"


def _links(codes: Sequence[str]) -> tuple[Link, ...]:
    labels = registry.labels(codes)
    return tuple(Link(tell_url(code), labels[code]) for code in codes if code in labels)


def step(province: str, regency: str, now: datetime) -> PickPage | ClosedPage | TellPage:
    """The page for what was chosen so far; a code that does not exist leads back to the choice."""
    row = registry.region(registry.normal_code(regency)) if regency else None
    if regency and (row is None or row.valid_to or row.level not in (Level.PROVINCE, Level.REGENCY)):
        return _unknown(regency)
    chosen = registry.normal_code(province)
    if row is None or (chosen and row.code.split(".")[0] != chosen):
        return _pick(chosen, now)
    duty = reads.duty(row.code, now)
    return form_page(duty, now) if duty else closed(row.code, now)


def _unknown(text: str) -> PickPage:
    """The first choice again, with the regions nearest to a code that does not exist."""
    near = _links([hit.code for hit in registry.nearest(text, 3) if hit.level is Level.REGENCY])
    problem = _("We do not know this region. Nothing was sent; choose it below.")
    return PickPage(steps(0), registry.children(None), problem=problem, nearest=near)


def _pick(province: str, now: datetime) -> PickPage:
    """The choice of a region; a province on duty itself stands first among its regions."""
    provinces = registry.children(None)
    name = next((each.name for each in provinces if each.code == province), "")
    if not name:
        return PickPage(steps(0), provinces)
    whole = Choice(province, _("The whole province (%(name)s)") % {"name": name})
    first = (whole,) if reads.roster_of(province, now) else ()
    return PickPage(steps(0), provinces, province, (*first, *registry.children(province)))


def closed(region: str, now: datetime, kept: str = "") -> ClosedPage:
    """Nobody is on duty for this region: say so, and who is nearby."""
    codes = reads.on_duty_near(region, now)
    province = _links([code for code in codes if "." not in code])
    near = _links([code for code in codes if "." in code])
    label = registry.label(region)
    return ClosedPage(label, province[0] if province else None, near, reverse("web:tell"), kept)


def person(title: str, office: str) -> str:
    """A role and its office, as they are named to citizens."""
    return _("%(post)s, %(office)s") % {"post": title, "office": office}


def form_page(duty: Duty, now: datetime) -> TellPage:
    """The form's page, from the duty roster."""
    minutes = ngettext("%(n)s minute", "%(n)s minutes", duty.urgent_minutes) % {"n": duty.urgent_minutes}
    hours = ngettext("%(n)s hour", "%(n)s hours", duty.all_hours) % {"n": duty.all_hours}
    usual = _("Everything else: read next %(time)s, within %(hours)s at the latest.")
    return TellPage(
        steps(1),
        duty.region,
        duty.label,
        person(duty.post_title, duty.office),
        person(duty.backup_title, duty.backup_office),
        _("Now or within a few days: read within %(minutes)s.") % {"minutes": minutes},
        usual % {"time": soon(duty.next_reading, duty.zone, now), "hours": hours},
        f"{reverse('web:tell')}?{urlencode({'provinsi': duty.region.split('.')[0]})}",
    )
