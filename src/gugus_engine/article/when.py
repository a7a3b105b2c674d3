"""The days of an activity, kept apart: published, said, held."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from gugus_engine.article.events import EventMention, Form, find_events
from gugus_engine.article.scene import Article, Part, Piece, hits, inside
from gugus_engine.article.speech import speech_cues
from gugus_engine.text.datelines import dateline
from gugus_engine.text.dates import Basis, DateMention
from gugus_engine.text.spans import Span

_ABOUT = re.compile(
    r"(?:terkait|tentang|soal|mengenai|hasil|perihal|sebelum)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_AT_ONCE = re.compile(
    r"[\s,]*(?:(?:pada|hari|di|saat|usai|seusai|kepada|dalam|melalui)\b[^.;“”\"]{0,90})?", re.IGNORECASE
)
_TELLING = re.compile(r"(?:bahwa|pada|jika)\s*(?:hari\s*)?$", re.IGNORECASE)
_NOT_ITS_DAY = re.compile(
    r"\b(?:tertanggal|bertanggal|nomor\s+\S+|sejak|mulai|hingga|sampai|per|pasca|setelah|sesudah)\s+(?:tanggal\s+|hari\s+)?$",
    re.IGNORECASE,
)
_AFTER_ANOTHER = re.compile(
    r"\b(?:usai|seusai|setelah|sesudah)\s+(?:\w+\s+){1,4}?(?:menyatakan|menerima)\b[^,;]{0,80}\bpada\s+(?:hari\s+)?$",
    re.IGNORECASE,
)  # "dilakukan usai jaksa menyatakan berkas lengkap pada 6 Mei"
_LOOK_BACK = 40
_YEARLY = re.compile(
    r"(?P<on>\b(?:pada|tepat|bertepatan\s+dengan)\s+(?:peringatan\s+)?)?(?<!\w)Hari\s+(?!Senin|Selasa|Rabu|Kamis|Jum|Sabtu|Minggu)"
    r"(?:(?:[A-Z][\w'’-]*|se-?[Dd]unia|melawan|untuk|dan)\s+){1,7}(?:\([^)\n]{1,20}\)\s+)?"
    r"(?:yang\s+(?:jatuh|diperingati)\s+)?(?:pada\s+|setiap\s+|tiap\s+)*(?:tanggal\s+)?\(?$"
)  # "menjelang Hari Dunia Anti Perdagangan Orang 30 Juli"
_NAME_OF_DAY = 110
_LONGEST_EVENT = 7  # days; what lasts longer is an operation or a period, not an activity's day


_OPENING = 2  # sentences before it
_LONGEST_DAY = 45  # characters of a sentence that is only a day
_POSTPONED = re.compile(
    r"\)?[ ,]{0,3}(?:\w+\s+){0,2}?(?:ditunda|diundur|dibatalkan|batal|urung)\b", re.IGNORECASE
)
_NAMING = re.compile(
    r"penetapan\b[^.;]{0,60}\b(?:tersangka|gelar\s+perkara)", re.IGNORECASE
)  # "Penetapan dilakukan seusai gelar perkara, Rabu …"
_CAPTION = re.compile(r"\W*(?:foto|keterangan|caption|dok)", re.IGNORECASE)
_FILED = re.compile(r"\)?\s*(?:--|[–—]|-\s)")


def held_date(article: Article, mention: EventMention) -> DateMention | None:
    """The day on which this sentence says the activity is held; a statement's day is not it."""
    if mention.form is Form.BACK and mention.verb is None and not _is_near_date(article, mention):
        return None
    days = inside(article.dates, mention.piece.span)
    if _NAMING.match(article.text, mention.span.start, mention.piece.span.end):
        return None  # the day on which somebody was named a suspect is not that of the arrest
    days = days or _alone_after(article, mention.piece)
    held = [day for day in days if is_day(article, day) and _is_held(article, mention, day)]
    if mention.form is not Form.ACT:
        held = [day for day in held if not _POSTPONED.match(article.text, day.span.end)]
    if len(held) > 1:
        held = [day for day in held if not is_dateline(article, day)] or held
    found = next((day for day in held if day.names_a_day), held[0] if held else None)
    return _as_sure_as_told(article, found) if found else None


