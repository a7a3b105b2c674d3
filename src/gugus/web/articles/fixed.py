"""What an officer corrected of a draft: the value as it stands now, beside it what was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gugus.coordination import readings
from gugus.coordination.corrections import correction_of
from gugus.intake.examples import Corrected, corrected_fields
from gugus.outreach.rules import Bound
from gugus.web.articles.kinds import STAGE_STATES
from gugus.web.outreach.labels import BOUNDS, kind_label
from gugus.web.said import day
from gugus.web.templatetags.gugus import number as shown_number
from gugus_engine.article.reading import Json

V = TypeVar("V")


@dataclass(frozen=True)
class Fixed:
    """One field that an officer corrected: its name, what it says now, what was read."""

    label: str
    value: str
    read: str


def fixed(value: readings.Draft, people: Sequence[readings.Draft], labels: Mapping[str, str]) -> list[Fixed]:
    """Each field of a draft that an officer corrected, in the order of the form, whatever the database gives;
    `people` are the participants as they were read."""
    heads, _bounds = readings.heads(people)
    read = {"online": heads.online, "onsite": heads.onsite, "quoted_total": heads.quoted_total}
    as_read = {key: each for key, each in value.items() if key != "correction"}
    found = corrected_fields(as_read, correction_of(value), read)
    return [_fixed(each, labels) for each in sorted(found, key=_place)]


def _place(each: Corrected) -> int:
    return list(FIELDS).index(each.field) if each.field in FIELDS else len(FIELDS)


def _fixed(each: Corrected, labels: Mapping[str, str]) -> Fixed:
    now, read = (shown(each.field, said, labels) for said in (each.corrected, each.read))
    return Fixed(field_name(each.field), now or _("not known"), read or _("nothing"))


def shown(field: str, value: Json, labels: Mapping[str, str]) -> str:
    """A value of a corrected field as people read it; empty for none."""
    if isinstance(value, str) and field in _WORDS:
        return str(_WORDS[field].get(value, value))
    if field == "region":
        return labels.get(str(value), str(value)) if value else ""
    if field in ("day", "day_unknown"):
        return day(readings.day(value))
    if field == "kind":
        return kind_label(str(value))
    return shown_number(value) if isinstance(value, int) and not isinstance(value, bool) else plain(value)


_WORDS: Mapping[str, Mapping[str, object]] = {
    "bound": {str(key): label for key, label in BOUNDS.items() if key in [*Bound]}, "status": STAGE_STATES,
}  # fmt: skip


def plain(value: Json) -> str:
    """A value of the schema in one line: names of a list apart, numbers of participants with what they count."""
    if isinstance(value, dict):
        told = [f"{field_name(key)} {plain(each)}" for key, each in value.items() if each not in (None, "")]
        return ", ".join(told)
    if isinstance(value, list):
        return "; ".join(plain(each) for each in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "" if value is None else str(value)


FIELDS = {
    "online": gettext_lazy("Online"),
    "onsite": gettext_lazy("Onsite"),
    "quoted_total": gettext_lazy("Total as quoted"),
    "kind": gettext_lazy("Kind of activity"),
    "title": gettext_lazy("Name of the activity"),
    "region": gettext_lazy("Region"),
    "day": gettext_lazy("Day it was held"),
    "day_unknown": gettext_lazy("Day it was held"),
    "venue": gettext_lazy("Venue"),
    "heads": gettext_lazy("Participants"),
    "organiser": gettext_lazy("Organiser"),
    "agencies": gettext_lazy("Offices taking part"),
    "number": gettext_lazy("Number"),
    "bound": gettext_lazy("How it was told"),
    "unit": gettext_lazy("Unit"),
    "what": gettext_lazy("What was said"),
    "asker": gettext_lazy("Asked by"),
    "asked": gettext_lazy("Asked of"),
    "owner": gettext_lazy("Who promises"),
    "due": gettext_lazy("By when"),
    "status": gettext_lazy("How far"),
    "post": gettext_lazy("Post of the speaker"),
    "agency": gettext_lazy("Office of the speaker"),
}


def field_name(key: str) -> str:
    """The name of a field that an officer can correct."""
    return str(FIELDS.get(key, key))
