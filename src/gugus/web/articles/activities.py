"""An activity draft in words: facts, days with what else they may be, the region with its reason, the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gugus.coordination import readings
from gugus.coordination.corrections import corrected
from gugus.coordination.doubts import Words, doubts
from gugus.coordination.readings import ActivityRead, Draft
from gugus.intake.rules import DraftState
from gugus.outreach.rules import Heads
from gugus.registry import reads as registry
from gugus.web.articles import days
from gugus.web.articles.desk import Desk
from gugus.web.articles.forms import UNKNOWN, ActivityDraftForm
from gugus.web.articles.made import Made
from gugus.web.outreach.labels import kind_label
from gugus.web.outreach.office import Office
from gugus.web.outreach.pages import Item
from gugus.web.said import day, said
from gugus.web.templatetags.gugus import number as shown_number

if TYPE_CHECKING:
    from gugus.intake.models import ArticleDraft

MODES = {
    "daring": gettext_lazy("online"),
    "luring": gettext_lazy("onsite"),
    "hybrid": gettext_lazy("online and onsite"),
}
ROLES = {
    "area_of_work": gettext_lazy("Area of work of the organiser"),
    "origin": gettext_lazy("Where those concerned come from"),
    "attended_from": gettext_lazy("Where those who came are from"),
}
OPEN_DAY = tuple(f"coordination.doubt_{each}" for each in ("year", "others", "weekday", "candidates"))
"""What the sentence about an open day says already."""


def activity(desk: Desk, row: ArticleDraft, own: Sequence[ArticleDraft]) -> Made:
    """An activity with what is to be settled before it is accepted."""
    value = corrected(row.value)
    read = readings.activity(value)
    heads, _bounds = readings.heads(each.value for each in own if each.state == DraftState.PROPOSED)
    return Made(
        title=readings.title_of(read), facts=_facts(desk, value, read),
        doubts=_doubts(desk, value, read, own), form=_form(desk, row, read, heads), asks=_asks(desk, read),
    )  # fmt: skip


def _asks(desk: Desk, read: ActivityRead) -> list[str]:
    """What must be chosen: a region that is open or not the office's, a day that may be another one or is not written."""
    asked: list[str] = []
    if read.held is not None and (len(read.held.candidates) > 1 or not read.held.value):
        asked += ["day", "another_day"]
    if not (read.place and read.place.code) or _outside(desk, read):
        asked += ["region", "region_text"]
    return asked


def _doubts(desk: Desk, value: Draft, read: ActivityRead, own: Sequence[ArticleDraft]) -> list[str]:
    open_day = days.open_day(value, read, desk.text)
    found = doubts(read, [each.value for each in own], Words(day, shown_number))
    told = [said(each) for each in found if not (open_day and each.key in OPEN_DAY)]
    region = _reason(read) if _worked_out(value) else ""
    return [each for each in (open_day, *told, region, _outside(desk, read)) if each]


def _worked_out(value: Draft) -> bool:
    """Whether the region follows from something else than words beside the activity, so that it is to be confirmed."""
    place = value.get("place")
    return isinstance(place, dict) and place.get("basis") == "worked_out"


def _reason(read: ActivityRead) -> str:
    return said(read.place.reason) if read.place and read.place.reason else ""


def _outside(desk: Desk, read: ActivityRead) -> str:
    if not (read.place and read.place.code) or desk.viewer.covers(read.place.code):
        return ""
    told = _("%(place)s lies outside your area of work: its own office accepts it, or choose another region.")
    return told % {"place": desk.name(read.place.code)}


def _facts(desk: Desk, value: Draft, read: ActivityRead) -> list[Item]:
    place = read.place
    where = desk.name(place.code) if place and place.code else (place.name if place else "")
    held = days.shown(read.held, days.last_day(value)) or _("the day is not known")
    facts = [
        Item(_("Kind"), _kind(read)),
        Item(_("Planned for") if read.planned else _("Held"), held, note=_written(desk, value, read)),
        Item(_("Day of the statement"), days.shown(read.statement), note=_("not the day of the activity")),
        Item(_("Published"), days.shown(read.published)),
        Item(_("Region"), where, note="" if _worked_out(value) else _reason(read)),
        *_other_places(desk, value, place.code if place else ""),
        Item(_("Venue"), read.venue),
        Item(_("Organiser"), read.organiser, note=_known_as(desk, read.organiser)),
        *_offices(desk, read),
        Item(_("Who came"), "; ".join(_names(value, "groups")), note=_open_list(value)),
    ]
    return [fact for fact in facts if fact.value]


