"""Participants, figures, requests and notes in words, with the forms that correct them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gugus.coordination import readings
from gugus.coordination.corrections import corrected
from gugus.coordination.readings import FigureRead
from gugus.outreach.rules import Bound
from gugus.registry.rules.figures import TOO_LARGE, is_kept
from gugus.registry.rules.statements import Statement
from gugus.web.articles.desk import Desk
from gugus.web.articles.forms import FigureDraftForm, RequestDraftForm, StatementDraftForm
from gugus.web.articles.kinds import CLAIMS, STAGE_STATES
from gugus.web.articles.made import Made
from gugus.web.outreach.labels import BOUNDS, people
from gugus.web.outreach.pages import Item
from gugus.web.said import said
from gugus.web.templatetags.gugus import number as shown_number
from gugus.web.templatetags.gugus import rupiah
from gugus_engine.article.reading import Json

if TYPE_CHECKING:
    from gugus.intake.models import ArticleDraft

MODES = {
    "online": gettext_lazy("Online"),
    "onsite": gettext_lazy("Onsite"),
    "total": gettext_lazy("Total as quoted"),
}
NOT_PEOPLE = {
    "organisations": gettext_lazy("organisations, not people"),
    "accounts": gettext_lazy("accounts on a screen, not people"),
}


def participants(desk: Desk, row: ArticleDraft) -> Made:
    """One number of people who came, or were invited."""
    read = readings.people(row.value)
    mode = str(MODES.get(read.mode, read.mode)) if read.number is not None else _("Number not told")
    notes = [
        read.who if read.number is not None else "",
        str(NOT_PEOPLE.get(read.counted, "")),
        "" if read.attended else _("invited only"),
    ]
    said = ", ".join(note for note in notes if note)
    return Made(f"{mode}: {people(read.number, read.bound) or read.word}", [Item("", said)] if said else [])


def figure(desk: Desk, row: ArticleDraft) -> Made:
    """A number somebody said, never ours."""
    value = corrected(row.value)
    read = readings.figure(value)
    initial = {"number": _number(read).replace("?", ""), "bound": _form_bound(read.bound), "unit": read.unit}
    form = FigureDraftForm(
        desk.data(row), prefix=f"d{row.number}", auto_id=f"d{row.number}-%s", initial=initial
    )
    facts = [
        Item(_("Part of"), desk.signs.get(_text(row.value, "part_of"), "")),
        Item(_("Who"), _text(row.value, "who")),
        Item(_("Period"), read.period or _("not told")),
        Item(_("Said by"), read.speaker or _("not told")),
        Item(_("Where the number is from"), _text(row.value, "source")),
        Item(_("For"), _text(row.value, "purpose")),
        Item(_("Region"), read.place),
    ]
    doubts = [_("Only a word was said, not a number.")] if read.number is None else []
    if read.number is not None and not is_kept(read.number):
        doubts = [said(TOO_LARGE)]
    elif read.number is not None and read.bound == Bound.VAGUE:
        doubts = [_("The article leaves the number open; it is kept as “about”.")]
    return Made(_figure_words(read, value), [each for each in facts if each.value], doubts, form)


def _figure_words(read: FigureRead, value: Mapping[str, Json]) -> str:
    told = "" if read.bound == Bound.EXACT else f"{BOUNDS[Bound(read.bound)]} "
    measure = _text(value, "measure")
    if measure == "rupiah" and isinstance(read.number, int):
        return f"{told}{rupiah(read.number)}" + (f" ({read.unit})" if read.unit != "rupiah" else "")
    unit = f"{measure} ({read.unit})" if measure and measure != read.unit else read.unit
    return f"{told}{_number(read)} {unit}"


def _number(read: FigureRead) -> str:
    if read.number is None:
        return "?"
    return shown_number(read.number) if isinstance(read.number, int) else str(read.number).replace(".", ",")


def _text(value: Mapping[str, Json], key: str) -> str:
    told = value.get(key)
    return told if isinstance(told, str) else ""


def _form_bound(bound: str) -> str:
    """A word that is "not certain" is kept as "about"."""
    return Bound.APPROX if bound == Bound.VAGUE else bound


def request(desk: Desk, row: ArticleDraft) -> Made:
    """What one side asked of another; no commitment."""
    read = readings.request(corrected(row.value))
    unknown = _("not told")
    facts = [Item(_("Asked by"), read.asker or unknown), Item(_("Asked of"), read.asked or unknown)]
    if read.of in desk.signs:
        facts.append(Item(_("Said at"), desk.signs[read.of]))
    form = RequestDraftForm(
        desk.data(row), prefix=f"d{row.number}", auto_id=f"d{row.number}-%s",
        initial={"what": read.what, "asker": read.asker, "asked": read.asked},
    )  # fmt: skip
    doubts = [] if read.asked else [_("The text does not say who is asked.")]
    return Made(read.what, facts, doubts, form)


def statement(desk: Desk, row: ArticleDraft) -> Made:
    """Something else that was said: a promise of an office, a claim, a step of a process and the like."""
    read = readings.statement(corrected(row.value), row.kind)
    form = StatementDraftForm(
        desk.data(row), kind=row.kind, prefix=f"d{row.number}", auto_id=f"d{row.number}-%s",
        initial={
            "what": read.what, "owner": read.owner, "due": read.due, "status": read.status, "post": read.post,
            "agency": read.agency,
        },
    )  # fmt: skip
    facts = [each for each in _statement_facts(read) if each.value]
    return Made(read.what, facts, _statement_doubts(read), form)


def _statement_facts(read: Statement) -> list[Item]:
    speaker = readings.spoken(read.post, read.agency)
    return [
        Item(_("What kind"), _kind(read)),
        Item(_("Who promises"), read.owner),
        Item(_("By when"), read.due),
        Item(_("Money"), rupiah(read.amount)),
        Item(_("How far"), str(STAGE_STATES.get(read.status, read.status))),
        Item(_("Said by"), speaker),
        Item(_("Said of"), read.scope_name),
        Item(_("Its task"), read.task),
    ]


def _kind(read: Statement) -> str:
    """A declared key in words: "jalur tidak resmi"; the kinds of claims in the reader's language."""
    return str(CLAIMS[read.key]) if read.key in CLAIMS else read.key.replace("_", " ")


def _statement_doubts(read: Statement) -> list[str]:
    if read.kind == "commitment" and not read.owner:
        return [_("The text does not say who promises.")]
    return []
