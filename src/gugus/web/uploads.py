"""Files that come with a form: sealed chunk by chunk while the body arrives, nothing plain on the disk.

A view that takes files says so by `@takes_files` (outermost but for `@csrf_exempt` and `@public`); to
all others a file that is sent along is passed over (web/middleware.py).
"""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import wraps
from threading import BoundedSemaphore
from typing import Any, ParamSpec, cast

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.core.handlers.wsgi import LimitedStream
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.text import format_lazy
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from gugus.core import files
from gugus.core.cleaning.kinds import Kind, Shown, kinds
from gugus.core.files import Incoming
from gugus.core.streams import CHUNK
from gugus.intake.rules import FILES_PER_FORM
from gugus.web import errors
from gugus.web.access import View

P = ParamSpec("P")
FIELD = "attachments"
RESERVE = 200_000_000
"""Bytes of the disk that files leave free, so that words can still be taken."""
SUM = 3
"""All files of one form together may be as large as this many of the largest."""
ENDLESS = 20
"""A body longer than this many whole files is no longer read."""
FRESH = 60
LARGE, BODIES, WORDS = 200_000, 5, 8
"""Forms that one process takes at once, of its 16 threads: so many of more than LARGE bytes, so many of words."""
_bodies, _words = BoundedSemaphore(BODIES), BoundedSemaphore(WORDS)
_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)


class Problem(StrEnum):
    """Why a file was not taken."""

    TOO_BIG = "too_big"
    TOO_MANY = "too_many"
    EMPTY = "empty"
    SUM = "sum"
    KIND = "kind"
    FULL = "full"


@dataclass(frozen=True)
class Refused:
    """A file that was not taken: its name as the sender knows it, and why."""

    name: str
    why: Problem
    kind: Kind | None = None


@dataclass
class Arrivals:
    """What came with one form: files sealed whole, and those that were not taken."""

    files: list[Incoming] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


class SealedUpload(UploadedFile):  # type: ignore[type-arg]
    """What stands among a request's files: that there was one, and how large; its content is not here."""

    def close(self) -> None:
        """Nothing is open."""


class Sealing(FileUploadHandler):
    """Seals each file of one request while it arrives; what is refused is heard to its end and noted."""

    chunk_size = CHUNK

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.arrivals = Arrivals()
        self._current: Incoming | None = None
        self._heard = self._sum = 0
        self._stopped = False
        self._touched = time.monotonic()

    def new_file(self, *args: Any, **more: Any) -> None:
        """Begin one file of our field; others are passed over."""
        super().new_file(*args, **more)
        self._drop()
        if self.field_name != FIELD:
            return
        if len(self.arrivals.files) + len(self.arrivals.refused) >= FILES_PER_FORM:
            self._refuse(Problem.TOO_MANY)
            return
        with self._on_disk():
            self._current = files.receive(self.file_name or "")
            if shutil.disk_usage(settings.GUGUS_FILES).free < RESERVE:
                self._refuse(Problem.FULL)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal one piece; StopUpload when the body does not end."""
        self._heard += len(raw_data)
        self._keep_fresh()
        if self._heard > ENDLESS * settings.GUGUS_UPLOAD_LIMIT:
            self._refuse(Problem.TOO_BIG)
            self._stopped = True
            raise StopUpload(connection_reset=True)
        if self._current is None:
            return
        self._sum += len(raw_data)
        if start + len(raw_data) > settings.GUGUS_UPLOAD_LIMIT:
            self._refuse(Problem.TOO_BIG)
        elif self._sum > SUM * settings.GUGUS_UPLOAD_LIMIT:
            self._refuse(Problem.SUM)
        else:
            with self._on_disk():
                self._current.write(raw_data)

    def _keep_fresh(self) -> None:
        """Tell the sweep each minute that the files of this form are still on their way in."""
        if time.monotonic() - self._touched > FRESH:
            self._touched = time.monotonic()
            for each in self.arrivals.files:
                os.utime(each.path)

    def file_complete(self, file_size: int) -> SealedUpload | None:
        """Seal the end and look what it is."""
        current = self._current
        if current is None:
            return None
        if current.size == 0:
            self._refuse(Problem.EMPTY)
        else:
            with self._on_disk():
                self._finish(current)
        return SealedUpload(name=current.name, size=current.size)

    def _finish(self, current: Incoming) -> None:
        current.finish()
        if current.kind is None or current.kind.shown is Shown.REFUSED:
            self._refuse(Problem.KIND, current.kind)
        else:
            self.arrivals.files.append(current)
            self._current = None

    def upload_complete(self) -> None:
        """A body that ended before its announced length is no form: nothing of it is taken."""
        stream = getattr(self.request, "_stream", None)
        if isinstance(stream, LimitedStream) and not self._stopped:
            stream.read(stream.limit)
            if vars(stream)["_pos"] < stream.limit:
                message = "the body ended early"
                raise MultiPartParserError(message)

    def close(self) -> None:
        """Forget what was not kept; where the database fails too, the sweep does it later."""
        self._drop()
        with suppress(DatabaseError):
            files.let_go(self.arrivals.files)

    @contextmanager
    def _on_disk(self) -> Iterator[None]:
        """A full disk refuses the file; any other trouble of the disk is ours."""
        try:
            yield
        except OSError as error:
            if error.errno not in _FULL:
                self._drop()
                raise
            self._refuse(Problem.FULL)

    def _refuse(self, why: Problem, kind: Kind | None = None) -> None:
        self._drop()
        self.arrivals.refused.append(Refused(self.file_name or "", why, kind))

    def _drop(self) -> None:
        if self._current is not None:
            self._current.discard()
            self._current = None


def takes_files(view: View[P]) -> View[P]:
    """Let a view take files; what it did not keep is forgotten when it ends, however it ends."""

    @wraps(view)
    def taking(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        places = _bodies if int(request.META.get("CONTENT_LENGTH") or 0) > LARGE else _words
        if not places.acquire(blocking=False):
            return errors.crowded(request)
        handler = Sealing(request)
        request.upload_handlers = [handler]
        try:
            return view(request, *args, **kwargs)
        finally:
            places.release()
            handler.close()

    taking.streams = True  # type: ignore[attr-defined]
    return cast("View[P]", taking)


def arrived(request: HttpRequest) -> Arrivals:
    """What came with the form of a view that takes files."""
    request.POST  # noqa: B018 - reading it takes the body
    handlers = [each for each in request.upload_handlers if isinstance(each, Sealing)]
    return handlers[0].arrivals if handlers else Arrivals()


class FileInput(forms.FileInput):
    """The browser's own choice of files, several at a time."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files, none needed. What arrived is asked by `arrived`: the form itself never holds a file."""

    def __init__(self) -> None:
        accepted = [
            name for each in kinds().values() if each.shown is not Shown.REFUSED for name in _accepted(each)
        ]
        super().__init__(
            required=False, label=_("Photos, documents, recordings"), help_text=_help(),
            widget=FileInput(attrs={"multiple": True, "accept": ",".join(dict.fromkeys(accepted))}),
        )  # fmt: skip


