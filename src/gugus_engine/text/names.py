"""Reading what leads to a person in a report: telephone numbers, accounts, identity numbers, passports, names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from gugus_engine.text.phrases import matches_at, starts_of
from gugus_engine.text.spans import Span, free_of


class MentionKind(StrEnum):
    """What a mention is."""

    PHONE = "phone"
    HANDLE = "handle"
    EMAIL = "email"
    NIK = "nik"
    PASSPORT = "passport"
    PERSON = "person"


@dataclass(frozen=True)
class NameMention:
    """One mention: its kind, where it stands, as written, and the form in which it is compared.

    Normal forms: a telephone number "+62812...", an account "@name" in small letters (with its
    service where a link names it: "tiktok:@name"), a NIK its 16 digits, a passport its letter and seven
    digits ("A1234567"), a person the words in small letters.
    """

    kind: MentionKind
    span: Span
    text: str
    normal: str


_EMAIL = re.compile(r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(
    r"(?<![\w@])(?:https?://)?(?:www\.|m\.)?(?P<service>t\.me|telegram\.me|wa\.me|api\.whatsapp\.com/send\?phone=|"
    r"instagram\.com|facebook\.com|fb\.com|tiktok\.com|x\.com|twitter\.com)/?(?P<name>@?\+?[\w.-]*[\w-])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.+-])\(?(?:\+\s?62|0062|62|0)[\s.-]?(?:\(?\d{2,4}\)?)(?:[\s.-]?\d{2,5}){1,4}(?!\d)"
)
_HANDLE = re.compile(r"(?<![\w.@/])@(?P<name>[A-Za-z][\w.]{1,29}[\w]|[A-Za-z]\w)(?![\w@])")
_NIK = re.compile(r"(?<!\d)(?P<digits>\d{6}[\s.-]?\d{6}[\s.-]?\d{4})(?!\d)")
# A letter and seven digits are a passport's only near the word; "no" alone may introduce anything.
_PASSPORT_WORD = r"(?:paspor|passport|pasport|paspornya)"
_PASSPORT_NUMBER = r"(?P<number>[A-Za-z][\s.-]?\d{7})(?![\w])"
_PASSPORTS = (
    re.compile(rf"(?<!\w){_PASSPORT_WORD}(?!\w)[^\d\n]{{0,30}}?(?<!\w){_PASSPORT_NUMBER}", re.IGNORECASE),
    re.compile(rf"(?<!\w){_PASSPORT_NUMBER}[^\d\n]{{0,12}}?(?<!\w){_PASSPORT_WORD}(?!\w)", re.IGNORECASE),
)

# What introduces a name. Those of the first kind are followed by a name in any letter case, those of
# the second only by one with a capital letter, for "ibu rumah tangga" and "agen resmi" name nobody.
_SURE_CUES = r"nama\s+(?:lengkap\s+)?(?:saya|aku|dia|beliau|orangnya|pelakunya|agennya)(?:\s+adalah)?|namanya|bernama|atas\s+nama|a\.n\.|a/n"
_CUES = r"ibu|bu|bapak|pak|bpk|kak|kakak|mbak|mas|bang|abang|om|tante|bunda|teh|teteh|ceu|kang|mang|agen|sponsor|calo|sdri?\.?|saudara|saudari|tekong|haji|hajah|ustaz|ustadz"
_AFTER_SURE = re.compile(
    rf"(?<!\w)(?:{_SURE_CUES})(?:\s++|\s*+:\s++)(?:(?:{_CUES})\s++)*(?P<name>[^\W\d_][\w'’]*(?:[ \t]+[^\W\d_][\w'’]*){{0,3}})",
    re.IGNORECASE,
)
_AFTER_CUE = re.compile(rf"(?<!\w)(?i:{_CUES})\s+(?P<name>[A-Z][\w'’]*(?:[ \t]+[A-Z][\w'’]*){{0,2}})")
# The words with which each form begins: it is tried nowhere else.
_LINK_WORDS = frozenset("http https www m t telegram wa api instagram facebook fb tiktok x twitter".split())
_PASSPORT_WORDS = frozenset({"paspor", "passport", "pasport", "paspornya"})
_SURE_WORDS = frozenset({"nama", "namanya", "bernama", "atas", "a"})
_CUE_WORDS = frozenset(_CUES.replace("sdri?\\.?", "sdr|sdri").split("|"))
_PHONE_SIGN = re.compile(r"[(+06]")
_STOP = frozenset(
    "dari di ke mau umur asal yang dan saya aku ini itu kerja usia dia adalah ada dengan untuk juga tapi sudah lalu "
    "katanya bilang tinggal nomor no hp wa kirim minta tidak bukan belum akan telah itulah orang anak warga kami kita "
    "pernah sering nya bin binti alias umurnya berumur berasal menjanjikan menawarkan mengajak merekrut membawa kalau "
    "karena supaya agar sama jadi bisa harus dipanggil menghubungi tolong pada oleh seorang".split()
)
_NO_NAME = frozenset(
    "rt rw kades lurah camat guru dokter polisi kepala desa bupati presiden menteri gubernur haji ustaz jaksa hakim "
    "resmi tki tkw pmi cpmi tenaga kerja travel umrah rumah tangga kandung tiri pekerja dukuh dusun sekdes bidan "
    "perekrut penyalur lapangan asing perusahaan pt cv senin selasa rabu kamis jumat sabtu minggu indonesia".split()
)
_LEAST = 2  # letters
_SERVICES = {"t.me": "telegram", "telegram.me": "telegram", "fb.com": "facebook", "twitter.com": "x"}


def mentions(text: str) -> tuple[NameMention, ...]:
    """All mentions of a text, in its order; where two readings overlap, the surer one stays.

    A person's name is read only where the text introduces it ("bernama", "Bu", "agen"); public
    call numbers of three digits are no telephone numbers.
    """
    found: list[NameMention] = []
    readers: tuple[Callable[[str], Iterator[NameMention]], ...] = (
        _emails,
        _links,
        _niks,
        _passports,
        _phones,
        _handles,
        _persons,
    )
    for reader in readers:
        for mention in reader(text):
            if free_of(mention.span, (other.span for other in found)):
                found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.span))


def _make(kind: MentionKind, text: str, start: int, end: int, normal: str) -> NameMention:
    return NameMention(kind, Span(start, end), text[start:end], normal)


def _emails(text: str) -> Iterator[NameMention]:
    for match in _EMAIL.finditer(text) if "@" in text else ():
        yield _make(MentionKind.EMAIL, text, *match.span(), match.group().lower())


def _links(text: str) -> Iterator[NameMention]:
    for match in matches_at(_LINK, text, starts_of(text, _LINK_WORDS)):
        name, service = match.group("name").lower().lstrip("@"), match.group("service").lower()
        digits = name.lstrip("+")
        if service in ("wa.me", "api.whatsapp.com/send?phone="):
            if phone := normal_phone(digits):
                yield _make(MentionKind.PHONE, text, *match.span(), phone)
            continue
        label = _SERVICES.get(service, service.split(".")[0])
        yield _make(MentionKind.HANDLE, text, *match.span(), f"{label}:@{name}")


def _niks(text: str) -> Iterator[NameMention]:
    for match in _NIK.finditer(text):
        digits = re.sub(r"\D", "", match.group("digits"))
        if is_nik_shaped(digits):
            yield _make(MentionKind.NIK, text, *match.span("digits"), digits)


def _passports(text: str) -> Iterator[NameMention]:
    for pattern in _PASSPORTS if starts_of(text, _PASSPORT_WORDS) else ():
        for match in pattern.finditer(text):
            normal = normal_passport(match.group("number"))
            if normal:
                yield _make(MentionKind.PASSPORT, text, *match.span("number"), normal)


def _phones(text: str) -> Iterator[NameMention]:
    for match in matches_at(_PHONE, text, (sign.start() for sign in _PHONE_SIGN.finditer(text))):
        if phone := normal_phone(re.sub(r"\D", "", match.group())):
            yield _make(MentionKind.PHONE, text, *match.span(), phone)


def _handles(text: str) -> Iterator[NameMention]:
    for match in _HANDLE.finditer(text) if "@" in text else ():
        yield _make(MentionKind.HANDLE, text, *match.span(), f"@{match.group('name').lower()}")


def _persons(text: str) -> Iterator[NameMention]:
    for pattern, words in ((_AFTER_SURE, _SURE_WORDS), (_AFTER_CUE, _CUE_WORDS)):
        for match in matches_at(pattern, text, starts_of(text, words)):
            name = _name_words(match.group("name"))
            if len(name) >= _LEAST:
                start = match.start("name")
                yield _make(
                    MentionKind.PERSON, text, start, start + len(name), " ".join(name.lower().split())
                )


def _name_words(written: str) -> str:
    """The leading words that can be a name."""
    end = 0
    for match in re.finditer(r"\S+", written):
        if match.group().lower() in _STOP or match.group().lower() in _NO_NAME:
            break
        end = match.end()
    return written[:end]


def normal_phone(digits: str) -> str | None:
    """An Indonesian number as "+62...", None where the digits make none; mobile or with an area code.

    Mobile numbers have 9 to 12 digits after the 8-prefix's zero, fixed lines 8 to 11 after theirs
    (numbering plan of the ministry, Permenkominfo 14/2018).
    """
    for prefix in ("0062", "62", "0"):
        if digits.startswith(prefix):
            rest = digits[len(prefix) :].lstrip("0")
            break
    else:
        rest = digits if digits.startswith("8") else ""
    is_mobile = rest.startswith("8") and 9 <= len(rest) <= 12
    is_fixed = rest[:1] in tuple("234567") and 8 <= len(rest) <= 11
    return f"+62{rest}" if is_mobile or is_fixed else None


def normal_passport(written: str) -> str | None:
    """The number of an Indonesian passport as "A1234567" (a letter, seven digits), None for anything else."""
    plain = re.sub(r"[\s.-]", "", written).upper()
    return plain if re.fullmatch(r"[A-Z]\d{7}", plain) else None


def is_nik_shaped(digits: str) -> bool:
    """Whether 16 digits can be an identity number: province, birth day (40 more for women), month."""
    if len(digits) != 16 or not digits.isdigit():
        return False
    province, day, month = int(digits[:2]), int(digits[6:8]), int(digits[8:10])
    return 11 <= province <= 97 and 1 <= day % 40 <= 31 and day <= 71 and 1 <= month <= 12
