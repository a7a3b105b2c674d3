"""Sealed streams: a file of any size as AES-256-GCM chunks, sealed and opened without holding it whole.

The STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár ("Online Authenticated-Encryption and
its Nonce-Reuse Misuse-Resistance", CRYPTO 2015, section 7): each chunk of 64 KiB has a nonce made of a
random prefix, its number and a mark of the last one. What the file is (`bound`, its id) and the header
are associated data of every chunk. A chunk that was changed, moved, doubled, left out or taken from
another file does not open; an end that was cut off, or something put behind it, is named.

Layout: 8 bytes magic with version, 7 bytes prefix, then chunks of 65,536 bytes (the last one shorter;
empty only in an empty file), each with a tag of 16 bytes.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from enum import StrEnum
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gugus.core.keys import VaultError

MAGIC = b"GUGUSF\x00\x01"
CHUNK = 65_536
_PREFIX, _TAG = 7, 16
_HEADER, _SEALED = len(MAGIC) + _PREFIX, CHUNK + _TAG


class Wrong(StrEnum):
    """What can be wrong with a sealed stream."""

    NOT_SEALED = "is no sealed stream of this version"
    CUT = "was cut off"
    LONGER = "has something behind its end"
    CHANGED = "was changed or moved"


class StreamError(VaultError):
    """A sealed stream does not open; `wrong` says how, `chunk` where (None: as a whole)."""

    def __init__(self, wrong: Wrong, bound: str, chunk: int | None = None) -> None:
        place = "" if chunk is None else f" at chunk {chunk}"
        super().__init__(f"the sealed stream of {bound} {wrong}{place}")
        self.wrong, self.chunk = wrong, chunk


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([last])


class SealingWriter:
    """Seals what is written into `file` (opened for writing); `finish` writes the last chunk.

    `key` has 32 bytes and is used for one stream only; `bound` is the text that must be given to open.
    """

    def __init__(self, file: BinaryIO, key: bytes, bound: str) -> None:
        prefix = os.urandom(_PREFIX)
        self._file, self._cipher, self._prefix = file, AESGCM(key), prefix
        self._about = MAGIC + prefix + bound.encode()
        self._waiting, self._number = bytearray(), 0
        file.write(MAGIC + prefix)

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Seal all whole chunks but what may still be the last one; returns how many bytes were taken."""
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._seal(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        return len(data)

    def finish(self) -> None:
        """Seal the last chunk; without it the stream counts as cut off."""
        self._seal(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _seal(self, plain: bytes, *, last: bool) -> None:
        nonce = _nonce(self._prefix, self._number, last=last)
        self._file.write(self._cipher.encrypt(nonce, plain, self._about))
        self._number += 1


class OpeningReader(io.RawIOBase):
    """Opens a sealed stream for reading and seeking, one chunk in memory at a time.

    The last chunk is opened at once, so that a stream that was cut off or made longer never begins.
    Closing the reader closes the file. StreamError says what is wrong.
    """

    def __init__(self, file: BinaryIO, key: bytes, bound: str) -> None:
        super().__init__()
        self._file, self._cipher, self._bound = file, AESGCM(key), bound
        header = file.read(_HEADER)
        if len(header) != _HEADER or not header.startswith(MAGIC):
            raise StreamError(Wrong.NOT_SEALED, bound)
        self._prefix, self._about = header[len(MAGIC) :], header + bound.encode()
        self._chunks, self.size = self._measure()
        self._at, self._held, self._plain = 0, -1, b""
        self._load(self._chunks - 1)

    def _measure(self) -> tuple[int, int]:
        sealed = self._file.seek(0, io.SEEK_END) - _HEADER
        chunks = -(-sealed // _SEALED)
        if chunks < 1 or sealed - (chunks - 1) * _SEALED < _TAG:
            raise StreamError(Wrong.CUT, self._bound)
        return chunks, sealed - chunks * _TAG

    def _load(self, number: int) -> None:
        self._file.seek(_HEADER + number * _SEALED)
        sealed, last = self._file.read(_SEALED), number == self._chunks - 1
        plain = self._opened(sealed, number, last=last)
        if plain is None:
            raise StreamError(self._what_is_wrong(sealed, number, last=last), self._bound, number)
        self._held, self._plain = number, plain

    def _opened(self, sealed: bytes, number: int, *, last: bool) -> bytes | None:
        try:
            return self._cipher.decrypt(_nonce(self._prefix, number, last=last), sealed, self._about)
        except (InvalidTag, ValueError):
            return None

    def _what_is_wrong(self, sealed: bytes, number: int, *, last: bool) -> Wrong:
        if self._opened(sealed, number, last=not last) is None:
            return Wrong.CHANGED
        return Wrong.CUT if last else Wrong.LONGER

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def seekable(self) -> bool:
        """Any place can be read, at the cost of one chunk."""
        return True

    def tell(self) -> int:
        """The place that is read next, in bytes of what was sealed."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, counted as in any file; before the start is the start."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer from at most one chunk; 0 at the end."""
        number, start = divmod(self._at, CHUNK)
        if self._at >= self.size:
            return 0
        if number != self._held:
            self._load(number)
        part = self._plain[start : start + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def chunks(self) -> Iterator[bytes]:
        """All that is left, chunk by chunk."""
        while part := self.read(CHUNK):
            yield part

    def verify(self) -> None:
        """Open every chunk once and stand at the start again; StreamError at the first that does not."""
        for number in range(self._chunks):
            self._load(number)
        self._at = 0

    def close(self) -> None:
        """Close the file below too."""
        self._file.close()
        super().close()