def _accepted(kind: Kind) -> list[str]:
    """What the browser offers: whole families, so that phones send pictures in a form that all can read."""
    family = kind.media_type.partition("/")[0]
    return [f"{family}/*"] if family in ("image", "audio", "video") else [f".{kind.extension}"]


def _help() -> Any:
    said = _(
        "They are sealed as they are, as evidence. Officers look at a copy without the place and the device; "
        "films and sound are kept as they are. Up to {count} files of {limit} MB each."
    )
    return format_lazy(said, count=FILES_PER_FORM, limit=_megabytes(1))


def _megabytes(times: int) -> int:
    return times * int(settings.GUGUS_UPLOAD_LIMIT) // 1_000_000


def tell_of_files(form: forms.Form, came: Arrivals) -> None:
    """Say on a form that is shown again what became of its files; nothing of them was kept."""
    said = [_why(each) for each in came.refused]
    again = [shown_name(each.name) for each in came.files]
    if again:
        said.append(
            gettext("Nothing was sent yet. Please choose again: %(names)s.") % {"names": ", ".join(again)}
        )
    elif said:
        said.append(gettext("Nothing was sent yet. What you wrote is still here."))
    if said:
        form.add_error(FIELD, " ".join(said))


def _why(refused: Refused) -> str:
    """Why one file was not taken, in a sentence."""
    language, kind = get_language() or "id", refused.kind
    values = {
        "name": shown_name(refused.name), "limit": _megabytes(1), "sum": _megabytes(SUM), "count": FILES_PER_FORM,
        "kind": (kind.en if language == "en" else kind.id) if kind else "",
    }  # fmt: skip
    told = WHY[refused.why] if kind or refused.why is not Problem.KIND else WHY_UNKNOWN
    return str(told) % values


WHY = {
    Problem.TOO_BIG: _("“%(name)s” is larger than %(limit)s MB."),
    Problem.SUM: _("“%(name)s” did not fit: all files together may have %(sum)s MB."),
    Problem.TOO_MANY: _(
        "“%(name)s” did not fit: %(count)s files go with one form; send the others afterwards."
    ),
    Problem.EMPTY: _("“%(name)s” is empty."),
    Problem.KIND: _("“%(name)s” is not taken (%(kind)s). A photo of it, or a PDF, is."),
    Problem.FULL: _(
        "There is no room for “%(name)s” at the moment. Send your words without it; files can follow."
    ),
}
WHY_UNKNOWN = _("“%(name)s” is of a kind that is not taken. A photo of it, or a PDF, is.")


def shown_name(name: str) -> str:
    """A file's name as it may be shown: no signs that hide or turn what stands beside them, 60 letters."""
    return "".join(each for each in name if each.isprintable())[:60] or gettext("file without a name")
