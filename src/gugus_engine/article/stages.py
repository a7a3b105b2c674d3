"""Legal stages: which stage of a case is told, and whether it is reached, awaited, conditional or a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gugus_engine.article.clauses import before, condition_in, end_of, rest, sentence_before
from gugus_engine.article.denial import is_contested, is_refuted
from gugus_engine.article.elsewhere import is_of_others
from gugus_engine.article.note import Note, note
from gugus_engine.article.reading import Kind
from gugus_engine.article.scene import Article, Piece, hits, holds
from gugus_engine.article.stage_limits import is_of_another_matter
from gugus_engine.text.spans import Span, free_of

_NEAR = 45
_AFTER = 40
_HELD = frozenset({"ditangkap", "ditahan"})
_BRIEFLY = re.compile(
    r"menahan\s+(?!tersangka|pelaku|terdakwa|perekrut|keduanya|ketiganya|(?-i:[A-Z]{1,4})\b)\S+\s+selama\b",
    re.IGNORECASE,
)
_ORDERED = re.compile(r"\b(?:di|me)\w+\s.*membayar\s+restitusi|dibebani\s+restitusi", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:meminta|memohon|menuntut|mengusulkan|berharap)\b[^.;:]*$", re.IGNORECASE)
_IDIOM = re.compile(r"tertangkap\s+(?:kamera|basah|layar|CCTV|radar)\b", re.IGNORECASE)
_TIP = re.compile(
    r"(?:berawal|bermula|berdasarkan)\s+(?:dari\s+)?(?:laporan|informasi)\s+(?:dari\s+)?(?:masyarakat|warga|nelayan)\b",
    re.IGNORECASE,
)
_APPEAL = "banding"  # rather than the "pikir-pikir" of the other side before it
_FILE_STAGE = "tahap_I"
_SUSPECT = re.compile(r",\s*(?:para\s+)?tersangka\b", re.IGNORECASE)
_AIMED = re.compile(r"\b(?:menargetkan|ditargetkan|berencana)\b[^.;:,“”\"]*$", re.IGNORECASE)
_INTENDS = re.compile(
    r"\b(?:pasti|hendak|ingin|mau|mempertimbangkan)\s+(?:mengajukan\s+|menempuh\s+)?$", re.IGNORECASE
)
_ONCE = re.compile(r"\b(?:setelah|sesudah|usai|begitu|sejak)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_REASON = re.compile(r",?\s(?:karena|sebab|lantaran|mengingat)\s", re.IGNORECASE)
_LEFT_TO_DO = re.compile(r"\btinggal\s+(?:menunggu\s+)?$", re.IGNORECASE)
_IN_HAND = re.compile(r"\bmenunggu\s+hasil\s+penelitian\b", re.IGNORECASE)
_BUT_DONE = re.compile(
    r"\bbelum\s+(?:\w+\s+){1,4}?(?:dan|tetapi|tapi|namun|serta)\s+(?:sudah|telah)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_PUT_INTO = re.compile(
    r"\b(?:(?:me|di)?masukkan|(?:men|di)?cantumkan)\b[^.;:,]{0,80}\sdalam\s+(?:surat\s+)?tuntutan",
    re.IGNORECASE,
)
_ASIDE = r",\s*(?:(?:ia|dia|beliau)\s+\w+|(?:kata|ujar|lanjut|tutur|ucap|jelas|ungkap|imbuh|tambah|sebut|terang)\b[^,.;:“”\"]{0,40}),\s*"
_SENT = re.compile(
    rf"(?:{_ASIDE}|\s+)(?P<told>(?:kami\s+|akan\s+)?(?:dikirim|diserahkan|dilimpahkan|kirim)\b[^.;:,“”\"]{{0,80}})",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu)\b(?!\s*(?:\(|\d|lalu|kemarin|tadi|(?:pekan|minggu|malam)\s+lalu))",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:akan|segera|bakal|baru akan)\b", re.IGNORECASE)
_WILL_BEFORE = re.compile(r"\b(?:akan|segera|bakal|siap)\b", re.IGNORECASE)
_COURT = frozenset({"dakwaan", "sidang", "tuntutan", "putusan"})
_AGENDA = re.compile(r"\bagenda\s+(?:\w+\s+)?$", re.IGNORECASE)
_FOR_IT = re.compile(r"\buntuk\s+$", re.IGNORECASE)
_DELAYED = re.compile(
    r"\b(?:ditunda|tertunda|menunda|urung|batal|dilanjutkan|direncanakan|dijadwalkan|diagendakan)\b",
    re.IGNORECASE,
)
_SO_THAT = re.compile(r"\b(?:segera|agar|supaya)\s+$", re.IGNORECASE)
_BUT_ALSO = re.compile(r"\b(?:tetapi|tapi|melainkan)\s+juga\s+$", re.IGNORECASE)
_OFTEN = re.compile(r"\W*(?:banyak|sebagian besar|kebanyakan|kerap|sering|terkadang)\b", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:sudah|telah|berhasil|pada|saat ini|hari ini|kemarin)\b|\d", re.IGNORECASE)
_LAW = re.compile(r"\b(?:Pasal|UU|Undang-[Uu]ndang|KUHP|Perpres)\b")
_OF_VICTIMS = re.compile(
    r"(?:menangkap|mengamankan|menahan|(?:telah |sudah )?diamankan)\s+"
    r"(?:(?:(?!pelaku|tersangka|terduga|perekrut|penyalur|agen|calo)\w+\s+){0,6}(?:CPMI|PMI|TKI|korban|calon pekerja|pekerja migran)\b"
    r"|(?:\w+\s+){0,2}(?:kapal|perahu|speedboat|mobil|kendaraan|barang bukti|uang|paspor|dokumen)\b)",
    re.IGNORECASE,
)
_THING_IS = re.compile(
    r"\b(?:keberangkatan|upah|gaji|paspor|dokumen|ijazah|KTP|ponsel|telepon|barang|uang|kapal)(?:nya)?(?:\s+(?:mereka|korban|para|milik|asli|\w+nya)){0,3}\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_VICTIMS_ARE = re.compile(
    r"\b(?:korban|CPMI|PMI|TKI|calon pekerja migran|pekerja migran|WNI)\b(?:\s+(?!pelaku|tersangka)\w+){0,4}\s+$",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r"\s+(?:oleh\s+)?(?:tentara|aparat|polisi|otoritas|petugas|imigrasi|kepolisian|militer)\s+"
    r"(?:diraja\s+)?(?:Malaysia|Kamboja|Myanmar|Filipina|Thailand|Arab|Singapura|Taiwan|China|Laos|Vietnam|setempat)\b",
    re.IGNORECASE,
)
_TO_POLICE = re.compile(
    r"\bpol(?:isi|res|da|sek|ri)|\bkepolisian|\bbareskrim|\bBP\d?MI|\bSPKT", re.IGNORECASE
)
_NOR = re.compile(r"\s(?:dan|tetapi|tapi|serta)\s+belum\s+ada\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\bdi\s+$|\b(?:turun|menurun|naik|meningkat|bertambah|berkurang|lebih\s+\w+)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_OPERATION = re.compile(r"\b(?:operasi|patroli|razia|penyekatan|penggagalan)\b[^,.;:“”\"]*$", re.IGNORECASE)
_PEOPLE = re.compile(r"(?:kami\s+amankan|diamankan|mengamankan)\s+(?P<number>\d+)\s+orang\b", re.IGNORECASE)
_CHILDREN = re.compile(r"\b(?:balita|bayi|anak|ibu hamil|penumpang)\b", re.IGNORECASE)
_SUSPECTED = re.compile(
    r"\b(?:diduga|terduga|tersangka|pelaku|perekrut|tekong|calo|nakhoda|sindikat)\b", re.IGNORECASE
)
_TRAVELLERS = r"\s+(?:orang\s+)?(?:calon|C?PMI|TKI|pekerja|penumpang|korban|WNI|migran)\b"
_APPLIED = re.compile(r"(?:mengajukan|permohonan)\s+restitusi", re.IGNORECASE)
_REPORTED = frozenset({"laporan"})
_REPORTING = re.compile(r"(?:korban|keluarga)\b.*\blapor|(?:korban|keluarga)\b.*\bmelapor", re.IGNORECASE)


def find_stages(article: Article, asked: Sequence[Span], promised: Sequence[Span] = ()) -> tuple[Note, ...]:
    """The stages of the story, each once with each status, in the order of the text.

    What stands in the words of a request (`asked`) has not happened, what is `promised` is awaited.
    """
    found: dict[tuple[str, str], Note] = {}
    general = {piece.paragraph for piece in article.story if _explains(article, piece)}
    for piece in article.story:
        for stage, span in _own_hits(article, piece, asked):
            status = _status(article, piece, span, is_general=piece.paragraph in general)
            if status == "done" and _goes_on(article, piece, found):
                status = "conditional"
            if status == "done" and (not free_of(span, promised) or _is_delayed(article, piece, stage, span)):
                status = "pending"
            if status and (stage, status) not in found and not _is_weaker(found, stage, status):
                core = rest(article, piece, span.start, span.end, at_comma=True)
                found[stage, status] = note(article, Kind.STAGE, piece, core, stage=stage, status=status)
    if ("banding", "done") in found:
        found.pop(("banding", "pending"), None)  # "pikir-pikir" of the one side, an appeal of the other
    return tuple(sorted(found.values(), key=lambda each: each.core))


def _goes_on(article: Article, piece: Piece, found: dict[tuple[str, str], Note]) -> bool:
    """ "Kalau lengkap, ya, P21. Lalu tahap dua.": a step told after one on a condition, with no word of its own."""
    is_after = any(
        status == "conditional"
        and told.piece.paragraph == piece.paragraph
        and told.piece.index == piece.index - 1
        for (_, status), told in found.items()
    )
    return is_after and _REACHED.search(article.text, piece.span.start, piece.span.end) is None


def _own_hits(article: Article, piece: Piece, asked: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """The stages named in a sentence that are of the story and not asked for."""
    for stage, span in _hits(article, piece):
        is_other = _is_other(article, piece, stage, span) or is_of_another_matter(article, piece, stage, span)
        if free_of(span, asked) and not is_other:
            yield stage, span


def _hits(article: Article, piece: Piece) -> Iterator[tuple[str, Span]]:
    """The first naming of each stage in a sentence."""
    for stage, words in article.named_stages.items():
        found = list(hits(words, article.text, piece.span))
        declared = [span for span in found if article.quote(span).lower() == stage]
        if found:
            yield stage, next(iter(declared if stage == _APPEAL else found), found[0])


def _is_other(article: Article, piece: Piece, stage: str, span: Span) -> bool:
    """Whether it is the holding of an employer or another state, or the file's stage said of a suspect."""
    after = Span(span.start, min(piece.span.end, span.end + _AFTER))
    if _is_hoped(article, piece, span) or any(
        words.match(article.text, span.start, piece.span.end)
        for words in (_OF_VICTIMS, _IDIOM, _TIP, _BRIEFLY)
    ):
        return True
    if (
        stage == _APPEAL
        and article.quote(span).lower() == _APPEAL
        and _COMPARED.search(article.text, piece.span.start, span.start)
    ):
        return True
    if stage in _REPORTED and _OPERATION.search(article.text, piece.span.start, span.start):
        return True
    if stage in _REPORTED and _REPORTING.match(article.quote(span)):
        return _TO_POLICE.search(article.text, span.start, piece.span.end) is None
    if stage in _HELD:
        if is_of_others(article, piece, span) or _is_travellers(article, piece, span):
            return True
        if _ABROAD.match(article.text, span.end, piece.span.end) or _is_victim(article, piece, span):
            return True
        is_active = article.quote(span).lower().startswith("me")
        zone = before(article, piece, span.start) if is_active else after
        return holds(article.lexicon.notes.stage_status.elsewhere, article.text, zone)
    return stage == _FILE_STAGE and _SUSPECT.search(article.quote(span)) is not None


