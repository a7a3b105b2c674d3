"""Sealed files: nothing plain on the disk, kept with their key and row or not at all, swept when nobody holds them."""

from __future__ import annotations

import hashlib
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks, Settings

from gugus.core import audit, files, keys
from gugus.core.files import Incoming
from gugus.core.models import SealedFile, WrappedKey
from gugus.core.streams import StreamError
from gugus.core.tests import files_make as make
from gugus.core.time import now
from gugus.core.vault import VaultError
from gugus.core.viewer import system

pytestmark = pytest.mark.django_db(transaction=False)


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, settings: Settings) -> None:
    settings.GUGUS_FILES = tmp_path / "files"


def arrived(content: bytes = b"Rahasia contoh", name: str = "surat.txt") -> Incoming:
    file = files.receive(name)
    file.write(content)
    file.finish()
    return file


def everything_under(place: Path) -> bytes:
    return b"".join(each.name.encode() + each.read_bytes() for each in place.rglob("*") if each.is_file())


def on_disk(place: Path) -> list[str]:
    return sorted(each.name for each in place.rglob("*") if each.is_file())


def old(path: Path, *, hours: int) -> None:
    at = (now() - timedelta(hours=hours)).timestamp()
    os.utime(path, (at, at))


def test_a_kept_file_opens_byte_for_byte_with_name_kind_and_digest() -> None:
    content = make.jpeg()
    (row,) = files.keep([arrived(content, "foto adik.jpg")])
    with files.open_file(row.pk) as reader:
        assert reader.readall() == content
    told = files.described([row.pk])[str(row.pk)]
    assert (told.name, told.size, told.digest) == (
        "foto adik.jpg",
        len(content),
        hashlib.sha256(content).hexdigest(),
    )
    assert told.kind is not None
    assert told.kind.media_type == row.media_type == "image/jpeg"


def test_neither_content_nor_name_stands_on_the_disk_or_in_the_row(settings: Settings) -> None:
    file = arrived(b"Rahasia contoh " * 9_000, "nama-adik.txt")
    (row,) = files.keep([file])
    held = everything_under(settings.GUGUS_FILES) + bytes(row.sealed_name) + bytes(row.sealed_digest)
    assert b"Rahasia" not in held
    assert b"nama-adik" not in held
    assert file.digest.encode() not in held
    assert "Rahasia" not in repr(file)
    assert file.key().hex() not in repr(file)


def test_until_it_is_kept_no_key_of_it_exists_anywhere() -> None:
    file = arrived()
    assert not WrappedKey.objects.filter(subject=str(file.id)).exists()
    with pytest.raises(VaultError, match="no key"):
        files.open_file(file.id)


def test_a_kept_file_lies_under_two_letters_of_its_id_and_is_the_owners_alone() -> None:
    (row,) = files.keep([arrived()])
    place = files.path_of(row.pk)
    assert place.is_file()
    assert place.parent.name == str(row.pk)[:2]
    assert place.parent.stat().st_mode & 0o077 == 0


def test_a_discarded_file_leaves_nothing(settings: Settings) -> None:
    arrived().discard()
    file = files.receive("setengah.txt")
    file.write(b"separuh")
    file.discard()
    file.discard()
    assert on_disk(settings.GUGUS_FILES) == []


def test_a_file_whose_transaction_was_rolled_back_can_be_kept_again_or_let_go(
    settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    one, other = arrived(b"satu"), arrived(b"dua")
    with transaction.atomic():
        files.keep([one, other])
        transaction.set_rollback(True)
    files.keep([one])
    with django_capture_on_commit_callbacks(execute=True):
        files.let_go([one, other])
    assert on_disk(settings.GUGUS_FILES) == [str(one.id)]
    assert WrappedKey.objects.filter(kind=files.KIND, subject=str(other.id)).count() == 0
    with files.open_file(one.id) as reader:
        assert reader.readall() == b"satu"


def test_a_removed_file_is_gone_with_key_and_row(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    (row,) = files.keep([arrived()])
    with django_capture_on_commit_callbacks(execute=True):
        files.remove(row.pk)
    assert not files.path_of(row.pk).exists()
    assert not SealedFile.objects.exists()
    assert keys.of_kind(files.KIND, [str(row.pk)]) == {}


def test_a_changed_a_swapped_and_a_missing_file_are_noticed() -> None:
    one, other = files.keep([arrived(b"satu"), arrived(b"dua")])
    files.path_of(one.pk).write_bytes(files.path_of(other.pk).read_bytes())
    with pytest.raises(StreamError, match="changed or moved"):
        files.open_file(one.pk)
    files.path_of(other.pk).unlink()
    with pytest.raises(VaultError, match="is missing"):
        files.open_file(other.pk)


def test_fifty_files_are_described_in_three_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    pks = [row.pk for row in files.keep([arrived(str(each).encode()) for each in range(50)])]
    with django_assert_num_queries(1), django_assert_num_queries(2, using="keys"):
        assert len(files.described(pks)) == 50


def test_an_arrival_forgotten_for_an_hour_is_swept(settings: Settings) -> None:
    late, fresh = arrived(b"lama"), arrived(b"baru")
    old(late.path, hours=2)
    old(fresh.path, hours=0)
    assert files.sweep(now()) == 1
    assert on_disk(settings.GUGUS_FILES) == [str(fresh.id)]


def stray(*, hours: int) -> Path:
    """A file in its place whose row never came."""
    path = files.path_of(arrived().id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"tersegel")
    old(path, hours=hours)
    return path


def swept_hour() -> int:
    """One hour of sweeping, minute by minute."""
    start = now().replace(minute=0)
    return sum(files.sweep(start + timedelta(minutes=each)) for each in range(60))


def test_files_without_a_row_are_swept_within_an_hour_and_kept_ones_stay(settings: Settings) -> None:
    (row,) = files.keep([arrived()])
    old(files.path_of(row.pk), hours=5)
    lost, recent, ancient = stray(hours=5), stray(hours=0), stray(hours=24 * 9)
    settings.GUGUS_NOW = now() - timedelta(days=30)
    audit.record("report.store", by=system("uji"))
    settings.GUGUS_NOW = now() + timedelta(days=30)
    assert swept_hour() == 1
    assert [lost.exists(), recent.exists(), ancient.exists(), files.path_of(row.pk).exists()] == [
        False, True, True, True,
    ]  # fmt: skip


def test_beside_a_database_without_a_past_no_file_in_its_place_is_touched() -> None:
    path = stray(hours=5)
    assert swept_hour() == 0
    assert path.exists()
