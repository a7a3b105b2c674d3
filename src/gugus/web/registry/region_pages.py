"""What the search for regions and the picker's own page show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gugus.registry import reads
from gugus.registry.reads import Hit
from gugus.registry.rules.vocabulary import Match, NameKind, RegionKind
from gugus.web.pickers import Picker, picker
from gugus.web.said import day
from gugus.web.templatetags.gugus import number

if TYPE_CHECKING:
    from gugus.registry.models import Region

LIMIT = 10
KINDS = {
    RegionKind.PROVINSI: gettext_lazy("province"),
    RegionKind.KABUPATEN: gettext_lazy("regency"),
    RegionKind.KOTA: gettext_lazy("city"),
    RegionKind.KECAMATAN: gettext_lazy("district"),
    RegionKind.KELURAHAN: gettext_lazy("urban ward"),
    RegionKind.DESA: gettext_lazy("village"),
    RegionKind.DESA_ADAT: gettext_lazy("customary village"),
}
LEVELS = {
    "province": gettext_lazy("province"),
    "regency": gettext_lazy("regency or city"),
    "district": gettext_lazy("district"),
    "village": gettext_lazy("village or urban ward"),
}
MATCHES = {
    Match.ALIAS: gettext_lazy("also called %(name)s"),
    Match.ABBREV: gettext_lazy("short for it: %(name)s"),
    Match.DISPLAY: gettext_lazy("usually written %(name)s"),
    Match.MISPRINT: gettext_lazy("printed in the decree as %(name)s"),
    Match.FORMER: gettext_lazy("formerly %(name)s"),
    Match.SPELLING: gettext_lazy("other spelling of %(name)s"),
    Match.EDIT: gettext_lazy("one letter away from %(name)s"),
    Match.SYLLABLES: gettext_lazy("short form of %(name)s"),
}
NAMES = {
    NameKind.OFFICIAL: gettext_lazy("in the decree"),
    NameKind.DISPLAY: gettext_lazy("usual spelling"),
    NameKind.FORMER: gettext_lazy("former name"),
    NameKind.ALIAS: gettext_lazy("also called"),
    NameKind.MISPRINT: gettext_lazy("misprint in the decree"),
    NameKind.ABBREV: gettext_lazy("short form in the decree"),
}


@dataclass(frozen=True)
class HitLine:
    """One answer to a search."""

    url: str
    code: str
    label: str
    level: str
    why: str


@dataclass(frozen=True)
class RegionCard:
    """One region: its code, where it lies, what else it is or was called."""

    code: str
    label: str
    facts: Sequence[tuple[str, str]]
    names: Sequence[tuple[str, str]]
    ended: str


@dataclass(frozen=True)
class RegionsPage:
    """The search, its answers, and one region in full."""

    asked: str
    hits: Sequence[HitLine]
    card: RegionCard | None
    nothing: bool
    loaded: bool


@dataclass(frozen=True)
class PickPage:
    """The picker on a page of its own, for a browser without script."""

    picker: Picker
    card: RegionCard | None


def regions_page(params: Mapping[str, str]) -> RegionsPage:
    """What ``?q=`` may mean, and the region of ``?kode=`` (or of a single answer) in full."""
    asked, code = params.get("q", "").strip()[:200], params.get("kode", "")
    hits = reads.search(asked, LIMIT) if asked else ()
    alone = len(hits) == 1
    shown = code or (hits[0].code if alone else "")
    return RegionsPage(
        asked=asked, hits=[] if alone else [_hit(hit, asked) for hit in hits],
        card=region_card(shown) if shown else None, nothing=bool(asked) and not hits, loaded=reads.is_loaded(),
    )  # fmt: skip


def _hit(hit: Hit, asked: str) -> HitLine:
    url = f"{reverse('web:regions')}?{urlencode({'q': asked, 'kode': hit.code})}"
    why = str(MATCHES[hit.match]) % {"name": hit.matched} if hit.match in MATCHES else ""
    return HitLine(url, hit.code, hit.label, str(LEVELS[hit.level]), why)


def region_card(code: str) -> RegionCard | None:
    """All there is to say of one region; None for an unknown code."""
    row, told = reads.region(code), reads.details(code)
    if row is None or told is None:
        return None
    facts = [
        (_("Kind"), str(KINDS[RegionKind(row.kind)])),
        (_("Name in the decree"), row.name),
        (_("Time zone"), row.zone),
        (_("Inhabitants"), number(row.population) or _("not known yet")),
        (_("Villages and urban wards"), number(row.n_villages)) if row.n_villages else ("", ""),
        (_("Code since"), day(row.valid_from)) if row.valid_from else ("", ""),
    ]
    other = [(each["name"], str(NAMES[NameKind(each["kind"])])) for each in told["other_names"]]  # type: ignore[attr-defined]
    return RegionCard(code, str(told["label"]), [fact for fact in facts if fact[0]], other, _ended(row))


def _ended(row: Region) -> str:
    if row.valid_to is None:
        return ""
    values = {"day": day(row.valid_to), "code": row.successor_id or ""}
    if row.successor_id:
        return _("This code ended on %(day)s; now %(code)s.") % values
    return _("This code ended on %(day)s.") % values


def pick_page(params: Mapping[str, str]) -> PickPage:
    """A picker for the whole country; what is chosen is shown below it."""
    chosen = picker(_("Region"), "wilayah", params)
    return PickPage(chosen, region_card(chosen.code) if chosen.code else None)
