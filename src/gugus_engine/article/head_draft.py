"""The draft of a number of participants: how they took part, invited or present, people or bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gugus_engine.article.head_parts import parts_of_heads
from gugus_engine.article.head_who import who_of
from gugus_engine.article.modes import own_mode
from gugus_engine.article.participants import CAME_OR_OTHERS, NOUN_REACH, Count, count_mode
from gugus_engine.article.reading import Draft, Json, Kind
from gugus_engine.article.scene import Article, holds, inside
from gugus_engine.text.numbers import Bound
from gugus_engine.text.spans import Span

_BUT = re.compile(
    r"[,;]?\s+(?:tetapi|namun|sedangkan|sementara|akan tetapi|dari|hanya|yang(?=\s+(?:hadir|datang|ikut|mengikuti)))\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^[^.;]{3,40}?(?:,| dan| serta)\s+$")
_WAS_THERE = re.compile(
    r"(?<!akan )\b(?:dihadiri|diikuti)\s+(?:langsung\s+)?(?:oleh\s+)?(?:(?:sebanyak|total|sejumlah)\s+)?$",
    re.IGNORECASE,
)
_HADIR = re.compile(
    r"\s+(?:yang\s+)?(?:sudah\s+|telah\s+|tampak\s+|ikut\s+)?(?:hadir|datang)\b"
    r"|(?:\s+(?!akan|untuk|yang|agar|belum|tidak|tak|batal)[\w-]+){0,4}?\s+(?:mengikuti|memadati|memenuhi|menyimak|menghadiri)\b",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:menarget\w*|ditarget\w*|target\w*|\w*harap\w*|\w*rencana\w*)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_BEYOND = re.compile(
    r"\b(?:melampaui|melebihi|lebih dari)\s+target(?:nya)?\s+(?:sebanyak\s+)?$", re.IGNORECASE
)
_SOUGHT = re.compile(r"\bsasaran(?:nya)?(?:\s+(?:adalah|yakni|yaitu|semula))?\s+$", re.IGNORECASE)


def count_drafts(article: Article, counts: Sequence[Count]) -> list[Draft]:
    """The drafts of all counts, each with the one it is a part of."""
    whole = parts_of_heads(article, counts)
    modes = [_mode(article, counts, index) for index in range(len(counts))]
    return [_draft(article, count, index, modes[index], whole, counts) for index, count in enumerate(counts)]


def _draft(
    article: Article, count: Count, index: int, mode: str, whole: Mapping[int, int], counts: Sequence[Count]
) -> Draft:
    value: dict[str, Json] = {
        "of": count.activity.id,
        "mode": mode,
        "number": count.number.value,
        "bound": _bound(article, count).value,
        "word": article.quote(count.number.span),
        "who": who_of(article, count.noun, count.piece.span.end),
        "counted": _counted(article, count, is_of_people=_are_people(counts, whole, index)),
        "status": _status(article, count),
        "part_of": f"p{whole[index] + 1}" if index in whole else None,
    }
    return Draft(f"p{index + 1}", Kind.PARTICIPANTS, (count.piece.span,), value)


def _bound(article: Article, count: Count) -> Bound:
    """At least, where more came than was aimed at: "melampaui target 400"."""
    is_beyond = _BEYOND.search(article.text, count.piece.span.start, count.number.span.start) is not None
    return Bound.LOWER if is_beyond else count.number.bound


def _counted(article: Article, count: Count, *, is_of_people: bool) -> str:
    """People, organisations, or accounts, behind each of which any number of people may sit."""
    if article.lexicon.participants.accounts.fullmatch(article.text, count.noun.start, count.noun.end):
        return "accounts"
    return "organisations" if count.organisations and not is_of_people else "people"


def _are_people(counts: Sequence[Count], whole: Mapping[int, int], index: int) -> bool:
    """ "42 peserta: 27 wakil OPD, 9 camat, 6 unsur ormas": the parts that make up a number of people are people."""
    if index not in whole or counts[whole[index]].organisations:
        return False
    parts = [counts[part].number.value or 0 for part, of in whole.items() if of == whole[index]]
    return sum(parts) == counts[whole[index]].number.value


def _has_come(article: Article, count: Count) -> bool:
    """ "Dari 309 yang diundang, 271 orang hadir"; not "menargetkan 1.000 orang hadir"."""
    is_aim = _AIM.search(article.text, count.piece.span.start, count.number.span.start) is not None
    return not is_aim and _HADIR.match(article.text, count.noun.end, count.piece.span.end) is not None


def _status(article: Article, count: Count) -> str:
    """Invited or attended: the word between the numbers before and after this one decides."""
    if (
        _WAS_THERE.search(article.text, count.piece.span.start, count.number.span.start)
        or CAME_OR_OTHERS.fullmatch(article.quote(count.noun))
        or _has_come(article, count)
        or _bound(article, count) is not count.number.bound
    ):
        return "attended"
    if _SOUGHT.search(article.text, count.piece.span.start, count.number.span.start):
        return "invited"  # "Sasarannya 264 desa"
    numbers = inside(article.numbers, count.piece.span)
    starts = [n.core.end for n in numbers if n.core.end <= count.number.span.start]
    ends = [n.span.start for n in numbers if n.span.start >= count.noun.end]
    start = max([count.piece.span.start, count.number.span.start - 2 * NOUN_REACH, *starts])
    if starts and _LISTED.match(article.text[max(starts) : count.number.span.start]):
        start = max(count.piece.span.start, start - 2 * NOUN_REACH)  # "mengundang 14 dinas dan tiga kantor"
    end = min([count.piece.span.end, count.noun.end + NOUN_REACH // 2, *ends])
    for match in _BUT.finditer(article.text, start, count.number.span.start):
        start = match.end()
    return (
        "invited"
        if holds(article.lexicon.participants.invited, article.text, Span(start, end))
        else "attended"
    )


def _mode(article: Article, counts: Sequence[Count], index: int) -> str:
    """`online`, `onsite` or `total`: a sum of both is a total, and so is a number of its own at a hybrid event."""
    count = counts[index]
    mode = count_mode(article, count)
    parts = _summands(article, counts, index)
    ways = {count_mode(article, part) for part in parts}
    if len(ways) > 1 or (parts and mode not in ways):
        return ways.pop() if len(ways) == 1 else "total"
    if mode == "online" and own_mode(article, count.piece, count.words) is None:
        hybrid = article.lexicon.participants.hybrid
        is_hybrid = any(holds(hybrid, article.text, piece.span) for piece in count.activity.territory)
        return "total" if is_hybrid else mode
    return mode


def _summands(article: Article, counts: Sequence[Count], index: int) -> list[Count]:
    """The counts right after this one in its sentence or the next that add up to it, two at least."""
    whole, parts, rest = counts[index], [], counts[index].number.value or 0
    for count in counts[index + 1 :]:
        if count.activity.id != whole.activity.id or count.piece.index > whole.piece.index + 1:
            return []
        parts.append(count)
        rest -= count.number.value or 0
        if rest <= 0:
            return parts if rest == 0 and len(parts) > 1 else []
    return []
