"""Somebody who owns databases and disk changes what is sealed: each way is noticed, and named by kind and id."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from gugus.accounts.tests import make
from gugus.core import files, guards, keys, vault
from gugus.core.models import WrappedKey
from gugus.core.streams import CHUNK, StreamError
from gugus.core.vault import VaultError
from gugus.intake import reads as intake
from tests.check import openers, sealed_rows, wholeness, world

pytestmark = [pytest.mark.check, pytest.mark.django_db]
Rows = dict[tuple[str, str], list[Model]]
FIELDS = [(model._meta.label_lower, name) for model, name in wholeness.sealed_fields()]


@pytest.fixture(scope="module")
def rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Rows]:
    """The office of this file, taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic(), transaction.atomic(using="keys"):
        sealed_rows.made()
        guards.remove(connection)
        yield sealed_rows.rows()
        for alias in ("default", "keys"):
            transaction.set_rollback(True, using=alias)


def _store(row: Model, field: str, value: bytes) -> Model:
    type(row)._default_manager.filter(pk=row.pk).update(**{field: value})
    return sealed_rows.again(row)


@contextmanager
def _noticed(row: Model) -> Iterator[None]:
    """A VaultError names the row's kind and id (a checkpoint its number)."""
    with pytest.raises(VaultError) as error:
        yield
    kind = row._meta.label_lower
    named = f"audit-checkpoint|{row.number}|" if kind == "core.auditcheckpoint" else str(row.pk)  # type: ignore[attr-defined]
    assert named in str(error.value), str(error.value)
    assert kind in str(error.value) or kind == "core.auditcheckpoint", str(error.value)


def _flipped(value: bytes, at: int) -> bytes:
    changed = bytearray(value)
    changed[at] ^= 1
    return bytes(changed)


def test_every_sealed_field_has_a_reader_here() -> None:
    assert set(openers.OPENERS) == set(FIELDS)


@pytest.mark.parametrize("field", FIELDS, ids="-".join)
def test_every_flipped_byte_is_noticed(rows: Rows, field: tuple[str, str]) -> None:
    row, name = rows[field][0], field[1]
    value = bytes(getattr(row, name))
    assert openers.opened(row, name)
    for at in range(len(value)):
        with _noticed(row):
            openers.opened(_store(row, name, _flipped(value, at)), name)
    assert openers.opened(_store(row, name, value), name)


@pytest.mark.parametrize("field", FIELDS, ids="-".join)
def test_a_value_cut_short_or_made_longer_is_noticed(rows: Rows, field: tuple[str, str]) -> None:
    row, name = rows[field][0], field[1]
    value = bytes(getattr(row, name))
    for other in (value[:1], value[:12], value[:-1], value + b"\0", value * 2, b"\0"):
        with _noticed(row):
            openers.opened(_store(row, name, other), name)
    _store(row, name, value)


@pytest.mark.parametrize("field", FIELDS, ids="-".join)
def test_a_value_emptied_without_an_erasure_is_noticed(rows: Rows, field: tuple[str, str]) -> None:
    row, name = rows[field][0], field[1]
    value = bytes(getattr(row, name))
    with _noticed(row):
        openers.opened(_store(row, name, b""), name)
    _store(row, name, value)


@pytest.mark.parametrize("field", FIELDS, ids="-".join)
def test_a_value_of_another_row_is_noticed(rows: Rows, field: tuple[str, str]) -> None:
    (row, other), name = rows[field], field[1]
    value = bytes(getattr(row, name))
    with _noticed(row):
        openers.opened(_store(row, name, bytes(getattr(other, name))), name)
    _store(row, name, value)


@pytest.mark.parametrize("field", FIELDS, ids="-".join)
def test_a_value_of_another_field_or_table_is_noticed(rows: Rows, field: tuple[str, str]) -> None:
    row, name = rows[field][0], field[1]
    value = bytes(getattr(row, name))
    for other in FIELDS:
        if other != field:
            with _noticed(row):
                openers.opened(_store(row, name, bytes(getattr(rows[other][0], other[1]))), name)
    _store(row, name, value)


def _wrapped(kind: str, subject: object, holder: str = keys.OFFICE) -> WrappedKey:
    return WrappedKey.objects.get(kind=kind, subject=str(subject), holder=holder)


def _put(row: WrappedKey, wrapped: bytes) -> None:
    WrappedKey.objects.filter(pk=row.pk).update(wrapped=wrapped)


