"""What each letter of each area says: values from a record, frozen, in the letter's own language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from gugus.accounts.rules import roles
from gugus.core.breaches import actions as breach_actions
from gugus.core.breaches import reads as breach_reads
from gugus.core.breaches import rules as breach_rules
from gugus.core.breaches.rules import BreachState, CountBound
from gugus.core.retention import actions as retention_actions
from gugus.core.retention import reads as retention_reads
from gugus.core.retention.rules import ReviewState, classes, kept_words
from gugus.core.rights import actions as rights_actions
from gugus.core.rights import reads as rights_reads
from gugus.core.rights import rules as rights_rules
from gugus.core.rights.rules import Decision
from gugus.core.time import now, today
from gugus.core.viewer import Viewer
from gugus.desk import letters
from gugus.desk.letters import Letter, Template
from gugus.registry import reads as registry
from gugus.web.said import day, language, moment

if TYPE_CHECKING:
    from gugus.core.models import Breach, RetentionReview, RightsRequest
    from gugus.registry.models import TaskForce

DECIDED = {
    Decision.GRANTED: ("Dikabulkan", "Granted"),
    Decision.PARTLY: ("Dikabulkan sebagian", "Granted in part"),
    Decision.REFUSED: ("Ditolak", "Refused"),
}
TONGUES = {"id": "Bahasa Indonesia", "en": "English"}
BOUNDS = {
    CountBound.UNKNOWN: ("jumlah belum diketahui", "number not known yet"),
    CountBound.EXACT: ("{n} orang", "{n} people"),
    CountBound.ATLEAST: ("sedikitnya {n} orang", "at least {n} people"),
    CountBound.ABOUT: ("sekitar {n} orang", "about {n} people"),
}
"""Words of letters, which have a language of their own: Indonesian and English side by side, not the page's."""


@dataclass(frozen=True)
class Draft:
    """One letter that can be drafted: its template, its values, whose record, and the audit of making it."""

    about: str
    pk: UUID
    code: str
    template: Template
    letter: Letter
    note: Callable[[Viewer], None]


@dataclass(frozen=True)
class Tongue:
    """A language a letter can be had in."""

    name: str
    url: str
    here: bool


@dataclass(frozen=True)
class LetterView:
    """A draft, or a copy once `sent`, on a page: title, its language, text to copy, where the PDF is.

    `choices` are other languages it can be had in; `only` names the language of a letter that has no other
    and is not in the reader's.
    """

    title: str
    language: str
    text: str
    pdf_url: str
    choices: Sequence[Tongue]
    sent: bool = False
    only: str = ""


def view_of(draft: Draft) -> LetterView:
    """A draft as a page shows it."""
    one, tongue = draft.template, letters.language_of(draft.template, draft.letter.language)
    url = reverse("web:letter_pdf", args=[draft.about, draft.pk, one.key])
    choices = [Tongue(TONGUES[each], f"?bahasa={each}#surat", each == tongue) for each in one.text]
    return LetterView(
        one.title.said(language()), tongue, letters.render_text(one, draft.letter), f"{url}?bahasa={tongue}",
        choices if len(choices) > 1 else [], draft.letter.sent,
        TONGUES[tongue] if len(choices) == 1 and tongue != language() else "",
    )  # fmt: skip


def pdf_of(draft: Draft, *, by: Viewer) -> bytes:
    """The PDF of a draft, for a role that may draft it; audited."""
    check_drafter(draft.template, by)
    made = letters.render_pdf(draft.template, draft.letter)
    draft.note(by)
    return made


def check_drafter(one: Template, by: Viewer) -> None:
    """Denied when none of the viewer's roles may draft this letter."""
    said = language()
    names = [roles()[key].en if said == "en" else roles()[key].id for key in sorted(one.roles)]
    letters.check_drafter(one, by.roles, names)


def may_draft(one: Template, by: Viewer) -> bool:
    """Whether one of the viewer's roles may draft this letter."""
    return bool(one.roles & by.roles)


def draft_of(viewer: Viewer, about: str, pk: UUID, key: str, zone: str, tongue: str) -> Draft | None:
    """The draft of a letter of one record; None when there is no such record for the viewer, or no such letter of it."""
    makers = {"hak": _rights_draft, "insiden": _breach_draft, "retensi": _review_draft}
    maker = makers.get(about)
    if maker is None or key not in letters.templates():
        return None
    draft = maker(viewer, pk, key, zone, tongue)
    return draft if draft is not None and draft.template.key == key else None


def _rights_draft(viewer: Viewer, pk: UUID, key: str, zone: str, tongue: str) -> Draft | None:
    row = rights_reads.request(viewer, pk) if viewer.may("rights.write") else None
    return rights_letter(viewer, row, zone, tongue) if row and row.decision else None


def _breach_draft(viewer: Viewer, pk: UUID, key: str, zone: str, tongue: str) -> Draft | None:
    row = breach_reads.breach(viewer, pk)
    if row is None or row.state == BreachState.OPEN or key not in breach_rules.DRAFTS:
        return None
    return breach_letter(viewer, row, key, zone, tongue)


def _review_draft(viewer: Viewer, pk: UUID, key: str, zone: str, tongue: str) -> Draft | None:
    row = retention_reads.review(viewer, pk)
    return review_letter(viewer, row, zone, tongue) if row and row.state == ReviewState.CARRIED_OUT else None


