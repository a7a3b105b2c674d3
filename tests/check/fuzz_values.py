"""Odd values, odd bodies and odd headers, drawn by Hypothesis."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from urllib.parse import quote_from_bytes
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import strategies as st

DEEP = b"[" * 10_000 + b"]" * 10_000
DEEPER = b'{"a":' * 10_000 + b"1" + b"}" * 10_000
MEGABYTE = b"Tolong adik saya. " * 58_000
ONE_WORD = b"x" * 1_000_000
NUMBERS = (b"9" * 5_000, b"-1", b"0", b"1e999", b"NaN", b"Infinity", b"2147483648", b"9223372036854775808", b"-0", b"1_000",
           "٣".encode(), "½".encode(), b"0x10", b"1.000.000.000.000.000.000", b"1,5", b" 7 ")  # fmt: skip
DAYS = (b"0000-00-00", b"9999-12-31", b"0001-01-01", b"31/2/2026", b"2026-13-01", b"99999-01-01", b"2026-02-29", b"-1-1-1",
        b"29 Februari 2026", "٢٠٢٦-١١-٠٢".encode())  # fmt: skip
LETTERS = (
    "\u202egnasib\u202c", "\u200b" * 200, "\u2066a\u2069" * 50, "e\u0301" * 300, "😀" * 100, "ﷺ" * 60, "İstanbul", "ß" * 40,
    "𐀀𐀁", "\ufeff", "\u2028\u2029", "ا ل س ل ا م", "\u00ad" * 90, "ﬀ" * 80, "Ǆ", "A\u030a" * 40, "\x7f\x1b[31m",
)  # fmt: skip
BYTES = (
    b"\x00", b"a\x00b", b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf8\x88\x80\x80\x80", b"\x80" * 40, b"", b" ", b"\n\r\n" * 60,
)  # fmt: skip
CODE = (
    b"<script>alert(1)</script>", b"{{ 7*7 }}{% debug %}", b"%s%n%(x)s{0}{a.b}", b"' OR 1=1 --", b"../../../../etc/passwd",
    b"=cmd|' /C calc'!A0", b"javascript:alert(1)", b"00000000-0000-0000-0000-000000000000", b"null", b"true", b"[]", b"{}",
    b"__proto__", b"/en//evil.example/", b"//evil.example", b"http://[::1", b"\\\\", b"*", b"?" * 99, b"a" * 300 + b"@b.c",
    b"0812-0000-0001 3203010101010001 @contoh", b"62.04.01.2001.1.1", b"32.03", b"Melati Contoh " * 200,
)  # fmt: skip
HEAVY = (DEEP, DEEPER, MEGABYTE, ONE_WORD)
ODD = NUMBERS + DAYS + tuple(each.encode() for each in LETTERS) + BYTES + CODE
CHARSETS = (
    "utf-16",
    "utf-7",
    "latin-1",
    "ascii",
    "tidak-ada",
    "utf-8; charset=utf-16",
    "idna",
    "base64",
    "rot13",
    "undefined",
)
HEADERS = {
    "HTTP_ACCEPT_LANGUAGE": ("xx", "id;q=NaN", "en," * 2_000, "\u00ff", "*;q=0"),
    "HTTP_COOKIE": ("sessionid=" + "a" * 4_000, "a=b; ; ;=", "sessionid=\x01", "csrftoken=x", "django_language=zz"),
    "HTTP_HOST": ("evil.example", "testserver:99999", "[::1", "a" * 300, "testserver"),
    "HTTP_REFERER": ("http://[", "javascript:1", "\u00ff\u00fe", "http://testserver/kotak/"),
    "HTTP_HX_REQUEST": ("true", "maybe"), "HTTP_HX_CURRENT_URL": ("http://[", "%ff"), "HTTP_HX_TARGET": ("%zz",),
    "HTTP_X_FORWARDED_FOR": ("203.0.113.77", "x, y, z", "' OR 1=1"), "HTTP_RANGE": ("bytes=9-1", "bytes=-1"),
    "HTTP_IF_MODIFIED_SINCE": ("kemarin",), "HTTP_IF_NONE_MATCH": ('"x', "*"), "HTTP_USER_AGENT": ("", "\u00ff" * 900),
    "HTTP_ORIGIN": ("null", "http://evil.example", "x" * 99), "HTTP_EXPECT": ("100-continue",),
    "HTTP_X_HTTP_METHOD_OVERRIDE": ("DELETE",), "HTTP_TRANSFER_ENCODING": ("chunked",),
}  # fmt: skip

odd = st.one_of(
    st.sampled_from(ODD),
    st.sampled_from(ODD),
    st.binary(max_size=60),
    st.text(st.characters(), max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(HEAVY),
)
headers = st.dictionaries(st.sampled_from(sorted(HEADERS)), st.integers(0, 4), max_size=2).map(
    lambda drawn: {name: HEADERS[name][at % len(HEADERS[name])] for name, at in drawn.items()}
)


@dataclass(frozen=True)
class Body:
    """A body as it goes over the wire: its type and its bytes."""

    kind: str
    data: bytes = field(repr=False)


Pairs = list[tuple[str, bytes]]


@st.composite
def changed(draw: st.DrawFn, plain: list[tuple[str, str]]) -> Pairs:
    """The fields of a form, up to three of them odd, missing, doubled, renamed or extra."""
    said = [(name, value.encode("utf-8", "surrogatepass")) for name, value in plain]
    for _ in range(draw(st.integers(0, 3))):
        act = draw(st.sampled_from(("odd", "odd", "odd", "drop", "double", "rename", "extra")))
        at = draw(st.integers(0, max(0, len(said) - 1)))
        if act == "extra" or not said:
            said.append((draw(st.sampled_from(("x", "pk", "region", "__class__", "words", ""))), draw(odd)))
        else:
            said[at : at + 1] = _turned(said[at], act, draw(odd))
    return said


def _turned(pair: tuple[str, bytes], act: str, value: bytes) -> Pairs:
    name, old = pair
    turned: dict[str, Pairs] = {
        "odd": [(name, value)], "drop": [], "double": [pair, (name, value)], "rename": [(name + "[]", old)],
    }  # fmt: skip
    return turned[act]


def urlencoded(pairs: Pairs) -> bytes:
    """The fields as a plain form sends them."""
    return b"&".join(f"{quote_from_bytes(n.encode())}={quote_from_bytes(v)}".encode() for n, v in pairs)


def multipart(pairs: Pairs, *, line: bytes = b"\r\n", end: bytes = b"--") -> bytes:
    """The fields as a form with files sends them; `line` and `end` may be broken on purpose."""
    parts = [
        b"--batas" + line + b'Content-Disposition: form-data; name="' + name.encode() + b'"' + line + line + value
        for name, value in pairs
    ]  # fmt: skip
    return line.join(parts) + line + b"--batas" + end + line


def _as_json(pairs: Pairs) -> bytes:
    return json.dumps({name: value.decode("latin-1")[:50_000] for name, value in pairs}).encode()


def _zipped(pairs: Pairs) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        packed.writestr("bom", bytes(3_000_000))
    return file.getvalue()


WAYS = {
    "application/x-www-form-urlencoded": urlencoded,
    "multipart/form-data; boundary=batas": multipart,
    "multipart/form-data; boundary=batas ": lambda pairs: multipart(pairs, end=b""),
    "multipart/form-data; boundary=batas  ": lambda pairs: multipart(pairs, line=b"\n"),
    "multipart/form-data; boundary=lain": multipart,
    "multipart/form-data": multipart,
    "multipart/form-data; boundary=": multipart,
    "multipart/mixed; boundary=batas": multipart,
    "application/json": _as_json,
    "application/zip": _zipped,
    "text/plain": urlencoded,
    "": urlencoded,
}
USUAL = ["application/x-www-form-urlencoded"] * 10 + ["multipart/form-data; boundary=batas"] * 5


@st.composite
def bodies(draw: st.DrawFn, plain: list[tuple[str, str]]) -> Body:
    """A body made of a form's fields, most often well-formed, sometimes not."""
    pairs = draw(changed(plain))
    kind = draw(st.sampled_from(USUAL + list(WAYS)))
    data = WAYS[kind](pairs)
    if draw(st.integers(0, 9)) == 0:
        kind += f"; charset={draw(st.sampled_from(CHARSETS))}"
    if draw(st.integers(0, 19)) == 0:
        data = data[: len(data) // 2]
    return Body(kind.strip(" "), data)
