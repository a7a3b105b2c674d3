"""Sealed streams: any size comes back as it was; what was done to a stream is noticed and named."""

from __future__ import annotations

import io
import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gugus.core.streams import CHUNK, MAGIC, OpeningReader, SealingWriter, StreamError, Wrong

KEY = bytes(range(32))
HEAD, SEALED = len(MAGIC) + 7, CHUNK + 16


def sealed(plain: bytes, *, bound: str = "berkas-1", key: bytes = KEY) -> bytes:
    file = io.BytesIO()
    writer = SealingWriter(file, key, bound)
    writer.write(plain)
    writer.finish()
    return file.getvalue()


def opened(stream: bytes, *, bound: str = "berkas-1", key: bytes = KEY) -> bytes:
    return OpeningReader(io.BytesIO(stream), key, bound).readall()


def wrong(stream: bytes, **more: object) -> tuple[Wrong, int | None]:
    with pytest.raises(StreamError) as raised:
        opened(stream, **more)  # type: ignore[arg-type]
    return raised.value.wrong, raised.value.chunk


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7])
def test_any_size_comes_back_as_it_was(size: int) -> None:
    plain = os.urandom(size)
    assert opened(sealed(plain)) == plain
    assert OpeningReader(io.BytesIO(sealed(plain)), KEY, "berkas-1").size == size


def test_nothing_of_the_content_stands_in_the_stream() -> None:
    assert b"Rahasia contoh" not in sealed(b"Rahasia contoh" * 10_000)
    assert sealed(b"sama") != sealed(b"sama")


@given(st.lists(st.binary(max_size=200_000), max_size=4), st.data())
def test_writing_in_pieces_and_reading_anywhere_is_like_a_plain_file(
    pieces: list[bytes], data: st.DataObject
) -> None:
    plain, file = b"".join(pieces), io.BytesIO()
    writer = SealingWriter(file, KEY, "b")
    for piece in pieces:
        writer.write(piece)
    writer.finish()
    reader, twin = OpeningReader(io.BytesIO(file.getvalue()), KEY, "b"), io.BytesIO(plain)
    start, length = data.draw(st.integers(0, len(plain) + 9)), data.draw(st.integers(0, 70_000))
    assert reader.seek(start) == twin.seek(start)
    assert io.BufferedReader(reader).read(length) == twin.read(length)
    assert reader.seek(-1, io.SEEK_END) == max(0, len(plain) - 1)


def test_seeking_counts_as_in_any_file() -> None:
    reader = OpeningReader(io.BytesIO(sealed(b"abcdef")), KEY, "berkas-1")
    reader.seek(2)
    reader.seek(1, io.SEEK_CUR)
    assert (reader.tell(), reader.read(2), reader.seekable(), reader.readable()) == (3, b"de", True, True)


def test_a_stream_that_was_cut_at_a_chunk_never_begins() -> None:
    stream = sealed(os.urandom(3 * CHUNK))
    assert wrong(stream[: HEAD + 2 * SEALED]) == (Wrong.CUT, 1)


def test_a_stream_cut_to_its_header_or_to_half_a_tag_is_cut_off() -> None:
    stream = sealed(os.urandom(2 * CHUNK))
    assert wrong(stream[:HEAD])[0] is Wrong.CUT
    assert wrong(stream[: HEAD + SEALED + 9])[0] is Wrong.CUT


def test_a_stream_cut_inside_a_chunk_is_noticed() -> None:
    assert wrong(sealed(os.urandom(2 * CHUNK))[:-500]) == (Wrong.CHANGED, 1)


def test_something_behind_the_end_is_noticed() -> None:
    stream = sealed(os.urandom(2 * CHUNK))
    assert wrong(stream + stream[HEAD : HEAD + SEALED]) == (Wrong.CHANGED, 2)


