"""Reading numbers of running Indonesian text: digits and words, exact or as a bound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gugus_engine.text import number_words as words
from gugus_engine.text.phrases import matches_at, phrase_pattern, starts_of
from gugus_engine.text.spans import Span


class Bound(StrEnum):
    """How a number was meant: exactly, at least, at most, about, or only as "hundreds"."""

    EXACT = "exact"
    LOWER = "lower"
    UPPER = "upper"
    APPROX = "approx"
    VAGUE = "vague"


@dataclass(frozen=True)
class NumberMention:
    """A number as a text writes it.

    `span` covers the words that make it a bound ("lebih dari 1.500"), `core` the number alone.
    `value` is None for vague words ("ratusan"); `is_money` where "Rp" or "rupiah" stands with it,
    `is_collective` for "keempat (korban)".
    """

    span: Span
    core: Span
    value: int | None
    bound: Bound
    is_money: bool = False
    is_collective: bool = False


_WORD_NUMBER = "|".join(sorted([*words.UNITS, *words.ONES], key=len, reverse=True))
_SMALL = "|".join(words.SMALL_SCALES)
_SCALE = "|".join(sorted(words.SCALES, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:,\d+)?"
_SPELLED = rf"(?:{_WORD_NUMBER})(?:\s+(?:{_WORD_NUMBER}|{_SMALL}|{_SCALE}))*"
_ROUNDLY = rf"(?:(?:{'|'.join(words.UNITS)})\s+(?:{'|'.join(words.ROUND_SCALES)})|(?:{'|'.join(words.ROUND)})(?:\s+(?:{_SCALE}))?)"
_NUMBER = re.compile(
    rf"(?<![\w.,/@#+-])(?P<money>Rp\.?\s*)?"
    rf"(?:(?:(?P<least>{_DIGITS})\s?[-–]\s?(?=(?:{_DIGITS})(?![\d-])))?(?P<digits>{_DIGITS})"
    rf"(?:\s*(?P<scale>{_SCALE}|(?<=\d)m|(?<=\d\s)M))?(?P<about>-?an)?"
    rf"|(?P<roundly>{_ROUNDLY})|(?P<words>{_SPELLED})|(?P<vague>(?:{'|'.join(words.VAGUE)})(?:\s+(?:{_SCALE}))?))"
    r"(?!\w)(?P<rupiah>\s+rupiah\b)?",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"(?<!\w)(?P<one>{'|'.join([*words.SINGLE, *words.COLLECTIVE])})(?!\w)", re.IGNORECASE)
_OPENING = re.compile(r"\d+|[Rr][Pp]")
_SINGLE_WORDS = frozenset({*words.SINGLE, *words.COLLECTIVE})
_NUMBER_WORDS = frozenset(
    {*words.UNITS, *words.ONES, *words.ROUND, *(phrase.split()[0] for phrase in words.VAGUE)}
)
_NEVER_AFTER = re.compile(r"(?:[.,:/-]\d|\s*(?:%|:\d\d)|/\w|-(?!an\b)\w*\d)")
_BRACKETED_WORDS = re.compile(rf"\s*\(\s*(?:{_SPELLED})\s*\)", re.IGNORECASE)
_MORE_AFTER = re.compile(
    r"(?:\s+(?:orang|peserta|warga|korban|kasus|siswa))?\s+lebih(?!\w)"
    r"(?!\s+(?:dari|dahulu|dulu|besar|kecil|banyak|baik|kurang|lanjut|tinggi|rendah))",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?[\s(]*$")
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)")
_RANGE = re.compile(r"\s*(?:-|–|sampai(?:\s+dengan)?|hingga)\s*$", re.IGNORECASE)
_BEFORE = {
    Bound.LOWER: phrase_pattern(words.LOWER),
    Bound.UPPER: phrase_pattern(words.UPPER),
    Bound.APPROX: phrase_pattern(words.APPROX),
}
_LOOK_BACK = 32


def read_numbers(text: str) -> tuple[NumberMention, ...]:
    """All counts and amounts of money of a text, in its order.

    Parts of names and measures are left out (Pasal 2, Nomor 21, pukul 10.00, RT 03, 20 persen);
    a date is not known here and may be read as a number, so a caller drops those inside dates.
    Words without a value ("banyak", "cukup tinggi") are no numbers.
    """
    matches = matches_at(_NUMBER, text, _openings(text))
    found = [mention for match in matches if (mention := _mention(text, match))]
    found += [_single(match) for match in matches_at(_SINGLE, text, starts_of(text, _SINGLE_WORDS))]
    return _with_ranges(text, sorted(found, key=lambda mention: mention.core))


def _openings(text: str) -> list[int]:
    """Where a number may begin: at a digit, at "Rp", at a word of a number."""
    signs = (match.start() for match in _OPENING.finditer(text))
    return sorted({*signs, *starts_of(text, _NUMBER_WORDS)})


def _single(match: re.Match[str]) -> NumberMention:
    span, word = Span(*match.span()), match.group("one").lower()
    value = words.SINGLE.get(word) or words.COLLECTIVE[word]
    return NumberMention(span, span, value, Bound.EXACT, is_collective=word in words.COLLECTIVE)


def _mention(text: str, match: re.Match[str]) -> NumberMention | None:
    is_money = bool(match.group("money") or match.group("rupiah"))
    if not is_money and not _is_count(text, match):
        return None
    core = Span(match.start(), match.end())
    if bracketed := _BRACKETED_WORDS.match(text, core.end):
        core = Span(core.start, bracketed.end())
    if match.group("vague"):
        return NumberMention(core, core, None, Bound.VAGUE, is_money)
    if match.group("roundly"):
        return NumberMention(core, core, roundly(match.group("roundly")), Bound.APPROX, is_money)
    value = _value(match)
    if value is None:
        return None
    span, bound = _bound(text, core, about=bool(match.group("about") or match.group("least")))
    return NumberMention(span, core, value, bound, is_money)


def _is_count(text: str, match: re.Match[str]) -> bool:
    if match.group("digits") and _is_label(text, match):
        return False
    before = _LAST_WORD.search(text, max(0, match.start() - _LOOK_BACK), match.start())
    following = _NEXT_WORD.match(text, match.end(), match.end() + _LOOK_BACK)
    is_named = before is not None and before.group(1).lower() in words.NOT_COUNTED_AFTER
    if match.group("words") and before is not None and before.group(1).lower() in ("salah", "se"):
        return False
    is_measure = following is not None and following.group(1).lower() in words.NOT_COUNTED_BEFORE
    return not is_named and not is_measure


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Whether the digits go on after the match, or are an age or a list number in brackets."""
    is_bracketed = (
        text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
    )
    return bool(_NEVER_AFTER.match(text, match.end())) or (is_bracketed and len(match.group()) <= 2)


