"""Files by the public doors: sealed while they arrive; what is not taken is said and nothing stays half."""

from __future__ import annotations

import errno
import tracemalloc
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from gugus.core import files
from gugus.core.models import SealedFile, WrappedKey
from gugus.core.tests import files_make as content
from gugus.core.viewer import system
from gugus.intake.actions import attachments
from gugus.intake.models import Attachment, Message, Report
from gugus.intake.rules import Urgency
from gugus.intake.tests.make import STORY
from gugus.registry.tests.make import CIANJUR
from gugus.screening.tests import make as screening
from gugus.web import uploads
from gugus.web.public.tests import make
from gugus.web.public.tests.make import MAILBOX, TELL

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, settings: Settings) -> None:
    settings.GUGUS_FILES = tmp_path / "files"
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    screening.on_duty()


def file(data: bytes = b"Teks contoh", name: str = "surat.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def send(
    *sent: SimpleUploadedFile, token: str = "", story: str = STORY, urgency: str = Urgency.UNKNOWN
) -> Any:
    said = {"region": CIANJUR, "token": token or make.form(), "story": story, "urgency": urgency}
    return Client().post(TELL, {**said, "attachments": list(sent)})


def letter(
    seven: str, *sent: SimpleUploadedFile, text: str = "Ini fotonya.", token: str = "", seen: int = 0
) -> Any:
    said = {"token": token or make.door(), "words": seven, "text": text, "seen": seen}
    return Client().post(MAILBOX, {**said, "attachments": list(sent)})


def on_disk(settings: Settings) -> list[Path]:
    return [each for each in Path(settings.GUGUS_FILES).rglob("*") if each.is_file()]


def nothing_kept(settings: Settings) -> bool:
    keys = WrappedKey.objects.filter(kind=files.KIND).exists()
    return not (on_disk(settings) or keys or SealedFile.objects.exists() or Report.objects.exists())


def test_a_report_arrives_with_its_files_sealed(settings: Settings, tmp_path: Path) -> None:
    photo = content.jpeg()
    answer = send(file(photo, "foto adik.jpg"), file(b"Rahasia contoh", "catatan.txt"))
    assert make.words(answer)
    assert [each.number for each in Attachment.objects.order_by("number")] == [1, 2]
    row = Attachment.objects.get(number=1)
    with files.open_file(row.original) as reader:
        assert reader.readall() == photo
    held = b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    assert b"Rahasia" not in held
    assert b"JFIF" not in held


def test_the_form_offers_files_without_asking_for_them_and_says_what_happens_to_them() -> None:
    page = make.text_of(Client().get(TELL, {"provinsi": "32", "kabupaten": CIANJUR}))
    assert 'enctype="multipart/form-data"' in page
    field = page[page.index('type="file"') : page.index(">", page.index('type="file"'))]
    assert " multiple" in field
    assert "image/*" in field
    assert ".pdf" in field
    assert "required" not in field
    assert "Up to 5 files of 25 MB each" in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (file(b"x" * 2_001, "besar.txt"), "“besar.txt” is larger than 0 MB"),
        (file(b"", "kosong.txt"), "“kosong.txt” is empty"),
        (file(content.zipped({"a": "b"}), "arsip.zip"), "“arsip.zip” is not taken (Archive)"),
        (file(b"<svg onload='x()'/>", "foto.jpg"), "“foto.jpg” is not taken"),
        (file(b"\0\1\2", "foto.png"), "“foto.png” is of a kind that is not taken"),
    ],
    ids=["too large", "empty", "archive", "page", "noise"],
)
def test_what_is_not_taken_is_said_and_what_was_written_stays(
    sent: SimpleUploadedFile, said: str, settings: Settings
) -> None:
    settings.GUGUS_UPLOAD_LIMIT = 2_000
    page = make.text_of(send(file(b"teks baik", "baik.txt"), sent, story="Cerita saya."))
    assert said in page
    assert "Please choose again: baik.txt" in page
    assert "Cerita saya." in page
    assert nothing_kept(settings)


