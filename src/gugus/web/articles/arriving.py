"""Article files that come with a form: held in memory while they are read, never kept as files.

A view that reads them says so by `@reads_files`; the upload handler (web/middleware.py) passes over those of all others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopFutureHandlers
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gugus.intake.articles import FILE_LIMIT
from gugus.web.access import View
from gugus.web.uploads import FileInput

FIELD = "documents"
COUNT = 10
SUM = 12_000_000
"""Bytes of all files of one form together."""
MEGABYTE = 1_000_000
ACCEPTED = (".txt", ".html", ".htm", ".pdf", ".docx")
NAME_SHOWN = 60


class Problem(StrEnum):
    """Why a file was not read."""

    TOO_BIG = "too_big"
    TOO_MANY = "too_many"
    SUM = "sum"
    EMPTY = "empty"


WHY = {
    Problem.TOO_BIG: _("Larger than %(limit)s MB. No article is that large."),
    Problem.TOO_MANY: _("%(count)s files are read at a time. Choose this one again."),
    Problem.SUM: _("All files together may have %(sum)s MB. Choose this one again."),
    Problem.EMPTY: _("The file is empty."),
}


@dataclass
class ArticleFile:
    """One file of a form: its name as the sender knows it, what it holds, or why it was not taken."""

    name: str
    content: bytes = b""
    problem: Problem | None = None

    @property
    def shown(self) -> str:
        """The name, shortened."""
        return self.name if len(self.name) <= NAME_SHOWN else f"{self.name[:NAME_SHOWN]}…"

    @property
    def why(self) -> str:
        """Why it was not taken, in a sentence; empty when it was."""
        said = {"limit": FILE_LIMIT // MEGABYTE, "sum": SUM // MEGABYTE, "count": COUNT}
        return str(WHY[self.problem]) % said if self.problem else ""


class Held(UploadedFile):  # type: ignore[type-arg]
    """What stands among a request's files: that there was one; its content stands in the handler."""

    def close(self) -> None:
        """Nothing is open."""


@dataclass
class _Arriving:
    """The files of one form so far."""

    files: list[ArticleFile] = field(default_factory=list)
    size: int = 0


class ArticleFiles(FileUploadHandler):
    """Holds the article files of a view that reads them; passes over the files of every other form."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.arrived = _Arriving()
        self._chunks: list[bytes] = []
        self._size = 0

    def new_file(self, *args: Any, **more: Any) -> None:
        """Begin one file of our field."""
        super().new_file(*args, **more)
        if not self._wanted():
            raise SkipFile
        self._chunks, self._size = [], 0
        self.arrived.files.append(ArticleFile(self.file_name or ""))
        if len(self.arrived.files) > COUNT:
            self._refuse(Problem.TOO_MANY)
        raise StopFutureHandlers

    def _wanted(self) -> bool:
        """Whether a signed-in officer sends a file to a view that reads it."""
        match, user = getattr(self.request, "resolver_match", None), getattr(self.request, "user", None)
        if self.field_name != FIELD or not getattr(getattr(match, "func", None), "reads_files", False):
            return False
        return bool(user and user.is_authenticated)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """One more piece, as long as it is not too much."""
        self._size += len(raw_data)
        if self._size > FILE_LIMIT:
            self._refuse(Problem.TOO_BIG)
        if self.arrived.size + self._size > SUM:
            self._refuse(Problem.SUM)
        self._chunks.append(raw_data)

    def file_complete(self, file_size: int) -> Held:
        """The file is whole."""
        current = self.arrived.files[-1]
        self.arrived.size += self._size
        current.content, self._chunks = b"".join(self._chunks), []
        if not current.content:
            current.problem = Problem.EMPTY
        return Held(name=current.name, size=self._size)

    def _refuse(self, why: Problem) -> None:
        self._chunks = []
        self.arrived.files[-1].problem = why
        raise SkipFile


def reads_files(view: View[Any]) -> View[Any]:
    """Let a view read article files."""
    view.reads_files = True  # type: ignore[attr-defined]
    return view


def arrived(request: HttpRequest) -> list[ArticleFile]:
    """The article files that came with a form."""
    request.POST  # noqa: B018 - reading it takes the body
    handlers = [each for each in request.upload_handlers if isinstance(each, ArticleFiles)]
    return handlers[0].arrived.files if handlers else []


class ArticleFilesField(forms.FileField):
    """Article files, none needed. What arrived is asked by `arrived`: the form itself never holds a file."""

    def __init__(self) -> None:
        said = _(
            "txt, html, pdf or docx with text in it. Up to {count} files of {limit} MB each; each is an article."
        )
        super().__init__(
            required=False, label=_("Or files"),
            help_text=format_lazy(said, count=COUNT, limit=FILE_LIMIT // MEGABYTE),
            widget=FileInput(attrs={"multiple": True, "accept": ",".join(ACCEPTED)}),
        )  # fmt: skip

    def clean(self, data: object, initial: object = None) -> None:
        """Nothing: see `arrived`."""
