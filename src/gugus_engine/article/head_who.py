"""Who the counted participants were, in the words of the text."""

from __future__ import annotations

import re

from gugus_engine.article.scene import Article
from gugus_engine.text.spans import Span

_WHO = re.compile(
    r"[ \t,]*(?P<who>(?:yang[ \t]+)?(?:terdiri|berasal|dari|kalangan|unsur|perwakilan|meliputi)\b[^.;“”\"]{3,140})"
)
_END = re.compile(
    r",?[ \t]+(?:mengikuti|hadir|yang[ \t]+(?:hadir|ikut)|antusias|bergabung|pada|di[ \t]+[A-Z]|dengan|baru|tiba|mengucapkan|berlangsung|bertempat|digelar|dilaksanakan)\b.*$",
    re.DOTALL,
)
_NEXT_COUNT = re.compile(r"(?:,|,?\s+(?:dan|serta))\s+\d.*$", re.DOTALL)
_ORIGIN = re.compile(r"(?:berasal\s+)?dari\b")
_GENERIC = frozenset(
    {
        "peserta",
        "orang",
        "undangan",
        "hadirin",
        "anggota",
        "partisipan",
        "tamu undangan",
        "lainnya",
        "datang",
        "ikut",
    }
)
_LONGEST = 160


def who_of(article: Article, noun: Span, end: int) -> str | None:
    """What follows "terdiri dari" up to `end`, or the noun where it is more than "peserta"."""
    match = _WHO.match(article.text, noun.end, end)
    name = article.quote(noun)
    is_generic = name.lower() in _GENERIC
    if match is None:
        return None if is_generic else name
    who = re.sub(r"^yang\s+", "", _END.sub("", match.group("who"))[:_LONGEST].strip(' ,”"'))
    if _ORIGIN.match(who):
        who = _NEXT_COUNT.sub("", who)
        return who if is_generic else f"{name} {who}"
    return who
