"""Causes: why people go or are easily recruited, where a sentence joins the two by its grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gugus_engine.article.clauses import end_of
from gugus_engine.article.scene import Article, Piece, holds, inside
from gugus_engine.text.phrases import phrase_pattern
from gugus_engine.text.spans import Span, trimmed

_PEOPLE = (
    r"(?:orang|warga|mereka|masyarakat|anak(?:-anak)?(?:\s+muda)?|pemuda|remaja|perempuan|korban|ibu(?:-ibu)?|gadis|"
    r"pelajar|siswa|santri|nelayan|petani|lulusan|keluarga|pencari\s+kerja)"
)
_EASY = (
    r"(?:(?:mudah|gampang)\s+(?:percaya|(?:ter|di)[a-z]{4,})|rentan|rawan\s+(?:ter|di)[a-z]{4,}|"
    r"terjerat(?!\s+(?:pasal|hukum|undang|kasus|perkara|utang))|terbujuk|terjebak|terpikat|terperangkap|direkrut|nekat\s+\w+)"
)
_GO = r"(?:pergi|berangkat|merantau|memilih\s+(?:jalan|jalur)\s+\w+)"
_AT_LARGE = r"(?:orang|warga|masyarakat|anak(?:-anak)?(?:\s+muda)?|pemuda|remaja|perempuan|pelajar|nelayan|petani|lulusan)"
_WEAK = rf"(?:{_EASY}|{_AT_LARGE}(?:\s+\w+){{0,3}}?\s+{_GO})"
_BECAUSE = r"(?:karena|sebab|lantaran|akibat|disebabkan(?:\s+oleh)?|gara-gara)\s+"
_JOINS = phrase_pattern(  # without one of these words a sentence is not looked at more closely
    "karena sebab* lantaran akibat disebabkan gara* faktor* penyebab* alasan* pemicu* biang akar* pendorong* membuat "
    "menyebabkan mendorong memaksa memengaruhi mempengaruhi memicu menyumbang berpengaruh menjadikan".split()
)
_OF_WEAK = re.compile(
    rf"\b{_WEAK}(?:\s+[\w-]+){{0,4}}?,?\s+(?<!bukan\s)(?<!tidak\s){_BECAUSE}", re.IGNORECASE
)
_WHY = re.compile(
    rf"\b(?:kenapa|mengapa|apa\s+(?:sebab|penyebab|alasan))\b[^?]*\b(?:{_EASY}|{_GO})\b[^?]*\?", re.IGNORECASE
)
_ANSWER = re.compile(rf"[“\"]?\s*{_BECAUSE}", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:dua|tiga|empat|lima|enam|sejumlah|beberapa|\d+)\s+(?:faktor|sebab|penyebab|alasan|pemicu|biang\s+keladi|akar\s+(?:masalah|persoalan))\b"
    r"(?P<of>[^:.;]{0,70}):\s*"
    r"|\bfaktor(?:\s+(?:risiko|pendorong|penyebab|pemicu|kerentanan)){0,2}(?P<of2>[^:.;,]{0,20}):\s*"
    r"|\b(?:faktornya|(?:faktor\s+)?(?:pendorong|pemicu|penyebab)nya|akar\s+(?:masalah|persoalan)nya)(?P<of3>,[^,;:.]{3,40},)?\s+"
    r"(?:(?:ialah|adalah|antara\s+lain|yakni|yaitu)\s+)?",
    re.IGNORECASE,
)
_LEADS = re.compile(
    rf"\s+(?:membuat|menyebabkan|mendorong|memaksa)\s+{_PEOPLE}(?:\s+\w+){{0,3}}?\s+(?:{_EASY}|{_GO})\b"
    rf"|\s+(?:ikut|turut)\s+(?:mendorong|memengaruhi|mempengaruhi|memicu|menyumbang|berpengaruh)\b(?=\s*[,.;”\"]|\s+{_PEOPLE})"
    rf"|\s+menjadikan\s+{_PEOPLE}(?:\s+\w+){{0,3}}?\s+(?:sasaran|incaran|korban|rentan|mangsa)\b"
    rf"|,\s+itu(?:lah)?\s+(?:sebab(?:nya)?|alasan(?:nya)?|yang\s+membuat)\s+{_PEOPLE}(?:\s+\w+){{0,2}}?\s+(?:{_EASY}|nekat|{_GO})\b"
    r"|\s+(?:men)?jadi\s+(?:salah\s+satu\s+)?(?:faktor|pemicu|penyebab|pendorong)(?!\s+(?:kematian|kecelakaan|kebakaran))\b"
    r"|\s+(?:disebut|dinilai|dianggap)(?:nya)?\s+(?:sebagai\s+)?(?:salah\s+satu\s+)?(?:faktor|pemicu|penyebab|pendorong)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"(?:\b(?:menilai|menyebut(?:kan)?|mengatakan|menjelaskan|mengungkapkan|menuturkan|menambahkan|mengakui|bahwa)\s+(?:bahwa\s+)?"
    r"|(?:^|(?<=\s))(?:menurut\w*|selain\s+itu|sementara\s+itu|di\s+sisi\s+lain)\b[^,]{0,60},\s+)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",\s*(?:kata|ujar|tutur|ungkap|jelas|menurut|lanjut|imbuh|sambung|tambah)\w*(?:\s+[^,]{1,40})?,?\s*$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r",\s*(?:(?:dan|serta|juga)\s+)?(?:karena\s+)?|\s+(?:dan|serta)\s+(?![A-Z])(?:karena\s+)?(?:ada\s+yang\s+)?"
)
_OTHER = re.compile(r"\b(?:naik\w*|turun\w*|angka|jumlah|meningkat\w*|menurun\w*|tinggi\w+)\b", re.IGNORECASE)
_NO_ITEM = re.compile(
    r"(?:(?:terang|jelas|ungkap|tutur|ucap|papar|sebut|beber|imbuh)(?:nya)?\b|itu|ini|hal|masih|belum\s+di\w+|kegiatan|program|sosialisasi|dukungan|upaya|langkah|pemerintah|kami|kita|polisi|petugas|pelaku|acara|forum|rapat|hukuman|kolaborasi|diduga|di(?:janji|tawar|iming|nilai|anggap|bujuk|rayu)\w*|ditipu|tergiur|iming|janji|tawaran|bujuk\w*|melanggar|terbukti|adanya\s+\w+$|"
    r"meski|walau|sehingga|padahal|namun|tetapi|tapi|lalu|kemudian|agar|supaya|kata|ujar|menurut|beda|berbeda|bukan|tidak\s+hanya|mereka\s*$|ia\s*$)\b",
    re.IGNORECASE,
)
_NO_END = re.compile(
    r"\b(?:yang|untuk|di|ke|dari|dengan)$|\b(?:faktor|penyebab|alasan|pemicu)\b(?!\s+(?:ekonomi|sosial|budaya|keluarga|lingkungan|pendidikan))",
    re.IGNORECASE,
)
_LONGEST = 9  # words of one cause
_MOST = 6


def causes_in(article: Article, piece: Piece) -> tuple[Span, ...]:
    """The causes that a sentence names, each by itself; none where one of the list is a story of its own."""
    text, span = article.text, piece.span
    if not holds(_JOINS, text, span) or _OTHER.search(text, span.start, span.end):
        return ()
    for stretch in _stretches(article, piece):
        items = _items(article, stretch)
        if items:
            return items
    return ()


def _stretches(article: Article, piece: Piece) -> Iterator[Span]:
    """Where causes are listed: after a connective or a colon, or before what they lead to."""
    text, start, end = article.text, piece.span.start, piece.span.end
    for opening in (*_COUNTED.finditer(text, start, end), *_OF_WEAK.finditer(text, start, end)):
        yield Span(opening.end(), end_of(article, piece, opening.end()))
    earlier = article.pieces[piece.index - 1] if piece.index else piece
    answer = _ANSWER.match(text, start, end)
    if (
        answer
        and earlier.paragraph == piece.paragraph
        and _WHY.search(text, earlier.span.start, earlier.span.end)
    ):
        yield Span(answer.end(), end_of(article, piece, answer.end()))
    leads = _LEADS.search(text, start, end)
    if leads:
        tells = list(_TELLS.finditer(text, start, leads.start()))
        yield Span(tells[-1].end() if tells else start, leads.start())


def _items(article: Article, stretch: Span) -> tuple[Span, ...]:
    """The stretch cut at commas and "dan"; nothing where a piece is no short cause or names an office."""
    aside = _ASIDE.search(article.text, stretch.start, stretch.end)
    end = aside.start() if aside else stretch.end
    found, start = [], stretch.start
    for joint in (*_JOINT.finditer(article.text, stretch.start, end), None):
        item = trimmed(article.text, start, joint.start() if joint else end)
        start = joint.end() if joint else end
        if not _is_cause(article, item):
            return ()
        found.append(item)
    return tuple(found) if len(found) <= _MOST else ()


def _is_cause(article: Article, item: Span) -> bool:
    """Whether the words are a few, open no other clause, and name neither an office nor a day."""
    words = article.quote(item)
    is_named = any(inside(found, item) for found in (article.agencies, article.posts, article.dates))
    is_other = _NO_ITEM.match(words) or _NO_END.search(words)
    return 0 < len(words.split()) <= _LONGEST and not is_named and is_other is None
