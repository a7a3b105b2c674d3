"""Files by their content, and copies without what they hide; what cannot be copied breaks nothing of ours."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile

import pikepdf
import pytest
from PIL import Image

from gugus.core.cleaning import copying, kinds, office, papers, pictures, texts
from gugus.core.cleaning.copying import make_copy
from gugus.core.cleaning.kinds import Shown, recognise
from gugus.core.tests import files_make as make
from gugus.core.tests.files_make import MARK


class Sink(bytearray):
    """Takes what is written."""

    def write(self, data: bytes) -> int:
        self.extend(data)
        return len(data)


def kind_of(data: bytes) -> str:
    found = recognise(io.BytesIO(data))
    return found.media_type if found else ""


TAKEN = {
    "image/jpeg": make.jpeg(), "image/png": make.png(), "image/webp": make.webp(), "application/pdf": make.pdf(),
    make.WORD: make.docx(), make.EXCEL: make.xlsx(), "video/mp4": make.mp4(), "audio/opus": make.opus(),
    "video/3gpp": b"\0\0\0\x18ftyp3gp4\0\0\2\0isom3gp4" + bytes(99),
    "audio/mp4": b"\0\0\0\x20ftypM4A \0\0\2\0M4A mp42isom" + bytes(99),
    "image/heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99),
    "audio/mpeg": b"ID3\3\0\0\0\0\0\0" + bytes(99), "audio/wav": b"RIFF\x24\0\0\0WAVEfmt " + bytes(40),
    "audio/ogg": b"OggS\0\2" + bytes(22) + b"\1vorbis" + bytes(50), "text/plain": "Dia dijemput tgl 3 – malam.\r\n".encode(),
}  # fmt: skip
NOT_TAKEN = {
    "svg": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    "bare svg": b'<svg onload="x()"/>', "html": b"<!DOCTYPE html><html><script>1</script>", "script": b"#!/bin/sh\nrm x",
    "windows program": b"MZ" + bytes(200), "program": b"\x7fELF" + bytes(200), "rar": b"Rar!\x1a\7\0" + bytes(99),
    "gzip": b"\x1f\x8b\x08" + bytes(50), "7z": b"7z\xbc\xaf'\x1c" + bytes(99), "zip": make.zipped({"a.txt": "x"}),
    "old word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "rtf": b"{\\rtf1 halo}", "noise": bytes(range(256)),
    "nul": b"teks\0biasa", "spaces": b"   \n ", "zip with a hidden end": make.zipped({"x": "y"})[:-4],
}  # fmt: skip


@pytest.mark.parametrize("media_type", TAKEN)
def test_a_file_is_what_its_content_says(media_type: str) -> None:
    assert kind_of(TAKEN[media_type]) == media_type
    assert kinds.kinds()[media_type].shown is not Shown.REFUSED


@pytest.mark.parametrize("name", NOT_TAKEN)
def test_pages_programs_archives_and_noise_are_not_taken(name: str) -> None:
    found = recognise(io.BytesIO(NOT_TAKEN[name]))
    assert found is None or found.shown is Shown.REFUSED


def test_a_zip_that_says_it_has_a_million_members_is_not_opened() -> None:
    data = bytearray(make.docx())
    at = data.rfind(b"PK\x05\x06")
    data[at + 10 : at + 12] = b"\xff\xff"
    assert kinds.members(io.BytesIO(bytes(data))) == frozenset()


def test_every_kind_is_declared_whole() -> None:
    for each in kinds.kinds().values():
        assert all((each.id, each.en, each.extension.isalnum())), each
        assert bool(each.cleaner) == (each.shown is Shown.COPY), each


def test_place_device_and_author_of_a_photograph_are_gone_and_it_stands_upright() -> None:
    original = make.jpeg((320, 200), turned=6)
    assert MARK.encode() in original
    assert Image.open(io.BytesIO(original)).getexif()
    copy = Image.open(io.BytesIO(pictures.picture(original)))
    assert not copy.getexif()
    assert not {"exif", "comment", "xmp", "icc_profile"} & set(copy.info)
    assert copy.size == (200, 320)
    assert copy.getpixel((190, 10))[0] > copy.getpixel((190, 10))[2] + 80  # type: ignore[index]


@pytest.mark.parametrize("data", [make.png(), make.webp()], ids=["png", "webp"])
def test_other_pictures_lose_what_is_written_beside_them(data: bytes) -> None:
    copy = pictures.picture(data)
    assert MARK.encode() not in copy
    assert Image.open(io.BytesIO(copy)).format == Image.open(io.BytesIO(data)).format


def test_a_large_photograph_is_made_smaller_for_viewing() -> None:
    copy = Image.open(io.BytesIO(pictures.picture(make.jpeg((4000, 2000)))))
    assert max(copy.size) <= pictures.LONGEST_SIDE


def test_a_picture_of_100_megapixels_is_refused_before_it_is_decoded() -> None:
    started = time.monotonic()
    with pytest.raises(pictures.TooLarge):
        pictures.picture(make.huge_png())
    assert time.monotonic() - started < 2


def test_a_picture_that_is_a_zip_too_is_none_any_more() -> None:
    both = make.jpeg() + make.zipped({"jahat.js": MARK})
    assert kind_of(both) == "image/jpeg"
    copy = pictures.picture(both)
    assert not zipfile.is_zipfile(io.BytesIO(copy))
    assert MARK.encode() not in copy


def test_a_pdf_loses_author_xmp_enclosed_files_programs_addresses_and_camera_data() -> None:
    original = make.pdf()
    assert original.count(MARK.encode()) >= 6
    copy = papers.pdf(original)
    with pikepdf.open(io.BytesIO(copy)) as document:
        said = b"".join(each.unparse(resolved=True) for each in document.objects)
        streams = b"".join(
            each.read_raw_bytes() for each in document.objects if isinstance(each, pikepdf.Stream)
        )
        assert len(document.pages) == 1
        assert not {"/OpenAction", "/Metadata", "/AF"} & set(document.Root.keys())
        assert not document.attachments
    assert MARK.encode() not in said + streams + copy
    assert b"Catatan" in said


def test_a_pdf_under_a_password_gets_no_copy() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(make.pdf())) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert not make_copy("pdf", [out.getvalue()], Sink())


@pytest.mark.parametrize(
    ("data", "kept"), [(make.docx(), b"Isi surat contoh"), (make.xlsx(), b"1581")], ids=["docx", "xlsx"]
)
def test_an_office_file_loses_people_macros_and_links_and_keeps_its_text(data: bytes, kept: bytes) -> None:
    copy = office.office(data)
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        assert not [name for name in archive.namelist() if name.startswith(("docProps", "customXml"))]
    assert MARK.encode() not in everything + copy
    assert b"docProps" not in everything
    assert b"vbaProject" not in everything
    assert kept in everything
    assert kind_of(copy) == kind_of(data)


def test_an_author_written_in_utf_16_is_gone_too() -> None:
    part = f'<?xml version="1.0" encoding="UTF-16"?><w:x w:author="{MARK}">Isi</w:x>'.encode("utf-16")
    copy = office.office(make.zipped({"word/document.xml": part}))
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert archive.read("word/document.xml") == b'<w:x w:author="">Isi</w:x>'


def test_text_loses_signs_that_hide_or_turn_what_is_read() -> None:
    assert texts.text("aman\u202ekcaj\u200b\x00\x1b[31m".encode()) == b"amankcaj[31m"
    assert texts.text("Halo".encode("utf-16")) == b"Halo"


@pytest.mark.parametrize(
    ("cleaner", "data"),
    [("picture", make.huge_png()), ("office", make.docx_bomb()), ("picture", b"\xff\xd8\xff\xe0rusak"),
     ("pdf", b"%PDF-1.7\nrusak"), ("office", b"PK\3\4rusak"), ("nothing", b"x")],
    ids=["100 megapixels", "zip bomb", "broken picture", "broken pdf", "broken zip", "unknown cleaner"],
)  # fmt: skip
def test_what_cannot_be_copied_ends_in_no_copy_and_no_crash(cleaner: str, data: bytes) -> None:
    assert make_copy(cleaner, [data], Sink()) is False


def test_a_pdf_that_unpacks_to_gigabytes_ends_in_no_copy() -> None:
    assert make_copy("pdf", [make.pdf_bomb()], Sink()) is False


def test_a_copy_that_takes_too_long_is_ended() -> None:
    started = time.monotonic()
    assert make_copy("picture", [make.jpeg()], Sink(), seconds=0.01) is False
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    ("cleaner", "data"),
    [("picture", make.jpeg()), ("picture", make.png()), ("picture", make.webp()), ("pdf", make.pdf()),
     ("office", make.docx()), ("office", make.xlsx()), ("text", "Halo".encode("utf-16"))],
)  # fmt: skip
def test_every_cleaner_works_in_its_process_with_nothing_more_to_open(cleaner: str, data: bytes) -> None:
    sink = Sink()
    assert make_copy(cleaner, [data], sink)
    assert MARK.encode() not in bytes(sink)


def test_the_process_can_open_no_file_once_it_has_begun() -> None:
    said = "from gugus.core.cleaning.__main__ import limit, shut\nlimit()\nshut()\nopen('/etc/hostname')"
    run = subprocess.run(
        [sys.executable, "-c", said], capture_output=True, check=False, env={"PYTHONPATH": copying._SOURCE}
    )
    assert b"Too many open files" in run.stderr


def test_a_copy_goes_through_the_process_as_it_is_made() -> None:
    sink = Sink()
    assert make_copy("text", [b"Halo ", b"dunia"], sink)
    assert sink == b"Halo dunia"


def test_a_source_that_breaks_leaves_no_process_behind() -> None:
    def broken() -> object:
        yield b"x"
        message = "rusak"
        raise ValueError(message)

    with pytest.raises(ValueError, match="rusak"):
        make_copy("text", broken(), Sink())  # type: ignore[arg-type]