def _is_victim(article: Article, piece: Piece, span: Span) -> bool:
    """Whether who is held are those who were sent, or a thing: "Korban kemudian ditangkap …", "upah mereka ditahan"."""
    is_passive = article.quote(span).lower().startswith(("di", "ter"))
    start = before(article, piece, span.start).start
    return is_passive and any(
        who.search(article.text, start, span.start) is not None for who in (_VICTIMS_ARE, _THING_IS)
    )


def _is_travellers(article: Article, piece: Piece, span: Span) -> bool:
    """ "Kami amankan 28 orang, termasuk 3 balita": as many as the story calls workers, or with children."""
    people = _PEOPLE.search(article.text, span.start, piece.span.end)
    if people is None or people.start() > span.end:
        return False
    own = Span(people.start(), end_of(article, piece, people.end()))
    if _SUSPECTED.search(article.text, own.start, own.end):
        return False
    called = re.compile(rf"\b{people['number']}{_TRAVELLERS}", re.IGNORECASE)
    return (
        _CHILDREN.search(article.text, own.start, own.end) is not None
        or called.search(article.text) is not None
    )


def _explains(article: Article, piece: Piece) -> bool:
    """Whether a sentence tells how cases go as a rule."""
    return holds(article.lexicon.notes.stage_status.general, article.text, piece.span)


