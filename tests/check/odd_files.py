"""Files that nobody should have to open: bombs, polyglots, pictures without end, broken ones, odd names."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib

from gugus.core.tests import files_make as make


def _zip_bomb() -> bytes:
    """A zip in a zip, each of which unpacks to a thousand times its size."""
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for number in range(16):
            packed.writestr(f"{number}.txt", bytes(4_000_000))
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(8):
            packed.writestr(f"{number}.zip", inner.getvalue())
    return outer.getvalue()


def _png(width: int, height: int, data: bytes, *, crc: int = 0) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(each))
        + name
        + each
        + struct.pack(">I", (zlib.crc32(name + each) + crc) & 0xFFFFFFFF)
        for name, each in parts
    )
    return b"\x89PNG\r\n\x1a\n" + body


def _billion_laughs() -> bytes:
    """A document whose entities, written out, fill the machine."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    body = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><x>&a9;</x>'
    return make.zipped({"[Content_Types].xml": body, "word/document.xml": body, "docProps/core.xml": body})


_NOISE = bytes(range(256)) * 40
FILES: dict[str, bytes] = {
    "empty": b"", "one byte": b"\x00", "noise": _NOISE, "text with signs": "‮txt.exe​﻿\x00\x07\x1b[2J".encode(),
    "utf-16 text": "Halo".encode("utf-16"), "surrogates": b"\xed\xa0\x80\xed\xb0\x80" * 50,
    "zip bomb": _zip_bomb(), "gzip bomb": gzip.compress(bytes(20_000_000)), "docx bomb": make.docx_bomb(),
    "billion laughs": _billion_laughs(), "100 megapixels": make.huge_png(), "4 gigapixels": make.huge_png(65_000),
    "png that unpacks to 200 MB": _png(100, 100, zlib.compress(bytes(200_000_000), 9)), "png cut": make.png()[:-20],
    "png with a wrong sum": _png(3, 3, zlib.compress(bytes(30)), crc=1), "png of no size": _png(0, 0, zlib.compress(b"")),
    "png of 2^31": _png(2**31 - 1, 2**31 - 1, zlib.compress(b"")), "jpeg cut": make.jpeg()[: len(make.jpeg()) // 2],
    "jpeg with a page behind": make.jpeg() + b"<script>alert(1)</script>", "jpeg and zip": make.jpeg() + make.docx(),
    "gif with script": b"GIF89a/*" + b"\x00" * 20 + b"*/=1;alert(1)//", "svg": b"<svg onload=alert(1)><script/></svg>",
    "html as jpeg": b"<!doctype html><script>alert(1)</script>", "pdf cut": make.pdf()[:300], "pdf and html": make.pdf() + b"<html>",
    "pdf bomb": make.pdf_bomb(300_000_000), "pdf of nothing": b"%PDF-1.7\n%%EOF", "pdf turning in circles":
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF",
    "program": b"MZ" + _NOISE, "elf": b"\x7fELF" + _NOISE, "eicar": b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-"
    b"TEST-FILE!$H+H*", "mp4": make.mp4(), "opus": make.opus(), "mp4 cut": make.mp4()[:20], "webp": make.webp()[:30],
    "formula": b"=cmd|' /C calc'!A0\n", "deep json": b"[" * 10_000 + b"]" * 10_000, "docx": make.docx(), "xlsx": make.xlsx(),
}  # fmt: skip
NAMES = (
    "", "../../../../etc/passwd", "..\\..\\boot.ini", "a\x00b.jpg", "\u202egpj.exe", "x" * 5_000 + ".jpg", "CON.jpg", "foto.jpg.exe",
    ".htaccess", "%2e%2e%2f", "'\"><script>.png", "\ud800.png", "😀" * 90, " ", "a/b/c.png", "=1+1.csv",
)  # fmt: skip