def _alone_after(article: Article, piece: Piece) -> tuple[DateMention, ...]:
    """The day that stands alone as the next sentence: "… di SMK X, Kab. Y. Rabu 12/2/2025."."""
    after = article.pieces[piece.index + 1] if piece.index + 1 < len(article.pieces) else None
    if (
        after is None
        or after.paragraph != piece.paragraph
        or after.span.end - after.span.start > _LONGEST_DAY
    ):
        return ()
    days = inside(article.dates, after.span)
    rest = after.span.quote(article.text)
    for day in days:
        rest = rest.replace(article.quote(day.span), "")
    return tuple(days) if not re.search(r"\w", rest) else ()


def lead_day(article: Article, piece: Piece) -> DateMention | None:
    """The one full day of the opening sentences before the one that first tells of the activity."""
    lead = lead_of(article, piece)
    return _as_sure_as_told(article, lead[1]) if lead else None


def lead_of(article: Article, piece: Piece) -> tuple[Piece, DateMention] | None:
    """The opening sentence that sets the scene for the one that first tells of the activity, and its full day.

    "Komisi IV memanggil dinas, Senin (13/10/2025). Dalam rapat itu …"; no day of a statement or of the dateline.
    """
    if not 0 < article.rank(piece) <= _OPENING:
        return None
    days = [
        (p, day)
        for p in article.story
        if p.index < piece.index
        for day in inside(article.dates, p.span)
        if day.names_a_day and is_day(article, day) and not is_dateline(article, day)
    ]
    if len(days) != 1 or days[0][1].day is None or days[0][1].is_period:
        return None
    own = days[0][0]
    is_said = bool(speech_cues(article, own)) or any(
        hits(article.lexicon.speech.press, article.text, own.span)
    )
    is_other = any(mention.form is not Form.NAMED for mention in find_events(article, own))
    return None if is_said or is_other else days[0]


def _as_sure_as_told(article: Article, day: DateMention) -> DateMention:
    """The day of the dateline, or a year taken from a publishing line, is proposed and not said."""
    if day.day and is_dateline(article, day):
        return replace(day, basis=Basis.RELATIVE, candidates=(day.day,))
    if not day.day or day.basis is not Basis.ANCHORED:
        return day
    told = (other for other in article.dates if _is_story_day(article, other))
    years = {moment.year for other in told for moment in (other.first, other.last) if moment}
    if day.day.year not in years:
        return replace(day, basis=Basis.YEAR_WORKED_OUT)
    return day


def _is_story_day(article: Article, day: DateMention) -> bool:
    """Whether a year stands in the story or below a picture, not in the line of publication only."""
    if day.basis is not Basis.WRITTEN or day.first is None or is_dateline(article, day):
        return False
    piece = next((p for p in article.pieces if p.span.start <= day.span.start < p.span.end), None)
    if piece is None or piece.part is not Part.FURNITURE:
        return True
    return _CAPTION.match(article.text, piece.span.start, day.span.start) is not None


def is_dateline(article: Article, day: DateMention) -> bool:
    """Whether the day stands before the story: "KOTA X, 5 Mei 2025 – …", "Kota X – (5/5/2025) …"."""
    opening = article.story[:2]
    piece = next((p for p in opening if p.span.start <= day.span.start < p.span.end), None)
    if piece is None:
        return False
    line = dateline(article.text, piece.span.start, piece.span.end)
    if line is None:
        return False
    return day.span.start < line.end or article.text[line.end : day.span.start] == "("


def is_day(article: Article, day: DateMention) -> bool:
    """Whether it is a day of the calendar or a bare weekday, and not that of a letter or the start of something."""
    is_open = day.is_period and (day.first is None or day.last is None or _days(day) > _LONGEST_EVENT)
    before = article.text[max(0, day.span.start - _LOOK_BACK) : day.span.start]
    return (
        (day.names_a_day or day.basis is Basis.WEEKDAY_ONLY)
        and not is_open
        and not _NOT_ITS_DAY.search(before)
        and not _is_of_every_year(article, day)
    )


