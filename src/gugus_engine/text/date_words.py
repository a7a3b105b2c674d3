"""The words of Indonesian dates: months, weekdays, joining words, and the patterns built from them."""

from __future__ import annotations

import re
from datetime import date

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb peb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agust agu agt ags aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}

# Monday is 0, as in date.weekday().
WEEKDAYS: dict[str, int] = {
    "senin": 0,
    "selasa": 1,
    "rabu": 2,
    "kamis": 3,
    "jumat": 4,
    "jum'at": 4,
    "jum’at": 4,
    "jum`at": 4,
    "sabtu": 5,
    "minggu": 6,
    "ahad": 6,
}

_longest_first = sorted(MONTHS, key=len, reverse=True)
MONTH = rf"(?:{'|'.join(_longest_first)})\b\.?"
WEEKDAY = r"(?:senin|selasa|rabu|kamis|jum['’`]?at|sabtu|minggu|ahad)"
YEAR = r"(?:19|20)\d\d"
DAY = r"[0-3]?\d"
TO = r"\s*(?:-|–|—|s/d|s\.d\.?|sampai\s+dengan|sampai|hingga)\s*(?:(?:awal|pertengahan|akhir)\s+)?"
QUARTER = r"(?:triwulan|kuartal|semester)\s+(?:ke-?\s?)?(?:[1-4]|iv|i{1,3}|pertama|kedua|ketiga|keempat)"

_ORDINALS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINALS |= {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4}

# A weekday written just before a date: "Selasa sore (", "hari Jum'at, ", "Senin-Rabu (".
WEEKDAY_BEFORE = re.compile(
    rf"(?:\bhari\s+)?\b(?P<day>{WEEKDAY})(?:{TO}{WEEKDAY})?"
    r"(?:\s+(?:pagi|siang|sore|malam|petang|dini\s+hari|pahing|pon|wage|kliwon|legi))?"
    r"[\s,]*+(?:tanggal\s++|tgl\.?\s++)?(?:\(\s*+)?$",
    re.IGNORECASE,
)
WEEKDAY_ALONE = re.compile(rf"(?<![^\W_])(?P<day>{WEEKDAY})(?![^\W_])", re.IGNORECASE)


def quarter_months(written: str) -> tuple[int, int]:
    """First and last month of "triwulan II" or "semester kedua"; the words are those QUARTER has matched."""
    months = 6 if written.lower().startswith("semester") else 3
    number = _ORDINALS[re.split(r"\s|-", written.lower())[-1]]
    return min(12, months * number) - months + 1, min(12, months * number)


def month_number(word: str) -> int:
    """The number of a month word, 1-12; the word is one that MONTH has matched."""
    return MONTHS[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """The number of a weekday word, Monday 0; the word is one that WEEKDAY has matched."""
    return WEEKDAYS[word.lower()]


def full_year(written: str, today: date) -> int:
    """A year written with two or four digits; two digits never lie in the future."""
    year = int(written)
    if len(written) != 2:
        return year
    return 2000 + year if year <= today.year % 100 else 1900 + year


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
