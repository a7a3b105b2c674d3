"""Kinds of activity, how its people are counted, how its day is known, which villages it may reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gugus.core.errors import Denied
from gugus_engine.say import Say

HEADS_LIMIT = 1_000_000
TITLE_MIN = 5
NAME_LENGTH = 160
VILLAGE_DOTS = 3


class ActivityKind(StrEnum):
    """What kind of activity it was; the keys of the article reader."""

    FSK = "fsk"
    SOSIALISASI = "sosialisasi"
    WEBINAR = "webinar"
    RAKOR = "rakor"
    TRAINING = "training"
    PENCANANGAN = "pencanangan"
    DEKLARASI = "deklarasi"
    PENINDAKAN = "penindakan"
    PENCEGAHAN_KEBERANGKATAN = "pencegahan_keberangkatan"
    PELIMPAHAN = "pelimpahan"
    PUTUSAN = "putusan"
    LAINNYA = "lainnya"


# Steps of law enforcement that an article may tell of; never counted as prevention.
ENFORCEMENT = (ActivityKind.PENINDAKAN, ActivityKind.PELIMPAHAN, ActivityKind.PUTUSAN)


class HeldBasis(StrEnum):
    """How the day of an activity is known.

    written: the source writes it in full. worked_out: from a weekday or a day without its year, and an
    officer confirmed it. declared: the officer who recorded it says so.
    """

    WRITTEN = "written"
    WORKED_OUT = "worked_out"
    DECLARED = "declared"
    UNKNOWN = "unknown"


KNOWN_DAY = (HeldBasis.WRITTEN, HeldBasis.WORKED_OUT, HeldBasis.DECLARED)


class CountedHow(StrEnum):
    """How the people of an activity were counted; another way may be written in words."""

    SIGNED_LIST = "signed_list"
    QR = "qr"
    PLATFORM_REPORT = "platform_report"
    HEAD_COUNT = "head_count"
    ESTIMATE = "estimate"
    ARTICLE = "article"


class Bound(StrEnum):
    """How a number was told."""

    EXACT = "exact"
    LOWER = "lower"
    UPPER = "upper"
    APPROX = "approx"
    VAGUE = "vague"


@dataclass(frozen=True)
class Heads:
    """People at an activity: online, onsite, and the total somebody quoted; None is not known."""

    online: int | None = None
    onsite: int | None = None
    quoted_total: int | None = None

    @property
    def both(self) -> int | None:
        """Online and onsite together, only when both are known; may count a person twice."""
        if self.online is None or self.onsite is None:
            return None
        return self.online + self.onsite

    @property
    def differs(self) -> bool:
        """Whether the quoted total is another number than online and onsite together."""
        return self.both is not None and self.quoted_total is not None and self.both != self.quoted_total


def as_written(name: str) -> str:
    """The name of an office or a post as it was written, as long as a record keeps it: 160 characters."""
    return name.strip()[:NAME_LENGTH]


def check_title(title: str) -> None:
    """Denied when the title is shorter than five letters."""
    if len(title.strip()) < TITLE_MIN:
        raise Denied(Say("outreach.title_needed"))


def check_heads(heads: Heads) -> None:
    """Denied when a number is negative or beyond what one activity can gather (1,000,000)."""
    for number in (heads.online, heads.onsite, heads.quoted_total):
        if number is not None and not 0 <= number <= HEADS_LIMIT:
            raise Denied(Say("outreach.heads_out_of_range"))


def check_held(basis: HeldBasis, *, has_day: bool) -> None:
    """Denied when a day is given with basis "unknown", or missing with another basis."""
    if has_day == (basis is HeldBasis.UNKNOWN):
        raise Denied(Say("outreach.held_basis"))


def home_of(region: str) -> str:
    """The kabupaten or kota a place lies in; a province is its own home."""
    return ".".join(region.split(".")[:2])


def check_villages(villages: Iterable[str], region: str) -> None:
    """Denied when something listed as reached is not a desa or kelurahan of the activity's kabupaten."""
    home = home_of(region)
    for code in villages:
        if code.count(".") != VILLAGE_DOTS or not code.startswith(f"{home}."):
            raise Denied(Say("outreach.village_elsewhere", code=code))
