"""The keys that may stand in the note of each act, with their labels as the other pages say them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gugus.accounts.rules import roles
from gugus.accounts.rules.sessions import Ending
from gugus.casework.processes import all_processes
from gugus.core import acts, erasure
from gugus.core.breaches import rules as breaches
from gugus.core.declared import Named
from gugus.core.retention import rules as retention
from gugus.core.rights import rules as rights
from gugus.desk import letters, notices
from gugus.intake.rules import AttachmentState
from gugus.registry.rules.appointing import end_reasons
from gugus.registry.rules.vocabulary import AppointmentKind
from gugus.web.account.pages import FACTORS
from gugus.web.account.people_pages import PURPOSES
from gugus.web.breaches.labels import STEPS
from gugus.web.cases.words import ROLES
from gugus.web.inbox.labels import DECISION, MENTION, STATUS, URGENCY
from gugus.web.inbox.walls import SOURCES
from gugus.web.rakor.labels import STATES as COMMITMENTS
from gugus.web.rights.labels import DECISIONS
from gugus.web.said import language

Texts = Mapping[str, str | Promise]
Table = Callable[[], Texts]
K = TypeVar("K", bound=str)


class HasName(Protocol):
    """A declared thing with a name in both languages."""

    @property
    def name(self) -> Named: ...


def _names(known: Mapping[str, HasName]) -> Texts:
    return {key: one.name.said(language()) for key, one in known.items()}


def _roles() -> Texts:
    return {key: getattr(one, language()) for key, one in roles().items()}


def _entered() -> Texts:
    return {**FACTORS, "password": FACTORS[""]}


def _bases() -> Texts:
    return {key: getattr(one, language()) for key, one in erasure.bases().items()}


def _letters() -> Texts:
    return {key: one.title.said(language()) for key, one in letters.templates().items()}


def _kinds() -> Texts:
    return _names(rights.kinds())


def _classes() -> Texts:
    return _names(retention.classes())


def _hows() -> Texts:
    return {key: one.said(language()) for key, one in breaches.hows().items()}


def _left() -> Texts:
    return {str(key): one.said(language()) for key, one in end_reasons().items()}


def _notices() -> Texts:
    return {key: one.text.said(language()) for key, one in notices.kinds().items()}


def _answers() -> Texts:
    return {**{str(key): label for key, label in DECISIONS.items()}, **_names(rights.grounds())}


def _objects() -> Texts:
    return {key: one.said(language()) for key, one in acts.objects().items()}


def _processes() -> Texts:
    return {one.key: one.said(language()) for one in all_processes()}


def _entries() -> Texts:
    """What a line of a police file is called, by "stage:key" and "act:key"."""
    return {
        f"{mark}:{each.key}": each.said(language())
        for one in all_processes() for mark, rows in (("stage", one.stages), ("act", one.acts)) for each in rows
    }  # fmt: skip


ENDINGS: Texts = {
    Ending.SIGNED_OUT: _("signed out"),
    Ending.IDLE: _("nothing happened for 30 minutes"),
    Ending.LONGEST: _("lasted 8 hours"),
    Ending.POST: _("the post has changed"),
    Ending.ASKED: _("ended from another session"),
    Ending.PASSWORD: _("the password was changed"),
    Ending.ADMIN: _("by an administrator"),
}
FILES: Texts = {
    AttachmentState.CHECKING: _("being checked"),
    AttachmentState.READY: _("a clean copy is shown"),
    AttachmentState.KEPT: _("kept, not shown"),
    AttachmentState.REFUSED: _("refused"),
}
OPENED: Texts = {"original": _("the original"), "copy": _("the clean copy")}
ADDRESSEES: Texts = {
    breaches.Addressee.AUTHORITY: _("Notice to the authority"),
    breaches.Addressee.PEOPLE: _("Notice to the persons concerned"),
}
FOUND: Texts = {"justified": _("justified"), "not justified": _("not justified")}
REFUSED: Texts = {"refused": _("refused: without the right")}
UNKNOWN: Texts = {"unknown name": _("a name that no account has")}
WORDS: Texts = {"words": _("with the words of the request")}


def _fixed(known: Mapping[K, object]) -> Table:
    """Labels of our own by key; the first of a pair where a badge goes with it."""
    labels = {str(key): one[0] if isinstance(one, tuple) else one for key, one in known.items()}
    return lambda: {key: label for key, label in labels.items() if isinstance(label, (str, Promise))}


APPOINTED: Texts = {
    AppointmentKind.DEFINITIVE: _("definitive"),
    AppointmentKind.PLT: "Plt.",
    AppointmentKind.PLH: "Plh.",
}
_ROLES = (_roles,)
_MATTER = (_objects,)
_NONE: tuple[Table, ...] = ()
TABLES: Mapping[str, tuple[Table, ...]] = {
    "account.open": _ROLES, "account.invite": _ROLES, "account.ask_invite": _ROLES, "account.ask_reset": _ROLES,
    "account.ask_change": _ROLES, "account.ask_transition": _ROLES, "account.change": _ROLES, "account.transition": _ROLES,
    "account.sign_in": (_entered,), "account.factor_shown": (_entered,), "account.sign_out": (_fixed(ENDINGS),),
    "account.session_end": (_fixed(ENDINGS),), "account.sessions_end": (_fixed(ENDINGS),), "account.sessions_sweep": _NONE,
    "account.sign_in_failed": (_fixed(UNKNOWN),), "account.locked": (_fixed(UNKNOWN),),
    "account.link_used": (_fixed(PURPOSES),), "account.withdraw": (_fixed(PURPOSES),),
    "report.triage": (_fixed(DECISION),), "report.status": (_fixed(STATUS),), "report.urgency": (_fixed(URGENCY),),
    "report.route": _NONE, "report.similar": _NONE, "person.search": (_fixed(MENTION), _fixed(REFUSED), _fixed({"by_code": _("A code was typed")})),
    "peristiwa.read": (_fixed({"code_only": _("Opened by code only, without an assignment")}),),
    "peristiwa.join_report": _MATTER, "peristiwa.add_person": (_fixed(ROLES),),
    "perkara.open": (_processes,), "perkara.record": (_entries,),
    "message.write": (_fixed({"to_reporter": _("To the reporter"), "from_reporter": _("From the reporter")}),),
    "mention.add": _NONE, "attachment.read": (_fixed(OPENED),), "attachment.inspect": (_fixed(FILES),),
    "article.keep_drafts": _NONE, "draft.accept": (_objects,), "draft.take_back": (_objects,), "draft.accept_as_same": (_objects,), "article.examples": _NONE,
    "commitment.move": (_fixed(COMMITMENTS),),
    "notice.make": (_notices,), "notice.seen": _NONE, "notice.remind": _NONE, "handover.make": _NONE,
    "emergency.open": _MATTER, "emergency.review": (_fixed(FOUND),), "wall.set": (_objects, _fixed(SOURCES)),
    "assignment.make": _MATTER, "assignment.letter": _MATTER, "assignment.end": _MATTER, "vault.erase": (_objects, _bases),
    "vault.rotate": _NONE, "backup.make": _NONE, "backup.restore": _NONE, "manage.run": _NONE,
    "breach.open": (_hows,), "breach.save": (_fixed(STEPS),), "breach.letter": (_fixed(ADDRESSEES),),
    "breach.write_letter": (_letters,), "rights.open": (_kinds,), "rights.read": (_fixed(WORDS),), "rights.letter": (_letters,),
    "rights.decide": (_answers,), "rights.carry_out": _NONE, "retention.confirm_period": (_classes,),
    "retention.draw_up": (_classes,), "retention.confirm": _NONE, "retention.carry_out": _NONE,
    "registry.load_regions": _NONE, "registry.load_some_regions": _NONE, "registry.load_institutions": _NONE,
    "registry.appoint_from_decree": _NONE, "registry.appoint": (_fixed(APPOINTED),), "registry.end_appointment": (_left,),
}  # fmt: skip
"""For each act that keeps a note, what its keys mean; an act without a table keeps counts, codes or ids only."""
LABELS: Texts = {
    "since": _("Since"), "post": _("post"), "kind": _("kind"), "of": _("mark of what was looked for"), "stamp": _("backup"), "rows": _("rows"), "keys": _("keys"),
    "from": _("from key"), "to": _("to key"), "regions": _("regions"), "agencies": _("agencies"), "aliases": _("other names"),
    "numbers": _("emergency numbers"), "posts": _("posts"), "seats": _("seats"), "appointments": _("appointments"),
}  # fmt: skip
"""What stands before "=" in a note."""
NUMBERS: Texts = {
    "account.sessions_end": _("sessions"), "account.sessions_sweep": _("sessions"),
    "mention.add": _("names or numbers"), "article.keep_drafts": _("drafts"), "article.examples": _("examples"),
}  # fmt: skip
"""What a bare number in the note of an act counts."""


def table_of(action: str) -> Texts:
    """All keys that may stand in the note of an act, in the reader's language."""
    return {key: label for table in TABLES.get(action, _NONE) for key, label in table().items()}