def _kind(read: ActivityRead) -> str:
    """The kind with how people took part; nothing where the title says just that."""
    kind, mode = kind_label(read.kind), str(MODES.get(read.mode, ""))
    return (
        ""
        if readings.title_of(read) == kind and not mode
        else ", ".join(each for each in (kind, mode) if each)
    )


def _written(desk: Desk, value: Draft, read: ActivityRead) -> str:
    told = days.words(value, "held", desk.text)
    return f"“{told}”" if told and read.held and read.held.value else ""


def _offices(desk: Desk, read: ActivityRead) -> list[Item]:
    """The offices besides the organiser, one a line, with the name they bear today where it is another."""
    names = [name for name in read.agencies if name != read.organiser]
    notes = [f"{name}: {known}" for name in names if (known := _known_as(desk, name))]
    return [Item(_("Offices named"), ", ".join(names), note="; ".join(notes))] if names else []


def _known_as(desk: Desk, name: str) -> str:
    """What the register calls an office today; empty where it is written so, or not known."""
    known = desk.named.get(name)
    if known is None or known.name == name:
        return ""
    told = _("now called %(name)s") if known.former else _("in the register: %(name)s")
    return told % {"name": known.name}


def _names(value: Draft, key: str) -> list[str]:
    listed = value.get(key)
    names = [readings.name_of(each) for each in listed] if isinstance(listed, list) else []
    return list(dict.fromkeys(name for name in names if name))


def _open_list(value: Draft) -> str:
    return _("the text says that there were more") if value.get("open_list") is True else ""


def other_codes(value: Draft) -> list[str]:
    """Codes of the regions that a draft names in another role."""
    return [str(each["code"]) for each in _others(value) if each.get("code")]


def _others(value: Draft) -> list[dict[str, object]]:
    listed = value.get("other_places")
    return [dict(each) for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def _other_places(desk: Desk, value: Draft, held: str) -> list[Item]:
    """Regions in another role than where it was held."""
    found: dict[str, list[str]] = {}
    for each in _others(value):
        if each.get("code") == held:
            continue
        name = desk.name(str(each["code"])) if each.get("code") else str(each.get("name") or "")
        found.setdefault(str(each.get("role")), []).append(name)
    return [
        Item(str(ROLES[role]), "; ".join(dict.fromkeys(names)))
        for role, names in found.items()
        if role in ROLES
    ]


def _form(desk: Desk, row: ArticleDraft, read: ActivityRead, heads: Heads) -> ActivityDraftForm:
    prefix, data = f"d{row.number}", desk.data(row)
    text = data.get(f"{prefix}-region_text", "") if data else ""
    hits = registry.search(text, limit=6, within=desk.office.region) if text else ()
    regions = dict.fromkeys(_codes(read, desk.office)) | dict.fromkeys(hit.code for hit in hits)
    names = {**desk.labels, **{hit.code: hit.label for hit in hits}}
    held = read.held.value if read.held else None
    return ActivityDraftForm(
        data, prefix=prefix, days=days.choices(read), regions=[(code, names.get(code, code)) for code in regions],
        hits=len(hits), auto_id=f"{prefix}-%s",
        initial={
            "kind": read.kind, "title": readings.title_of(read), "venue": read.venue, "online": heads.online,
            "onsite": heads.onsite, "total": heads.quoted_total, "day": held.isoformat() if held else UNKNOWN,
            "region": read.place.code if read.place else "", "organiser": read.organiser,
            "agencies": "\n".join(read.agencies),
        },
    )  # fmt: skip


def _codes(read: ActivityRead, office: Office) -> list[str]:
    """The regions to choose from: the one read, what else the name may mean, the office's own."""
    if read.place is None:
        return [office.region]
    return [code for code in (read.place.code, *read.place.candidates, office.region) if code]