def test_a_last_chunk_inside_a_stream_is_named() -> None:
    one, two = io.BytesIO(), io.BytesIO()
    for file, more in ((one, b""), (two, b"x" * CHUNK)):
        writer = SealingWriter(file, KEY, "b")
        writer._prefix, writer._about = b"\0" * 7, MAGIC + b"\0" * 7 + b"b"
        writer.write(b"a" * CHUNK + more)
        writer.finish()
    header, whole = MAGIC + b"\0" * 7, two.getvalue()
    spliced = header + one.getvalue()[HEAD:] + whole[HEAD + SEALED :]
    assert wrong(spliced, bound="b") == (Wrong.LONGER, 0)


def test_two_chunks_in_another_order_are_noticed() -> None:
    stream = sealed(os.urandom(3 * CHUNK))
    first, second = stream[HEAD : HEAD + SEALED], stream[HEAD + SEALED : HEAD + 2 * SEALED]
    assert wrong(stream[:HEAD] + second + first + stream[HEAD + 2 * SEALED :]) == (Wrong.CHANGED, 0)


def test_a_chunk_of_another_file_under_the_same_key_is_noticed() -> None:
    one, other = sealed(os.urandom(2 * CHUNK)), sealed(os.urandom(2 * CHUNK))
    assert wrong(one[: HEAD + SEALED] + other[HEAD + SEALED :]) == (Wrong.CHANGED, 1)


@pytest.mark.parametrize("place", [len(MAGIC), HEAD, HEAD + SEALED - 1, HEAD + SEALED + 5, -1])
def test_one_flipped_bit_anywhere_is_noticed(place: int) -> None:
    stream = bytearray(sealed(os.urandom(2 * CHUNK)))
    stream[place] ^= 1
    assert wrong(bytes(stream))[0] is Wrong.CHANGED


def test_another_magic_or_version_is_no_sealed_stream() -> None:
    stream = sealed(b"isi")
    assert wrong(b"GUGUSF\x00\x02" + stream[8:]) == (Wrong.NOT_SEALED, None)
    assert wrong(b"") == (Wrong.NOT_SEALED, None)


def test_another_file_id_or_key_does_not_open() -> None:
    assert wrong(sealed(b"isi"), bound="berkas-2")[0] is Wrong.CHANGED
    assert wrong(sealed(b"isi"), key=bytes(32))[0] is Wrong.CHANGED


def test_the_error_names_the_file_and_the_chunk_and_nothing_of_the_content() -> None:
    stream = bytearray(sealed(b"Rahasia contoh"))
    stream[-1] ^= 1
    with pytest.raises(StreamError) as raised:
        opened(bytes(stream))
    assert str(raised.value) == "the sealed stream of berkas-1 was changed or moved at chunk 0"


def test_verifying_opens_every_chunk_and_stands_at_the_start() -> None:
    stream = bytearray(sealed(os.urandom(3 * CHUNK)))
    OpeningReader(io.BytesIO(bytes(stream)), KEY, "berkas-1").verify()
    stream[HEAD + SEALED] ^= 1
    reader = OpeningReader(io.BytesIO(bytes(stream)), KEY, "berkas-1")
    with pytest.raises(StreamError, match="chunk 1"):
        reader.verify()


def test_a_reader_closes_its_file() -> None:
    file = io.BytesIO(sealed(b"isi"))
    OpeningReader(file, KEY, "berkas-1").close()
    assert file.closed


def test_25_megabytes_go_through_without_ever_being_held(tmp_path: Path) -> None:
    part, path = os.urandom(250_000), tmp_path / "sealed"
    tracemalloc.start()
    with path.open("wb") as file:
        writer = SealingWriter(file, KEY, "besar")
        for _ in range(100):
            writer.write(part)
        writer.finish()
    with OpeningReader(path.open("rb"), KEY, "besar") as reader:
        length = sum(len(each) for each in reader.chunks())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert length == 25_000_000
    assert peak < 2_000_000