def _status(article: Article, piece: Piece, span: Span, *, is_general: bool) -> str | None:
    words, text = article.lexicon.notes.stage_status, article.text
    clause = before(article, piece, span.start)
    near = Span(max(clause.start, span.start - _NEAR), span.end)
    after = _told_after(article, piece, span)
    is_habit = holds(words.habit, text, Span(near.start, after.end))
    if (
        is_refuted(article, piece, span)
        or is_contested(article, Span(span.end, piece.span.end))
        or _OFTEN.match(text, piece.span.start, span.start)
    ):
        return None
    if is_habit or holds(words.denied, text, near) or holds(words.none, text, clause):
        return None
    if is_general or _is_law(article, piece):
        return "general"
    opening = sentence_before(piece, span.start)
    if condition_in(article, opening) or holds(words.conditional, text, opening):
        return "conditional"
    if _ONCE.search(text, piece.span.start, span.start):
        if _WILL.search(text, span.end, piece.span.end):
            return "pending"
        if _WILL_BEFORE.search(text, piece.span.start, span.start):
            return None  # "akan dilimpahkan 14 hari sesudah tahap II": a day is counted from it
    return _reached(article, piece, span, near)


def _reached(article: Article, piece: Piece, span: Span, near: Span) -> str | None:
    """Whether a stage of a case is done, awaited, or awaited on a condition told after it; None where it is not told."""
    words, text = article.lexicon.notes.stage_status, article.text
    is_in_hand = _IN_HAND.search(text, near.start, span.end) is not None
    if is_in_hand or _BUT_DONE.search(text, piece.span.start, span.start):
        return "done"  # "masih menunggu hasil penelitian berkas oleh jaksa": the file is there
    after = _told_after(article, piece, span)
    is_aimed = any(aim.search(text, piece.span.start, span.start) for aim in (_AIMED, _INTENDS, _LEFT_TO_DO))
    is_aimed = is_aimed or _APPLIED.match(article.text, span.start, span.end) is not None
    is_aimed = is_aimed or _is_asked_of_court(article, piece, span)
    is_pending = is_aimed or holds(words.pending, text, near) or holds(words.coming, text, after)
    if not is_pending:
        return _sent(article, piece, span)
    is_provided = condition_in(article, Span(span.end, end_of(article, piece, span.end, at_comma=True)))
    return "conditional" if is_provided else "pending"


