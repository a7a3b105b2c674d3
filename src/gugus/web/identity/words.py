"""The words of opening an identity: what the law threatens, what was opened, what the audit says of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gugus.casework.rules import IdentityField
from gugus.core.declared import Confidence
from gugus.core.purposes import purposes
from gugus.registry.reads import InForce
from gugus.registry.rules.law import Joined, Penalty, Version
from gugus.web.said import day, language
from gugus.web.templatetags.gugus import rupiah

FIELDS = {
    IdentityField.NAME: gettext_lazy("Full name"),
    IdentityField.BORN: gettext_lazy("Year of birth"),
}


@dataclass(frozen=True)
class LawLine:
    """One article as a page tells it; `doubt` says what of it is still to be confirmed, empty for nothing."""

    law: str
    article: str
    what: str
    penalty: str
    doubt: str
    source: str


def law_line(one: InForce) -> LawLine:
    """An article with its penalty; an unverified minimum is left out."""
    version, tongue = one.version, language()
    article = _("article %(number)s") % {"number": one.article.article}
    return LawLine(
        one.article.law.said(tongue), article, one.article.what.said(tongue), penalty_said(version),
        _doubt(version), version.source,
    )  # fmt: skip


def penalty_said(version: Version) -> str:
    """ "penjara paling lama 7 tahun dan denda paling banyak Rp280.000.000", in the reader's language."""
    said = {"prison": _prison(version.prison), "fine": _fine(version.fine)}
    alone = version.joined is Joined.AND_OR
    return (_("%(prison)s and/or %(fine)s") if alone else _("%(prison)s and %(fine)s")) % said


def _prison(penalty: Penalty) -> str:
    said = {"least": penalty.told_least, "most": penalty.most.value}
    if penalty.told_least is None:
        return _("prison of up to %(most)s years") % said
    return _("prison of %(least)s to %(most)s years") % said


def _fine(penalty: Penalty) -> str:
    said = {"least": rupiah(penalty.told_least), "most": rupiah(penalty.most.value)}
    if penalty.told_least is None:
        return _("a fine of up to %(most)s") % said
    return _("a fine of %(least)s to %(most)s") % said


def _doubt(version: Version) -> str:
    if version.confidence is Confidence.UNVERIFIED:
        return _("To be confirmed.")
    if not version.prison.most.is_sure:
        return _("The length of the prison term is to be confirmed.")
    if not version.fine.most.is_sure:
        since = day(version.valid_from)
        return _("The fine is told as enacted; its conversion since %(day)s is to be confirmed.") % {
            "day": since
        }
    return ""


def note_said(note: str) -> str:
    """The note of an act in words: "person=2 purpose=trial fields=name" as "Orang ke-2; …; Nama lengkap"."""
    said = dict(part.partition("=")[::2] for part in note.split())
    purpose = purposes().get(said.get("purpose", ""))
    known = {str(key): str(label) for key, label in FIELDS.items()}
    parts = [known.get(key, key) for key in said.get("fields", "").split(",") if key]
    return _("Person %(number)s. For: %(purpose)s. Opened: %(fields)s.") % {
        "number": said.get("person", "?"), "purpose": purpose.name.said(language()) if purpose else said.get("purpose", "?"),
        "fields": ", ".join(parts),
    }  # fmt: skip
