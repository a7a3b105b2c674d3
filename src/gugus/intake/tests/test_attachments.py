"""Files sent with a report: sealed, looked at in the background, opened by officers of the region."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from unittest.mock import patch

import pytest
from django_tasks_db.models import DBTaskResult
from PIL import Image
from pytest_django import DjangoAssertNumQueries, Settings

from gugus.core import files
from gugus.core.cleaning import copying
from gugus.core.errors import Denied
from gugus.core.files import Incoming
from gugus.core.models import AuditEntry, SealedFile, Tombstone, WrappedKey
from gugus.core.tests import fake_clamd
from gugus.core.tests import files_make as content
from gugus.core.time import now
from gugus.core.viewer import ANONYMOUS, Viewer, receipt_holder, system
from gugus.desk.tests import make as desk
from gugus.intake import attachment_reads as reads
from gugus.intake.actions import attachments as actions
from gugus.intake.models import Attachment, Report
from gugus.intake.rules import AttachmentState as State
from gugus.intake.tests import make

pytestmark = pytest.mark.django_db
WORKER = system("inspect")


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, settings: Settings) -> None:
    settings.GUGUS_FILES = tmp_path / "files"


def arrived(data: bytes, name: str = "berkas") -> Incoming:
    file = files.receive(name)
    file.write(data)
    file.finish()
    return file


def attached(data: bytes, report: Report | None = None) -> Attachment:
    row = report or make.report()
    actions.attach(row, [arrived(data)], by=ANONYMOUS)
    return Attachment.objects.filter(report=row).latest("number")


def inspected(data: bytes) -> Attachment:
    row = attached(data)
    actions.inspect(row, by=WORKER)
    row.refresh_from_db()
    return row


def opened(row: Attachment, *, original: bool, by: Viewer | None = None) -> bytes:
    file = actions.open_attachment(row, by=by or desk.ratna(), original=original)
    with file.reader:
        return file.reader.readall()


def test_the_place_is_gone_from_the_copy_and_the_original_is_the_same_to_the_byte() -> None:
    photo = content.jpeg()
    assert Image.open(io.BytesIO(photo)).getexif()
    row = inspected(photo)
    assert row.state == State.READY
    assert opened(row, original=True) == photo
    copy = opened(row, original=False)
    assert not Image.open(io.BytesIO(copy)).getexif()
    assert content.MARK.encode() not in copy
    (line,) = reads.attachments_of(row.report)
    assert line.digest == hashlib.sha256(photo).hexdigest()


@pytest.mark.parametrize("data", [content.pdf(), content.docx(), content.xlsx(), content.png()])
def test_documents_get_a_copy_without_their_authors(data: bytes) -> None:
    row = inspected(data)
    assert row.state == State.READY
    assert content.MARK.encode() not in opened(row, original=False)


@pytest.mark.parametrize("data", [content.mp4(), content.opus(), content.huge_png(), content.docx_bomb()])
def test_what_gets_no_copy_is_kept_as_it_came(data: bytes) -> None:
    row = inspected(data)
    assert (row.state, row.view) == (State.KEPT, None)
    assert opened(row, original=True) == data
    with pytest.raises(Denied, match="no_copy"):
        opened(row, original=False)


def test_the_same_bytes_are_kept_once_and_numbers_go_on() -> None:
    report = make.report()
    first = actions.attach(report, [arrived(b"satu"), arrived(b"satu"), arrived(b"dua")], by=ANONYMOUS)
    assert first == 2
    assert actions.attach(report, [arrived(b"dua"), arrived(b"tiga")], by=ANONYMOUS) == 1
    assert [each.number for each in reads.attachments_of(report)] == [1, 2, 3]
    assert actions.attach(report, [], by=ANONYMOUS) == 0


def test_a_task_carries_an_id_and_nothing_else() -> None:
    row = attached(b"Rahasia contoh")
    task = DBTaskResult.objects.get()
    assert task.args_kwargs == {"args": [str(row.pk)], "kwargs": {}}
    assert actions.inspect_later.func(str(row.pk)) == "ready"
    assert actions.inspect_later.func("5f0d4a1e-0000-4000-8000-000000000009") == ""


def test_only_who_sent_the_report_or_works_on_it_adds_files() -> None:
    report = make.report()
    assert actions.attach(report, [arrived(b"1")], by=receipt_holder(str(report.pk))) == 1
    assert actions.attach(report, [arrived(b"2")], by=desk.ratna()) == 1
    report.read_at = now()
    for by in (ANONYMOUS, receipt_holder("another"), desk.yosef(), desk.dewi()):
        with pytest.raises(Denied):
            actions.attach(report, [arrived(b"3")], by=by)
    assert SealedFile.objects.count() == 2


def test_a_report_holds_sixty_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gugus.intake.rules.FILES_PER_REPORT", 1)
    report = make.report()
    with pytest.raises(Denied, match="too_many_files"):
        actions.attach(report, [arrived(b"1"), arrived(b"2")], by=ANONYMOUS)
    assert not SealedFile.objects.exists()


def test_files_alone_are_news_for_the_officer() -> None:
    report = make.report()
    actions.attach(report, [arrived(b"1")], by=receipt_holder(str(report.pk)), promised_at=now())
    report.refresh_from_db()
    assert (report.news_at, report.promised_at) == (now(), now())


def test_opening_is_audited_each_time_with_what_was_opened() -> None:
    row, ratna = inspected(content.jpeg()), desk.ratna()
    opened(row, original=False, by=ratna)
    opened(row, original=True, by=ratna)
    entries = AuditEntry.objects.filter(action="attachment.read", object_id=str(row.pk)).order_by("number")
    assert [(each.note, each.post) for each in entries] == [("copy", ratna.post), ("original", ratna.post)]


def test_another_region_and_another_role_open_nothing_and_know_of_nothing() -> None:
    row = inspected(b"Teks contoh")
    for by in (desk.dewi(), desk.yosef()):
        assert reads.attachment(by, row.pk) is None
        with pytest.raises(Denied):
            opened(row, original=True, by=by)
    assert reads.attachment(desk.ratna(), row.pk) == row
    assert reads.attachment(desk.ratna(), "5f0d4a1e-0000-4000-8000-000000000009") is None


def test_nothing_opens_before_it_was_looked_at() -> None:
    with pytest.raises(Denied, match="file_checking"):
        opened(attached(b"Teks contoh"), original=True)


def test_a_harmful_file_stays_sealed_and_is_not_offered(settings: Settings, tmp_path: Path) -> None:
    with fake_clamd.on_socket(tmp_path / "clamd") as settings.GUGUS_CLAMD:
        row = inspected(b"teks " + fake_clamd.HARMFUL)
        fine = inspected(b"teks")
    assert (row.state, fine.state) == (State.REFUSED, State.READY)
    with pytest.raises(Denied, match="file_refused"):
        opened(row, original=True)
    with files.open_file(row.original) as reader:
        assert fake_clamd.HARMFUL in reader.readall()


def test_without_an_answer_of_clamd_a_file_waits_and_is_tried_again(
    settings: Settings, tmp_path: Path
) -> None:
    settings.GUGUS_CLAMD = str(tmp_path / "clamd")
    row = inspected(b"teks")
    assert row.state == State.CHECKING
    settings.GUGUS_NOW = now() + actions.WAITING * 2
    assert actions.retry_waiting(now()) == 0
    with fake_clamd.on_socket(tmp_path / "clamd"):
        assert actions.retry_waiting(now()) == 1
        assert actions.inspect(row, by=WORKER) is State.READY
        assert actions.retry_waiting(now()) == 0


def test_a_full_disk_leaves_a_file_waiting_and_nothing_half(settings: Settings) -> None:
    row = attached(content.jpeg())
    with patch.object(Incoming, "write", side_effect=OSError(28, "penuh")):
        assert actions.inspect(row, by=WORKER) is State.CHECKING
    assert list((Path(settings.GUGUS_FILES) / files.INCOMING).iterdir()) == []
    assert actions.inspect(row, by=WORKER) is State.READY


def test_two_workers_make_one_copy() -> None:
    row = attached(content.jpeg())
    other = Attachment.objects.get(pk=row.pk)
    make_copy = copying.make_copy

    def slow(*args: object, **more: object) -> bool:
        monkey.stop()
        actions.inspect(other, by=WORKER)
        return make_copy(*args, **more)  # type: ignore[arg-type]

    monkey = patch.object(actions, "make_copy", slow)
    monkey.start()
    assert actions.inspect(row, by=WORKER) is State.READY
    assert SealedFile.objects.count() == 2
    assert AuditEntry.objects.filter(action="attachment.inspect").count() == 1


def test_a_file_erased_while_it_was_looked_at_gets_no_copy() -> None:
    row = attached(content.jpeg())
    Tombstone.objects.create(kind=files.KIND, subject=str(row.original), at=now(), basis="uji")
    assert actions.inspect(row, by=WORKER) is State.KEPT
    assert SealedFile.objects.count() == 1
    with pytest.raises(Denied, match="file_erased"):
        opened(row, original=True)


def test_a_file_whose_key_is_gone_is_named_damaged_and_nothing_breaks() -> None:
    row = attached(content.jpeg())
    WrappedKey.objects.filter(kind=files.KIND).delete()
    assert actions.inspect(row, by=WORKER) is State.KEPT
    with pytest.raises(Denied, match="file_damaged"):
        opened(row, original=True)


def test_a_flipped_byte_anywhere_is_noticed_before_the_first_byte_is_sent() -> None:
    row = inspected(b"Teks contoh " * 20_000)
    path = files.path_of(row.original)
    sealed = bytearray(path.read_bytes())
    sealed[70_000] ^= 1
    path.write_bytes(bytes(sealed))
    with pytest.raises(Denied, match="file_damaged"):
        opened(row, original=True)


def test_the_name_of_a_download_is_neutral() -> None:
    row = inspected(content.jpeg())
    file = actions.open_attachment(row, by=desk.ratna(), original=True)
    file.reader.close()
    assert file.name == "lampiran-1-ASLI-bukti.jpg"


def test_many_files_are_described_in_as_many_queries_as_few(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    report = make.report()
    for count in (1, 9):
        actions.attach(report, [arrived(f"{count}-{each}".encode()) for each in range(count)], by=ANONYMOUS)
        with django_assert_num_queries(2), django_assert_num_queries(2, using="keys"):
            assert len(reads.attachments_of(report)) in (1, 10)


def test_the_reporter_is_told_counts_only() -> None:
    row = inspected(b"teks")
    attached(b"lain", row.report)
    assert reads.attachment_states(row.report) == {State.READY: 1, State.CHECKING: 1}
