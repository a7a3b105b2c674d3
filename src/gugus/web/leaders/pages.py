"""What the leaders' page shows: last night's figures with their meaning, and what is late with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gugus.casework.processes import declared
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.insight import reads, rules
from gugus.insight.reads import Figure, Late
from gugus.insight.rules import LateKind
from gugus.registry import reads as registry
from gugus.web.access import found
from gugus.web.said import day, language, said, short_day, short_moment
from gugus.web.templatetags.gugus import number

if TYPE_CHECKING:
    from datetime import date

PEOPLE_AND_CASES = (
    "laporan", "peristiwa", "korban_terindikasi", "korban_dinyatakan_putusan", "korban_dinilai_bukan", "terlapor",
    "perkara",
)  # fmt: skip
ATTENDANCE = ("peserta_daring", "peserta_luring")
PREVENTION = ("desa_terjangkau", "kegiatan", *ATTENDANCE)
REACH = "desa_terjangkau"


@dataclass(frozen=True)
class FigureCard:
    """One figure with all that must stand beside it."""

    label: str
    value: str
    unit: str
    source: str
    period: str
    as_of: str
    method: str
    coverage: str
    left_out: str


@dataclass(frozen=True)
class LateLine:
    """What is late, in words: with whom, how much, since when."""

    owner: str
    what: str
    since: str
    doubtful: bool


@dataclass(frozen=True)
class LeadersPage:
    """The page of one task force; without figures before the first night."""

    office: str
    as_of: str
    period: str
    cases: Sequence[FigureCard]
    prevention: Sequence[FigureCard]
    late: Sequence[LateLine]
    sentence: str
    not_to_say: Sequence[str]


def leaders_page(viewer: Viewer) -> LeadersPage:
    """The page of the viewer's task force, the same for every leader of it."""
    force = found(registry.task_force(viewer.task_force))
    figures = reads.figures(viewer)
    reach = figures.get(REACH)
    if reach is None:
        return LeadersPage(force.name, "", "", (), (), (), "", ())
    zone = force.region.zone
    as_of, on = short_moment(reach.as_of, zone), today(zone, reach.as_of)
    return LeadersPage(
        office=force.name, as_of=as_of, period=_period(reach),
        cases=[_card(figures, key, as_of) for key in PEOPLE_AND_CASES if key in figures],
        prevention=[_card(figures, key, as_of) for key in PREVENTION if key in figures],
        late=[_late(item, on) for item in reads.late(viewer)], sentence=_sentence(force.name, figures, reach),
        not_to_say=[said(say) for say in rules.NOT_TO_SAY],
    )  # fmt: skip


def _period(figure: Figure) -> str:
    return f"{short_day(figure.period_from)} - {short_day(figure.period_to)}"


def _card(figures: dict[str, Figure], key: str, as_of: str) -> FigureCard:
    figure, tongue = figures[key], language()
    counter, unknown = figure.counter, _is_unknown(figures, figure)
    return FigureCard(
        label=counter.name[tongue], value=_("not known yet") if unknown else _value(figure),
        unit="" if unknown else _unit(figure), source=counter.source[tongue],
        period=_period(figure), as_of=as_of, method=counter.method[tongue],
        coverage=_coverage(figures[REACH]) if figure.value == 0 and counter.with_coverage else "",
        left_out=_left_out(figure),
    )  # fmt: skip


def _is_unknown(figures: dict[str, Figure], figure: Figure) -> bool:
    """Whether no activity told its number: then the sum is not zero, it is not known."""
    activities = figures.get("kegiatan")
    if figure.counter.key not in ATTENDANCE or activities is None:
        return False
    return bool(figure.left_out) and figure.left_out == activities.value


def _value(figure: Figure) -> str:
    if figure.value is None:
        return _("fewer than %(bound)s") % {"bound": figure.counter.hide_under}
    return number(figure.value)


def _unit(figure: Figure) -> str:
    word = figure.unit[language()]
    if figure.out_of is None:
        return word
    return _("of %(whole)s %(unit)s") % {"whole": number(figure.out_of), "unit": word}


def _coverage(reach: Figure) -> str:
    return said(rules.coverage(reach.value or 0, reach.out_of or 0, reach.unit[language()]))


def _left_out(figure: Figure) -> str:
    if not figure.left_out:
        return ""
    values = {"n": number(figure.left_out)}
    return ngettext(
        "%(n)s record could not be counted: its day or number is not known.",
        "%(n)s records could not be counted: their day or number is not known.",
        figure.left_out,
    ) % values  # fmt: skip


STAGES = (LateKind.STAGE, LateKind.STAGE_DOUBTFUL)
FEW = 5
"""Under this many, clocks of police files are told without number and day: they may be one file."""


def _late(item: Late, on: date) -> LateLine:
    if item.kind in STAGES and item.count < FEW:
        return _few(item)
    days = (on - item.oldest_due).days
    return LateLine(
        owner=_owner(item), what=_what(item),
        since=ngettext("oldest due %(day)s, %(days)s day ago", "oldest due %(day)s, %(days)s days ago", days)
        % {"day": day(item.oldest_due), "days": number(days)},
        doubtful=item.kind is LateKind.STAGE_DOUBTFUL,
    )  # fmt: skip


def _few(item: Late) -> LateLine:
    doubtful = item.kind is LateKind.STAGE_DOUBTFUL
    what = _("fewer than 5 clocks of police files")
    if doubtful:
        what = _("fewer than 5 clocks of police files, perhaps: their rules are to be confirmed")
    since = _("oldest due in %(month)s") % {"month": date_format(item.oldest_due, "F Y")}
    return LateLine(owner=_owner(item), what=what, since=since, doubtful=doubtful)


def _what(item: Late) -> str:
    told = {
        LateKind.COMMITMENT: ngettext("%(n)s rakor commitment", "%(n)s rakor commitments", item.count),
        LateKind.HAND_OFF: ngettext(
            "%(n)s hand-off without an answer", "%(n)s hand-offs without an answer", item.count
        ),
        LateKind.STAGE: ngettext("%(n)s clock of a police file", "%(n)s clocks of police files", item.count),
        LateKind.STAGE_DOUBTFUL: ngettext(
            "%(n)s clock of a police file, perhaps: its rule is to be confirmed",
            "%(n)s clocks of police files, perhaps: their rules are to be confirmed",
            item.count,
        ),
    }
    return told[item.kind] % {"n": number(item.count)}


def _owner(item: Late) -> str:
    """The owner post; of a clock the party that keeps it and the unit whose files they are."""
    party = _party(item.party)
    return f"{party}, {item.owner}" if party else item.owner


def _party(key: str) -> str:
    named = (one.process.party[key] for one in declared().values() if key in one.process.party)
    first = next(named, None)
    return first.said(language()) if first else ""


def _sentence(office: str, figures: dict[str, Figure], reach: Figure) -> str:
    reports = figures["laporan"].value if "laporan" in figures else None
    return said(
        rules.safe_sentence(
            office=office, until=day(reach.period_to), reports=reports, reached=reach.value or 0,
            villages=reach.out_of or 0, unit=reach.unit[language()],
        )
    )  # fmt: skip