def _is_of_every_year(article: Article, day: DateMention) -> bool:
    """Whether the date belongs to the name of a world day, which tells no day on which anything was held."""
    if not article.text[day.span.start].isdigit():
        return False  # "Hari Anak Nasional, Kamis (23/7)": the day held
    named = _YEARLY.search(article.text, max(0, day.span.start - _NAME_OF_DAY), day.span.start)
    return named is not None and named.group("on") is None


def _days(day: DateMention) -> int:
    """How many days a range covers; 1 for anything else."""
    last = day.last
    if day.day is None or last is None or last.month is None or last.day is None:
        return 1
    return (date(last.year, last.month, last.day) - day.day).days + 1


def _is_near_date(article: Article, mention: EventMention) -> bool:
    days = [day for day in inside(article.dates, mention.piece.span) if is_day(article, day)]
    return any(0 <= day.span.start - mention.span.end <= _NEAR for day in days)


_NEAR = 120


def _is_held(article: Article, mention: EventMention, day: DateMention) -> bool:
    """Whether the day belongs to the event and not to who speaks: the nearer word before it decides."""
    event = max(
        (span.end for span in (mention.span, mention.verb) if span and span.end <= day.span.start), default=-1
    )
    saying = max(
        (cue.end for cue in _sayings(article, mention.piece, day) if cue.end <= day.span.start), default=-1
    )
    if event < 0 and saying < 0:
        return not _is_said_before(article, mention, day)
    if _is_told_to_press(article, mention):
        return False
    if event < 0:
        start = mention.piece.span.start
        is_told = _TELLING.search(article.text, start, day.span.start) is not None
        return is_told and mention.span.start > day.span.end
    if event < saying or _AFTER_ANOTHER.search(article.text, event, day.span.start):
        return False
    return not (saying >= 0 and _ABOUT.search(article.text, saying, mention.span.start))


def _is_said_before(article: Article, mention: EventMention, day: DateMention) -> bool:
    """ "Kepala Seksi X, Jumat (6/11), mengatakan, polisi menggerebek …": the day is that of who speaks."""
    between = Span(day.span.end, max(day.span.end, (mention.verb or mention.span).start))
    return any(True for _ in hits(article.lexicon.speech.before, article.text, between))


def _is_told_to_press(article: Article, mention: EventMention) -> bool:
    """Whether the day is that of a press conference; not of what "mengatakan" after it begins to tell."""
    press = [cue.end for cue in press_cues(article, mention.piece) if cue.end <= mention.span.start]
    said = [cue.end for cue in hits(article.lexicon.speech.before, article.text, mention.piece.span)]
    return bool(press) and not any(max(press) < end <= mention.span.start for end in said)


def press_cues(article: Article, piece: Piece) -> tuple[Span, ...]:
    """What a press officer does, in a sentence; not "(siaran pers)" in the dateline."""
    found = hits(article.lexicon.speech.press, article.text, piece.span)
    return tuple(cue for cue in found if not _FILED.match(article.text, cue.end))


def _sayings(article: Article, piece: Piece, day: DateMention) -> list[Span]:
    """The words of saying that can date a statement; after "mengatakan" a far day belongs to what is said."""
    active = set(hits(article.lexicon.speech.before, article.text, piece.span))
    cues = [
        cue
        for cue in speech_cues(article, piece)
        if cue not in active
        or article.quote(cue).lower().startswith("di")
        or _AT_ONCE.fullmatch(article.text, cue.end, max(cue.end, day.span.start))
    ]
    return [*cues, *press_cues(article, piece)]


def published_date(article: Article) -> DateMention | None:
    """The day of publication: a dated line of the page, else the year of the copyright."""
    for piece in article.pieces:
        if piece.part is Part.FURNITURE:
            for day in inside(article.dates, piece.span):
                if day.day is not None and day.basis is not Basis.COPYRIGHT_YEAR:
                    return day
    if headed := next((day for day in article.dates if day.day and is_dateline(article, day)), None):
        return headed
    return next((day for day in article.dates if day.basis is Basis.COPYRIGHT_YEAR), None)