def _sent(article: Article, piece: Piece, span: Span) -> str | None:
    """ "SPDP, ia melanjutkan, dikirim Senin pekan depan": awaited; of a bare weekday it is not told; else done."""
    if _PUT_INTO.search(article.text, piece.span.start, span.end):
        return None  # "restitusi pasti kami masukkan dalam surat tuntutan"
    sent = _SENT.match(article.text, span.end, piece.span.end)
    if sent is None:
        return "done"
    told, words = Span(*sent.span("told")), article.lexicon.notes.stage_status
    if holds(words.coming, article.text, told) or _WILL.search(article.text, told.start, told.end):
        return "pending"
    is_open = _WEEKDAY.search(article.text, told.start, told.end) is not None
    return None if is_open and not _REACHED.search(article.text, piece.span.start, told.end) else "done"


def _is_asked_of_court(article: Article, piece: Piece, span: Span) -> bool:
    """ "Jaksa meminta hakim mewajibkan terdakwa membayar restitusi": not yet ordered."""
    is_order = _ORDERED.match(article.text, span.start, span.end) is not None
    return is_order and _ASKS.search(article.text, piece.span.start, span.start) is not None


def _told_after(article: Article, piece: Piece, span: Span) -> Span:
    """The stage and the few words after it, without "… dan belum ada tersangka" or "karena … belum ada"."""
    end = min(end_of(article, piece, span.end, at_comma=True), span.end + _AFTER)
    cuts = (words.search(article.text, span.end, end) for words in (_NOR, _REASON))
    return Span(span.start, min((cut.start() for cut in cuts if cut), default=end))


def _is_delayed(article: Article, piece: Piece, stage: str, span: Span) -> bool:
    """Whether a hearing was put off, or is only set: "sidang akan dilanjutkan dengan agenda pembacaan tuntutan"."""
    text, start = article.text, piece.span.start
    is_set = _AGENDA.search(text, start, span.start) is not None and _WILL.search(text, start, span.start)
    is_aim = _FOR_IT.search(text, start, span.start) is not None
    is_put_off = _DELAYED.search(text, span.start, piece.span.end) is not None
    return stage in _COURT and (is_put_off or is_aim or bool(is_set))


def _is_hoped(article: Article, piece: Piece, span: Span) -> bool:
    """ "Berharap polisi …, tetapi juga menangkap otaknya", "kami minta mereka segera ditangkap"."""
    words, text = article.lexicon.requests, article.text
    is_joined = _BUT_ALSO.search(text, piece.span.start, span.start) is not None
    opening = Span(piece.span.start, span.start) if is_joined else before(article, piece, span.start)
    is_wished = is_joined or _SO_THAT.search(text, opening.start, opening.end) is not None
    return is_wished and any(holds(asking, text, opening) for asking in (words.ask, words.appeal))


def _is_law(article: Article, piece: Piece) -> bool:
    """Whether the sentence tells what a law lays down."""
    rule = article.lexicon.notes.stage_status.rule
    return _LAW.search(article.text, piece.span.start, piece.span.end) is not None and holds(
        rule, article.text, piece.span
    )


def _is_weaker(found: dict[tuple[str, str], Note], stage: str, status: str) -> bool:
    """Whether the stage was told already: what is done is not awaited too."""
    return status != "done" and (stage, "done") in found
