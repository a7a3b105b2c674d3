"""The words of the registry: kinds of region, of name, of source, of appointment, of seat."""

from __future__ import annotations

from enum import StrEnum


class RegionKind(StrEnum):
    """What a region is; a level may have several kinds."""

    PROVINSI = "provinsi"
    KABUPATEN = "kabupaten"
    KOTA = "kota"
    KECAMATAN = "kecamatan"
    KELURAHAN = "kelurahan"
    DESA = "desa"
    DESA_ADAT = "desa adat"


class NameKind(StrEnum):
    """Why a region is known by a name.

    official: the name the decree and people use. display: the usual spelling where the decree has
    a misprint or an abbreviation (kept as misprint, abbrev). former: an earlier list's. alias: an
    everyday name. short: a short form that is also another word ("Benteng"), for searches only.
    """

    OFFICIAL = "official"
    DISPLAY = "display"
    FORMER = "former"
    ALIAS = "alias"
    MISPRINT = "misprint"
    ABBREV = "abbrev"
    SHORT = "short"


class Match(StrEnum):
    """How a search text met a name."""

    EXACT = "exact"
    ALIAS = "alias"
    ABBREV = "abbrev"
    DISPLAY = "display"
    MISPRINT = "misprint"
    FORMER = "former"
    SPELLING = "spelling"
    PREFIX = "prefix"
    EDIT = "edit"
    SYLLABLES = "syllables"
    CODE = "code"


class SourceKind(StrEnum):
    """What a fact was taken from."""

    ARTICLE = "article"
    DECREE = "decree"
    LETTER = "letter"
    OFFICIAL_TABLE = "official_table"
    DATASET = "dataset"


class Bound(StrEnum):
    """How a quoted number was meant: "1.000", "lebih dari 1.500", "paling banyak", "sekitar"."""

    EXACT = "exact"
    LOWER = "lower"
    UPPER = "upper"
    APPROX = "approx"


class AppointmentKind(StrEnum):
    """Definitive, acting while vacant (Plt.), acting while absent (Plh.)."""

    DEFINITIVE = "definitive"
    PLT = "plt"
    PLH = "plh"


class EndReason(StrEnum):
    """Why somebody stops holding a post: transferred, retired, dismissed, died."""

    MUTASI = "mutasi"
    PURNA_TUGAS = "purna_tugas"
    DIBERHENTIKAN = "diberhentikan"
    WAFAT = "wafat"


class SeatRole(StrEnum):
    """The seats a decree gives in a task force."""

    CHAIR = "chair"
    DAILY_CHAIR = "daily_chair"
    SECRETARY = "secretary"
    SUBGROUP_LEAD = "subgroup_lead"
    MEMBER = "member"


def values(words: type[StrEnum]) -> list[str]:
    """The words as plain text, for constraints: migrations must not depend on the vocabulary of the day."""
    return [str(word.value) for word in words]