def test_a_sixth_file_and_too_much_together_are_said(settings: Settings) -> None:
    page = make.text_of(send(*(file(str(each).encode(), f"{each}.txt") for each in range(6))))
    assert "“5.txt” did not fit: 5 files go with one form" in page
    settings.GUGUS_UPLOAD_LIMIT = 1_000
    page = make.text_of(send(*(file(str(each).encode() * 900, f"{each}.txt") for each in range(4))))
    assert "“3.txt” did not fit: all files together" in page
    assert nothing_kept(settings)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG])
def test_a_full_disk_is_said_and_nothing_stays_half(
    number: int, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    def full(*args: object) -> int:
        raise OSError(number, "penuh")

    monkeypatch.setattr(files.Incoming, "write", full)
    page = make.text_of(send(file(), story="Cerita saya."))
    assert "There is no room for “surat.txt” at the moment" in page
    assert "Cerita saya." in page
    assert nothing_kept(settings)


def test_files_leave_room_on_the_disk_for_words(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr(uploads, "RESERVE", 10**18)
    assert "There is no room for" in make.text_of(send(file()))
    assert nothing_kept(settings)
    assert make.words(send())


def test_any_other_trouble_of_the_disk_is_ours_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    def broken(*args: object) -> int:
        raise OSError(errno.EIO, "rusak")

    monkeypatch.setattr(files.Incoming, "write", broken)
    client = Client(raise_request_exception=False)
    said = {
        "region": CIANJUR,
        "token": make.form(),
        "story": STORY,
        "urgency": "unknown",
        "attachments": [file()],
    }
    assert client.post(TELL, said).status_code == 500
    assert nothing_kept(settings)


def test_a_form_that_comes_again_says_that_its_files_must_be_chosen_again(settings: Settings) -> None:
    page = make.text_of(send(file(), story=""))
    assert "Nothing was sent yet. Please choose again: surat.txt" in page
    page = make.text_of(send(file(), token="x"))
    assert "open for too long" in page
    assert "choose again: surat.txt" in page
    assert nothing_kept(settings)


def test_the_same_form_sent_twice_keeps_its_files_once_and_another_file_is_added(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, settings: Settings
) -> None:
    token = make.form()
    with django_capture_on_commit_callbacks(execute=True):
        send(file(), token=token)
        send(file(), token=token)
        assert Attachment.objects.count() == 1
        send(file(b"lain", "lain.txt"), token=token)
    assert (Attachment.objects.count(), Report.objects.count(), Message.objects.count()) == (2, 1, 0)
    assert len(on_disk(settings)) == 2


def test_a_letter_brings_files_and_the_mailbox_says_where_they_stand() -> None:
    seven = make.reported()
    page = make.text_of(letter(seven, file(content.jpeg(), "a.jpg"), file(content.mp4(), "b.mp4")))
    assert "2 files arrived. 2 are being checked." in page
    row = Attachment.objects.get(number=1)
    assert row.message == Message.objects.get()
    for each in Attachment.objects.all():
        attachments.inspect(each, by=system("inspect"))
    page = make.text_of(make.opened(seven))
    assert "2 files arrived. 1 can be looked at by the officer. 1 is kept sealed as it came." in page


def test_a_letter_with_a_refused_file_keeps_its_text(settings: Settings) -> None:
    seven = make.reported()
    page = make.text_of(letter(seven, file(b"MZ" + bytes(99), "x.exe"), text="Ini penting."))
    assert "“x.exe” is not taken (Program)" in page
    assert "Ini penting." in page
    assert not Message.objects.exists()
    assert on_disk(settings) == []


def test_a_letter_that_came_twice_keeps_the_file_that_came_with_the_second() -> None:
    seven, token = make.reported(), make.door()
    letter(seven, token=token)
    assert "in the mailbox" in make.text_of(letter(seven, file(), token=token))
    assert "a second time" in make.text_of(letter(seven, file(), token=token))
    assert (Attachment.objects.count(), Message.objects.count()) == (1, 1)


def test_other_fields_and_other_pages_take_no_file(settings: Settings) -> None:
    said = {"region": CIANJUR, "token": make.form(), "story": STORY, "urgency": "unknown", "lain": file()}
    answer: Any = Client().post(TELL, said)
    assert make.words(answer)
    assert on_disk(settings) == []
    Client().post("/en/pergi/", {"token": "x", "attachments": file()})
    assert on_disk(settings) == []


def test_a_name_that_hides_or_turns_signs_is_shown_without_them() -> None:
    page = make.text_of(send(file(b"", "foto\u202egpj.exe")))
    assert "“fotogpj.exe” is empty" in page
    with translation.override("en"):
        assert uploads.shown_name("\u200b") == "file without a name"


def test_a_body_without_end_is_no_longer_read_and_its_words_are_kept(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.GUGUS_UPLOAD_LIMIT = 5_000
    monkeypatch.setattr(uploads, "ENDLESS", 2)
    page = make.text_of(send(file(b"x" * 200_000, "panjang.txt"), story="Cerita saya."))
    assert "“panjang.txt” is larger" in page
    assert "Cerita saya." in page
    assert nothing_kept(settings)


class _Body:
    """A long body that is made while it is read; it may end before its announced length."""

    def __init__(self, said: dict[str, str], part: bytes, times: int, *, missing: int = 0) -> None:
        fields = "".join(
            f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
            for name, text in said.items()
        )
        head = f'{fields}--x\r\nContent-Disposition: form-data; name="attachments"; filename="a.wav"\r\n\r\n'
        parts = [head.encode(), b"RIFF\0\0\0\0WAVEfmt ", *([part] * times), b"\r\n--x--\r\n"]
        self.length = sum(map(len, parts))
        self._left, self._parts, self._waiting = self.length - missing, iter(parts), b""

    def read(self, size: int = -1) -> bytes:
        while len(self._waiting) < size and (more := next(self._parts, b"")):
            self._waiting += more
        data = self._waiting[: min(size, self._left)]
        self._waiting, self._left = self._waiting[len(data) :], self._left - len(data)
        return data

    readline = read


def _post(body: _Body) -> Any:
    told = {
        "wsgi.input": body,
        "CONTENT_LENGTH": str(body.length),
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
    }
    return Client().generic("POST", TELL, **told)  # type: ignore[arg-type]


def _said() -> dict[str, str]:
    return {"region": CIANJUR, "token": make.form(), "story": STORY, "urgency": "unknown"}


@pytest.mark.parametrize("missing", [5, 60_000, 150_000])
def test_a_body_that_ends_early_is_no_form_and_leaves_nothing(missing: int, settings: Settings) -> None:
    assert _post(_Body(_said(), b"x" * 100_000, 2, missing=missing)).status_code == 400
    assert nothing_kept(settings)


def test_25_megabytes_are_sealed_without_being_held() -> None:
    body = _Body(_said(), bytes(range(256)) * 400, 240)
    tracemalloc.start()
    answer: Any = _post(body)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert make.words(answer)
    assert SealedFile.objects.get().size == 24_576_016
    assert peak < 8_000_000


def test_when_too_many_forms_arrive_at_once_the_body_is_not_read_and_nothing_is_lost_for_ever(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setattr(uploads, "_words", BoundedSemaphore(1))
    with uploads._words:
        answer = send(file())
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "muat ulang halaman ini" in answer.content.decode()
    assert nothing_kept(settings)
    assert make.words(send(file()))


def test_a_form_that_fails_gives_its_place_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "_words", BoundedSemaphore(1))
    for _ in range(3):
        assert send(story="").status_code == 200


def test_large_bodies_leave_places_for_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "_bodies", BoundedSemaphore(1))
    with uploads._bodies:
        assert send(file(b"x" * 300_000)).status_code == 503
        assert make.words(send())