def rights_letter(viewer: Viewer, row: RightsRequest, zone: str, tongue: str) -> Draft | None:
    """The answer to a decided request; None for those who may not open it."""
    opened = rights_reads.opened(viewer, row)
    if opened is None:
        return None
    decision = Decision(row.decision)
    one = letters.template("rights_answer" if decision is Decision.GRANTED else "rights_refusal")
    said = letters.language_of(one, tongue)
    ground = rights_rules.grounds().get(row.ground)
    values = {
        "code": row.code, "asked": rights_rules.kinds()[row.kind].name.said(said), "answer": opened.answer,
        "received": _moment(row.received_at, zone, said), "decision": _word(DECIDED[decision], said),
        "ground": ground.name.said(said) if ground else "", "basis": (ground.basis if ground else "") or "–",
    }  # fmt: skip
    to = "\n".join(each for each in (opened.name, opened.contact) if each)
    letter = _letter(viewer, one, to, values, said, row.letter_number, _day(row.letter_on, said))
    return Draft(
        "hak",
        row.pk,
        row.code,
        one,
        letter,
        lambda by: rights_actions.write_letter(row, by=by, letter=one.key),
    )


def breach_letter(viewer: Viewer, row: Breach, key: str, zone: str, tongue: str) -> Draft:
    """The notice of a finished record to the authority or to the persons concerned."""
    one = letters.template(key)
    said = letters.language_of(one, tongue)
    values = {name: text for name, text in _breach_values(row, zone, said).items() if name in one.fields}
    number = row.authority_letter if key == "breach_authority" else row.people_letter
    at = row.authority_told_at if key == "breach_authority" else row.people_told_at
    letter = _letter(
        viewer,
        one,
        _addressee(row, key, said, zone),
        values,
        said,
        number,
        _moment(at, zone, said) if at else "",
    )
    return Draft(
        "insiden",
        row.pk,
        row.code,
        one,
        letter,
        lambda by: breach_actions.write_letter(row, by=by, letter=key),
    )


def _addressee(row: Breach, key: str, said: str, zone: str) -> str:
    """To whom: the authority in force on the office's day of the letter, today while none was sent."""
    if key == "breach_authority":
        return breach_rules.authority(today(zone, row.authority_told_at or now())).name.said(said)
    return _word(
        ("(nama ditulis tangan saat surat dikirim)", "(name written by hand when the letter is sent)"), said
    )


def _breach_values(row: Breach, zone: str, said: str) -> dict[str, str]:
    opened, count = breach_reads.opened(row), _word(BOUNDS[CountBound(row.people_bound)], said)
    people = ", ".join(breach_rules.people_kinds()[each].said(said) for each in row.people)
    return {
        "code": row.code, "known": _moment(row.known_at, zone, said),
        "happened": _day(row.happened_on, said) or _word(("belum diketahui", "not known yet"), said),
        "how": breach_rules.hows()[row.how].said(said),
        "data": ", ".join(breach_rules.data_kinds()[each].name.said(said) for each in row.data),
        "people": f"{people}; {count.format(n=row.people_count)}", "what": opened.what, "harm": opened.harm,
        "handling": opened.handling, "told": opened.told, "changed": opened.changed,
    }  # fmt: skip


def review_letter(viewer: Viewer, row: RetentionReview, zone: str, tongue: str) -> Draft:
    """The minutes of a destruction that was carried out."""
    one = letters.template("destruction")
    said = letters.language_of(one, tongue)
    why, shown = retention_reads.why_kept(row), retention_reads.items_of(viewer, row)
    codes = [code for _, pk, code in shown if pk not in why]
    kept = [f"{code} ({kept_words()[why[pk]].said(said)})" for _, pk, code in shown if pk in why]
    values = {
        "code": row.code, "name": classes()[row.class_key].name.said(said), "basis": row.basis, "codes": ", ".join(codes) or "–",
        "period": _word(("{n} bulan", "{n} months"), said).format(n=row.months), "count": str(len(codes)), "kept": "; ".join(kept) or "–",
        "drawn_up": _moment(row.drawn_up_at, zone, said), "confirmed": _moment(row.confirmed_at, zone, said),
        "carried_out": _moment(row.carried_out_at, zone, said),
    }  # fmt: skip
    letter = _letter(viewer, one, _word(("Arsip", "Archive"), said), values, said)
    return Draft(
        "retensi", row.pk, row.code, one, letter, lambda by: retention_actions.write_letter(row, by=by)
    )


def _letter(
    viewer: Viewer, one: Template, to: str, values: dict[str, str], said: str, number: str = "", on: str = ""
) -> Letter:
    force = registry.task_force(viewer.task_force)
    office, signer = (force.name, _signer(force, one.signs)) if force else ("", "")
    return Letter(office, to, signer, values, number=number, on=on, language=said, demo=settings.DEMO)


def _signer(force: TaskForce, seat: str) -> str:
    """The title of the post whose seat signs today."""
    held = registry.seats(force, today(force.region.zone, now()))
    return next((each.post.title for each in held if each.role == seat), "")


def _word(pair: tuple[str, str], said: str) -> str:
    return pair[1] if said == "en" else pair[0]


def _moment(at: datetime | None, zone: str, said: str) -> str:
    with override(said):
        return moment(at, zone) if at else ""


def _day(on: date | None, said: str) -> str:
    with override(said):
        return day(on)
