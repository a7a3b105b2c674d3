"""Days of an activity in words: as they were read, what else they may be, what to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from gugus.coordination.readings import ActivityRead, DayRead, Draft
from gugus.coordination.readings import day as day_told
from gugus.web.articles.forms import Choices
from gugus.web.said import day
from gugus_engine.article.reading import Json

YEAR_OPEN = "year_worked_out"


def told(value: Draft, name: str) -> Mapping[str, Json]:
    """One day of an activity draft as stored: held, statement or published."""
    dates = value.get("dates")
    found = dates.get(name) if isinstance(dates, dict) else None
    return found if isinstance(found, dict) else {}


def words(value: Draft, name: str, text: str) -> str:
    """The words of the article that tell a day: "Rabu (29/8)"; empty where they are not known."""
    span = told(value, name).get("span")
    start, end = (span.get("start"), span.get("end")) if isinstance(span, dict) else (None, None)
    return " ".join(text[start:end].split()) if isinstance(start, int) and isinstance(end, int) else ""


def shown(read: DayRead | None, to: date | None = None) -> str:
    """A day as it was read: the day itself, its weekday, or only its year; two days where it went on."""
    if read is None:
        return ""
    if read.value is not None:
        return f"{day(read.value)} – {day(to)}" if to and to != read.value else day(read.value)
    if read.year:
        return str(read.year)
    return _("%(weekday)s, without a date") % {"weekday": read.weekday} if read.weekday else ""


def last_day(value: Draft) -> date | None:
    """The last of several days, None for a single one."""
    return day_told(told(value, "held").get("to"))


def open_day(value: Draft, read: ActivityRead, text: str) -> str:
    """What a day that is not written in full may be; empty where it is written, or only its weekday is.

    "Rabu (29/8)": 2007, 2012 or 2018; proposed 29 August 2018, please confirm. A date that its weekday contradicts
    is one of several days as well, and none is proposed.
    """
    held = read.held
    if held is None or not held.candidates:
        return ""
    told = {"words": words(value, "held", text) or held.weekday}
    if held.value is None:
        named = one_of([day(each) for each in held.candidates])
        return (
            _("“%(words)s”: %(days)s. None is proposed.") % {**told, "days": named}
            if _has_date(told["words"])
            else ""
        )
    if held.basis != YEAR_OPEN:
        return ""
    years = one_of([str(each.year) for each in sorted({*held.candidates, held.value})])
    return _("“%(words)s”: %(years)s. Proposed is %(day)s; please confirm.") % {
        **told,
        "years": years,
        "day": day(held.value),
    }


def _has_date(said: str) -> bool:
    return any(each.isdigit() for each in said)


def one_of(names: Sequence[str]) -> str:
    """ "2007, 2012 or 2018"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(some)s or %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}


def choices(read: ActivityRead) -> Choices:
    """The days to choose from: the one proposed, what else it may be (newest first), the statement's."""
    found: dict[date, str] = {}
    if read.held and read.held.value:
        written = read.held.basis == "written"
        label = _("%(day)s, as written") if written else _("%(day)s, proposed; please confirm")
        found[read.held.value] = label % {"day": day(read.held.value)}
    for each in sorted(read.held.candidates if read.held else (), reverse=True):
        found.setdefault(each, day(each))
    if read.statement and read.statement.value:
        stated = read.statement.value
        label = _("%(day)s, the day of the statement, if it was the same day")
        found.setdefault(stated, label % {"day": day(stated)})
    return [(each.isoformat(), label) for each, label in found.items()]
