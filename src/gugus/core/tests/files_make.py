"""Real files, made here: pictures that say where they were taken, documents that say who wrote them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

import pikepdf
from PIL import Image, ImageDraw
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

MARK = "Penanda Contoh Rahasia"
"""What stands in every hidden place of these files, and may be in no copy."""
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def drawing(size: tuple[int, int] = (320, 200)) -> Image.Image:
    """Something that can be recognised: a red corner on the top left of a grey field."""
    image = Image.new("RGB", size, (200, 200, 200))
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 4, size[1] // 4), fill=(200, 0, 0))
    return image


def jpeg(size: tuple[int, int] = (320, 200), *, turned: int = 1) -> bytes:
    """A photograph with place, device, author and a comment; `turned` is its EXIF orientation."""
    exif = Image.Exif()
    exif[Base.Make], exif[Base.Artist], exif[Base.Orientation] = "Telepon Contoh", MARK, turned
    place = exif.get_ifd(IFD.GPSInfo)
    place[GPS.GPSLatitudeRef], place[GPS.GPSLatitude] = "S", (6.0, 49.0, 12.0)
    place[GPS.GPSLongitudeRef], place[GPS.GPSLongitude] = "E", (107.0, 8.0, 30.0)
    exif[IFD.GPSInfo] = dict(place)
    out = io.BytesIO()
    drawing(size).save(out, "JPEG", exif=exif, comment=MARK.encode(), quality=90)
    return out.getvalue()


def png() -> bytes:
    """A picture with a text beside it."""
    info, out = PngInfo(), io.BytesIO()
    info.add_text("Author", MARK)
    drawing().save(out, "PNG", pnginfo=info)
    return out.getvalue()


def webp() -> bytes:
    """A picture with EXIF in WebP."""
    exif, out = Image.Exif(), io.BytesIO()
    exif[Base.Artist] = MARK
    drawing().save(out, "WEBP", exif=exif)
    return out.getvalue()


def huge_png(side: int = 10_000) -> bytes:
    """100 megapixels in a few kilobytes."""
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    line = zlib.compress(bytes(side // 8 + 1) * side, 9)
    parts = ((b"IHDR", head), (b"IDAT", line), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + body


def pdf() -> bytes:
    """A page with author, XMP, an enclosed file, a program, an address, a note and a photograph."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 200))
    photo = document.make_stream(
        jpeg(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=320, Height=200,
        ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
    )  # fmt: skip
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Foto=photo))
    page.Contents = document.make_stream(b"q 100 0 0 100 20 20 cm /Foto Do Q")
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="Catatan", T=MARK
    )
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"https://contoh.example/{MARK}"),
    )  # fmt: skip
    page.Annots = document.make_indirect(pikepdf.Array([note, link]))
    document.attachments["rahasia.txt"] = MARK.encode()
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{MARK}')")
    document.docinfo["/Author"] = MARK
    with document.open_metadata() as data:
        data["dc:creator"] = [MARK]
    out = io.BytesIO()
    document.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def pdf_bomb(size: int = 1_500_000_000) -> bytes:
    """A PDF whose cross-reference stream unpacks to gigabytes."""
    packer = zlib.compressobj(9, wbits=-15)
    piece = packer.compress(bytes(10_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = b"\x78\xda" + piece * (size // 10_000_000) + packer.flush()
    body = b"%PDF-1.5\n"
    said = f"1 0 obj\n<</Type/XRef/Size {size // 4}/W[1 2 1]/Root 1 0 R/Length {len(packed)}/Filter/FlateDecode>>\nstream\n"
    return body + said.encode() + packed + f"\nendstream\nendobj\nstartxref\n{len(body)}\n%%EOF".encode()


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def docx() -> bytes:
    """A Word file with properties, tracked changes, a macro, an enclosed object, a template from elsewhere, a photo."""
    return zipped({
        "[Content_Types].xml": f'<Types><Override PartName="/docProps/core.xml" ContentType="x"/><Override PartName="/word/document.xml" ContentType="{WORD}.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="p" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f"<dc:creator>{MARK}</dc:creator>",
        "docProps/app.xml": f"<Company>{MARK}</Company>",
        "customXml/item1.xml": f"<x>{MARK}</x>",
        "word/document.xml": f'<w:document><w:body><w:ins w:id="1" w:author="{MARK}" w:date="2026-01-01T00:00:00Z"><w:p w:rsidR="00AB12CD"><w:t>Isi surat contoh</w:t></w:p></w:ins></w:body></w:document>',
        "word/comments.xml": f"<w:comments><w:comment w:author='{MARK}' w:initials='{MARK}'/></w:comments>",
        "word/people.xml": f'<w15:people><w15:person w15:author="{MARK}"/></w15:people>',
        "word/vbaProject.bin": MARK,
        "word/embeddings/oleObject1.bin": MARK,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="t" Target="https://contoh.example/{MARK}.dotm" TargetMode="External"/><Relationship Id="r2" Type="v" Target="vbaProject.bin"/></Relationships>',
        "word/media/image1.jpeg": jpeg(),
        "word/media/image2.png": png(),
    })  # fmt: skip


def xlsx() -> bytes:
    """An Excel file with properties, the path of a machine, a note by somebody."""
    return zipped({
        "[Content_Types].xml": f'<Types><Override PartName="/xl/workbook.xml" ContentType="{EXCEL}.main+xml"/></Types>',
        "docProps/core.xml": f"<cp:lastModifiedBy>{MARK}</cp:lastModifiedBy>",
        "xl/workbook.xml": f'<workbook><x15ac:absPath url="C:\\Users\\{MARK}\\"/><sheets/></workbook>',
        "xl/comments1.xml": f"<comments><authors><author>{MARK}</author></authors></comments>",
        "xl/worksheets/sheet1.xml": "<worksheet><c><v>1581</v></c></worksheet>",
        "xl/printerSettings/printerSettings1.bin": MARK,
    })  # fmt: skip


def docx_bomb() -> bytes:
    """A Word file of a few kilobytes that unpacks to 400 MB."""
    zeros = bytes(100_000_000)
    return zipped({"word/document.xml": "<w/>", **{f"word/media/i{n}.xml": zeros for n in range(4)}})


def mp4() -> bytes:
    """The beginning of a video."""
    return b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41" + bytes(2000)


def opus() -> bytes:
    """The beginning of a voice message."""
    return b"OggS\0\2" + bytes(22) + b"OpusHead\1" + bytes(500)
