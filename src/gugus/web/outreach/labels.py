"""The words for kinds, bounds, bases and ways of counting."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gugus.outreach.rules import ActivityKind, Bound, CountedHow, HeldBasis
from gugus.web.said import day as shown_day
from gugus.web.templatetags.gugus import number as shown_number

KINDS = {
    ActivityKind.FSK: _("Police-community forum (FSK)"),
    ActivityKind.SOSIALISASI: _("Information session"),
    ActivityKind.WEBINAR: _("Webinar"),
    ActivityKind.RAKOR: _("Coordination meeting (rakor)"),
    ActivityKind.TRAINING: _("Training"),
    ActivityKind.PENCANANGAN: _("Launch of a programme"),
    ActivityKind.DEKLARASI: _("Declaration"),
    ActivityKind.PENINDAKAN: _("Law enforcement operation"),
    ActivityKind.PENCEGAHAN_KEBERANGKATAN: _("Departure prevented"),
    ActivityKind.PELIMPAHAN: _("Case file handed over"),
    ActivityKind.PUTUSAN: _("Court verdict"),
    ActivityKind.LAINNYA: pgettext_lazy("kind of activity", "Other"),
}
COUNTED = {
    CountedHow.SIGNED_LIST: _("Signed attendance list"),
    CountedHow.QR: _("QR check-in"),
    CountedHow.PLATFORM_REPORT: _("Report of the meeting platform"),
    CountedHow.HEAD_COUNT: _("Heads counted in the room"),
    CountedHow.ESTIMATE: _("Estimate"),
    CountedHow.ARTICLE: _("As the article says"),
}
BASES = {
    HeldBasis.WRITTEN: _("as the source writes it"),
    HeldBasis.WORKED_OUT: _("worked out, confirmed by an officer"),
    HeldBasis.DECLARED: _("stated by the officer who recorded it"),
    HeldBasis.UNKNOWN: "",
}
BOUNDS = {
    Bound.EXACT: _("exactly"),
    Bound.LOWER: _("at least"),
    Bound.UPPER: _("at most"),
    Bound.APPROX: _("about"),
    Bound.VAGUE: _("not certain"),
}
NOT_KNOWN = _("not known yet")


def kind_label(kind: str) -> str:
    """The word for a kind of activity; the key itself for one we do not know."""
    return str(KINDS.get(ActivityKind(kind), kind)) if kind in [*ActivityKind] else kind


def counted_label(how: str) -> str:
    """How people were counted, in words; a way written in words stays as it is."""
    return str(COUNTED[CountedHow(how)]) if how in [*CountedHow] else how


def people(number: int | None, bound: str = Bound.EXACT) -> str:
    """A number of people with how it was told: "paling sedikit 1.500"; empty when not known."""
    if number is None:
        return ""
    return shown_number(number) if bound == Bound.EXACT else f"{BOUNDS[Bound(bound)]} {shown_number(number)}"


def held_label(on: object, basis: str) -> tuple[str, str]:
    """A day of holding in words, and how it is known."""
    if on is None:
        return str(NOT_KNOWN), ""
    return shown_day(on), str(BASES[HeldBasis(basis)])  # type: ignore[arg-type]
