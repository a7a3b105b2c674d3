"""PDF documents without author, history, enclosed files, programs and links that act by themselves."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from gugus.core.cleaning.pictures import TooLarge, bare_jpeg

MOST_OBJECTS = 200_000
_DEEP = 40
# What tells about people and machines, what acts by itself, what encloses other files.
_DROPPED = (
    "/Metadata", "/PieceInfo", "/LastModified", "/AA", "/OpenAction", "/JS", "/JavaScript", "/EmbeddedFiles", "/AF",
    "/EF", "/Collection", "/XFA", "/Info", "/SpiderInfo", "/Perms", "/DSS", "/URI", "/RichMediaContent", "/Measure",
)  # fmt: skip
_HARMLESS_ACTIONS = ("/GoTo", "/Named")
_ENCLOSING = ("/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D")
_NOTE_AUTHOR = ("/T", "/M", "/NM", "/CreationDate")


def pdf(data: bytes) -> bytes:
    """The same pages in a file that was written anew; older revisions and what hangs on nothing fall away."""
    with pikepdf.open(io.BytesIO(data), attempt_recovery=True) as document:
        if len(document.objects) > MOST_OBJECTS:
            raise TooLarge
        for each in document.objects:
            _visit(each, 0)
        for key in ("/Info", "/ID"):
            if key in document.trailer:
                del document.trailer[key]
        return _written(document)


def _written(document: Pdf) -> bytes:
    out = io.BytesIO()
    document.save(
        out, fix_metadata_version=False, deterministic_id=True, encryption=False, compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )  # fmt: skip
    return out.getvalue()


def _visit(thing: Object, deep: int) -> None:
    """Clean one object and what lies directly in it."""
    if deep > _DEEP:
        raise TooLarge
    if isinstance(thing, Dictionary | Stream):
        _clean(thing)
    for child in _children(thing):
        _visit(child, deep + 1)
    if isinstance(thing, Stream):
        _bare_picture(thing)


def _children(thing: Object) -> Iterator[Object]:
    if isinstance(thing, Array):
        values = list(thing)
    elif isinstance(thing, Dictionary | Stream):
        values = [thing[key] for key in thing.keys()]  # noqa: SIM118 - no mapping
    else:
        return
    for value in values:
        if isinstance(value, Array | Dictionary) and not value.is_indirect:
            yield value


def _clean(thing: Object) -> None:
    for key in _DROPPED:
        if key in thing:
            del thing[key]
    if "/A" in thing and not _harmless(thing["/A"]):
        del thing["/A"]
    if isinstance(thing.get("/Annots"), Array):
        kept = [each for each in thing["/Annots"] if not _encloses(each)]
        thing["/Annots"] = Array(kept)
    if thing.get("/Type") == Name.Annot and thing.get("/Subtype") != Name.Widget:
        for key in _NOTE_AUTHOR:
            if key in thing:
                del thing[key]


def _harmless(action: Object) -> bool:
    return isinstance(action, Dictionary) and str(action.get("/S", "")) in _HARMLESS_ACTIONS


def _encloses(note: Object) -> bool:
    return isinstance(note, Dictionary) and str(note.get("/Subtype", "")) in _ENCLOSING


def _bare_picture(stream: Stream) -> None:
    """A photograph inside a document carries the camera's data too."""
    if stream.get("/Filter") in (Name.DCTDecode, Array([Name.DCTDecode])):
        stream.write(bare_jpeg(stream.read_raw_bytes()), filter=Name.DCTDecode)