@pytest.mark.parametrize(
    "field", [each for each in FIELDS if each[0] != "core.auditcheckpoint"], ids="-".join
)
def test_a_wrapped_key_of_another_subject_is_noticed(rows: Rows, field: tuple[str, str]) -> None:
    row, other = rows[field]
    if field[0] == "intake.message":
        row, other = (each.report for each in rows[field])  # type: ignore[attr-defined]
    if row.pk == other.pk:
        other = rows["intake.report", "sealed_story"][0]
    one, two = _wrapped(row._meta.label_lower, row.pk), _wrapped(other._meta.label_lower, other.pk)
    for wrapped in (bytes(two.wrapped), _flipped(bytes(one.wrapped), 20), bytes(one.wrapped)[:-1]):
        _put(one, wrapped)
        with _noticed(row):
            openers.opened(rows[field][0], field[1])
    _put(one, bytes(one.wrapped))
    assert openers.opened(rows[field][0], field[1])


def test_a_key_that_is_gone_is_named(rows: Rows) -> None:
    row = rows["screening.triage", "sealed_reason"][0]
    key = _wrapped("screening.triage", row.pk)
    WrappedKey.objects.filter(pk=key.pk).delete()
    with _noticed(row):
        openers.opened(row, "sealed_reason")
    key.save(force_insert=True)


def test_the_wrap_of_a_receipt_serves_nobody_else(rows: Rows) -> None:
    received = world.filled()
    row = intake.report_by_receipt(received.words)
    assert row is not None
    mine = _wrapped("intake.report", row.pk, keys.RECEIPT)
    _put(mine, bytes(_wrapped("intake.report", row.pk).wrapped))
    with pytest.raises(VaultError, match=str(row.pk)):
        intake.letters_by_receipt(row, received.words)


def test_a_root_of_another_vault_is_noticed(rows: Rows) -> None:
    root = _wrapped(*keys.ROOT)
    _put(root, _flipped(bytes(root.wrapped), 30))
    with pytest.raises(VaultError, match=r"core\.root"):
        keys.check()
    _put(root, bytes(root.wrapped))
    assert keys.check()


@contextmanager
def _file(pk: str) -> Iterator[tuple[Path, bytes]]:
    path = files.path_of(pk)
    before = path.read_bytes()
    try:
        yield path, before
    finally:
        path.write_bytes(before)


def _places(size: int) -> list[int]:
    """Magic, prefix, and first, middle and last bytes of every chunk."""
    starts = range(15, size, CHUNK + 16)
    inside = [at for start in starts for at in (start, start + 9_000, min(start + CHUNK + 15, size - 1))]
    return [0, 7, 8, 14, *(min(at, size - 1) for at in inside)]


def test_every_change_to_a_sealed_file_is_noticed(rows: Rows) -> None:
    pk, other = sealed_rows.file(), sealed_rows.file()
    with _file(pk) as (path, whole):
        chunk, head = CHUNK + 16, 15
        swapped = (
            whole[:head]
            + whole[head + chunk : head + 2 * chunk]
            + whole[head : head + chunk]
            + whole[head + 2 * chunk :]
        )
        changed = [_flipped(whole, at) for at in _places(len(whole))]
        changed += [
            b"",
            whole[:10],
            whole[: head + chunk],
            whole[:-1],
            whole + b"\0",
            swapped,
            whole[head + chunk :],
        ]
        for each in (*changed, files.path_of(other).read_bytes()):
            path.write_bytes(each)
            with pytest.raises(StreamError, match=pk), files.open_file(pk) as reader:
                reader.verify()
        path.unlink()
        with pytest.raises(VaultError, match=pk):
            files.open_file(pk)


def test_a_page_with_a_damaged_story_says_so_and_shows_nothing_of_it(rows: Rows) -> None:
    row = rows["intake.report", "sealed_story"][0]
    value = bytes(row.sealed_story)  # type: ignore[attr-defined]
    browser = make.entered(world.accounts()[world.ALL_RIGHTS], client=Client(raise_request_exception=False))
    _store(row, "sealed_story", _flipped(value, 40))
    answer = browser.get(reverse("web:report", args=[row.pk]))
    assert answer.status_code in (500, 503)
    assert str(row.pk) not in answer.content.decode()
    _store(row, "sealed_story", value)
    assert vault.ERASED not in intake.story(sealed_rows.again(row))  # type: ignore[arg-type]
    assert browser.get(reverse("web:report", args=[row.pk])).status_code == 200