def _value(match: re.Match[str]) -> int | None:
    if match.group("words"):
        return spelled(match.group("words"))
    digits = match.group("least") or match.group("digits")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits) and not match.group("scale"):
        digits = digits.replace(",", "")
    number = Decimal(digits.replace(".", "").replace(",", "."))
    scale = (match.group("scale") or "").lower()
    number *= words.SCALES.get(scale, 1_000_000_000 if scale == "m" else 1)
    return int(number) if number == int(number) else None


def roundly(written: str) -> int:
    """The value of "tiga ratusan" (about 300) or "seratusan juta" (about a hundred million)."""
    first, *rest = written.lower().split()
    if first in words.ROUND:
        return words.ROUND[first] * (words.SCALES[rest[0]] if rest else 1)
    return words.UNITS[first] * words.ROUND_SCALES[rest[0]]


def spelled(written: str) -> int | None:
    """The value of a number in words ("dua ratus lima puluh ribu"), None where the words make none."""
    total, group, last = 0, 0, 0
    for word in written.lower().split():
        if word in words.UNITS:
            group, last = group + words.UNITS[word], words.UNITS[word]
        elif word in words.ONES:
            total, group, last = _add_one(total, group, words.ONES[word])
        elif word in words.SMALL_SCALES:
            group, last = _scaled(group, last, word), 0
        elif word in words.SCALES:
            total, group, last = total + (group or 1) * words.SCALES[word], 0, 0
        else:
            return None
    return total + group


def _add_one(total: int, group: int, value: int) -> tuple[int, int, int]:
    return (total, group + value, 0) if value == 100 else (total + value, group, 0)


def _scaled(group: int, last: int, word: str) -> int:
    if word == "belas":
        return group + 10
    return group - last + last * words.SMALL_SCALES[word]


def _bound(text: str, core: Span, *, about: bool) -> tuple[Span, Bound]:
    """The bound the words round the number give it, and the span with those words."""
    start = max(0, core.start - _LOOK_BACK)
    found = [
        (match.start(), bound)
        for bound in (Bound.APPROX, Bound.UPPER, Bound.LOWER)
        for match in _BEFORE[bound].finditer(text, start, core.start)
        if text[match.end() : core.start].strip().lower() in ("", "ada", "sebanyak", "sejumlah")
    ]
    if found:  # "tak kurang dari" before "kurang dari"
        first, bound = min(found, key=lambda each: each[0])
        return Span(first, core.end), bound
    if about:
        return core, Bound.APPROX
    if after := _MORE_AFTER.match(text, core.end):
        return Span(core.start, after.end()), Bound.LOWER
    return core, Bound.EXACT


def _with_ranges(text: str, found: list[NumberMention]) -> tuple[NumberMention, ...]:
    """Two numbers joined by "-" or "hingga" as one: about the first."""
    joined: list[NumberMention] = []
    for mention in found:
        last = joined[-1] if joined else None
        between = text[last.core.end : mention.core.start] if last else ""
        if (
            last
            and last.value is not None
            and _RANGE.fullmatch(between)
            and (mention.value or 0) > last.value
        ):
            joined[-1] = NumberMention(
                last.span.until(mention.span),
                last.core.until(mention.core),
                last.value,
                Bound.APPROX,
                mention.is_money,
            )
        elif last is None or not last.core.overlaps(mention.core):
            joined.append(mention)
    return tuple(joined)
