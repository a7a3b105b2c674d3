"""The vault: what is sealed opens only where it was sealed, and with its own key."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from gugus.core import vault
from gugus.core.ids import new_id
from gugus.core.models import WrappedKey
from gugus.core.vault import VaultError

KIND = "uji.rahasia"


@pytest.mark.django_db
def test_what_is_sealed_opens_again_and_shows_nothing() -> None:
    pk = new_id()
    sealed = vault.seal(KIND, pk, "text", "Rahasia contoh")
    assert b"Rahasia" not in sealed
    assert vault.unseal(KIND, pk, "text", sealed) == "Rahasia contoh"


@pytest.mark.django_db
def test_sealing_twice_gives_two_different_values_under_one_key() -> None:
    pk = new_id()
    assert vault.seal(KIND, pk, "text", "sama") != vault.seal(KIND, pk, "text", "sama")
    assert WrappedKey.objects.filter(kind=KIND, subject=str(pk)).count() == 1


@pytest.mark.django_db
def test_two_subjects_have_two_keys() -> None:
    one, other = new_id(), new_id()
    for pk in (one, other):
        vault.seal(KIND, pk, "text", "sama")
    keys = vault.keys_of(KIND, [str(one), str(other)])
    assert len(set(keys.values())) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("moved", ["row", "field", "table"])
def test_a_value_moved_elsewhere_does_not_open(moved: str) -> None:
    here, there = new_id(), new_id()
    sealed = vault.seal(KIND, here, "text", "Rahasia contoh")
    vault.seal(KIND, there, "text", "lain")
    place = {"row": (KIND, there, "text"), "field": (KIND, here, "note"), "table": ("uji.lain", here, "text")}
    with pytest.raises(VaultError):
        vault.unseal(*place[moved], sealed)


@pytest.mark.django_db
def test_a_changed_byte_does_not_open() -> None:
    pk = new_id()
    sealed = bytearray(vault.seal(KIND, pk, "text", "Rahasia contoh"))
    sealed[-1] ^= 1
    with pytest.raises(VaultError):
        vault.unseal(KIND, pk, "text", bytes(sealed))


@pytest.mark.django_db
def test_without_its_key_nothing_opens_for_ever() -> None:
    pk = new_id()
    sealed = vault.seal(KIND, pk, "text", "Rahasia contoh")
    WrappedKey.objects.filter(subject=str(pk)).delete()
    with pytest.raises(VaultError, match="no key"):
        vault.unseal(KIND, pk, "text", sealed)


@pytest.mark.django_db
def test_a_key_in_the_database_is_wrapped_and_bound_to_its_subject() -> None:
    pk = new_id()
    vault.seal(KIND, pk, "text", "Rahasia contoh")
    row = WrappedKey.objects.get(subject=str(pk))
    assert vault.keys_of(KIND, [str(pk)])[str(pk)] not in bytes(row.wrapped)
    WrappedKey.objects.filter(pk=row.pk).update(subject="lain")
    with pytest.raises(VaultError):
        vault.keys_of(KIND, ["lain"])


@pytest.mark.django_db
def test_a_page_of_values_opens_with_one_query(django_assert_num_queries: object) -> None:
    sealed = {str(pk): vault.seal(KIND, pk, "text", f"isi {pk}") for pk in (new_id() for _ in range(20))}
    with django_assert_num_queries(1):  # type: ignore[operator]
        opened = vault.unseal_all(KIND, "text", sealed)
    assert opened == {pk: f"isi {pk}" for pk in sealed}


def test_keyed_hashes_differ_by_purpose_and_repeat_by_value() -> None:
    assert vault.keyed_hash("mention-phone", "+62811") == vault.keyed_hash("mention-phone", "+62811")
    assert vault.keyed_hash("mention-phone", "+62811") != vault.keyed_hash("mention-person", "+62811")
    assert len(vault.keyed_hash("mention-phone", "+62811")) == 64
    assert vault.derived("receipt") != vault.derived("sign")


def test_a_master_key_of_the_wrong_length_stops_with_a_sentence(tmp_path: Path) -> None:
    short = tmp_path / "short.key"
    short.write_text("00ff", "ascii")
    with pytest.raises(VaultError, match="32 bytes"):
        vault.master_key(str(short))


def test_the_cause_of_a_value_that_does_not_open_is_kept_but_not_its_content() -> None:
    with pytest.raises(VaultError) as raised:
        vault._decrypt(b"\x00" * 32, b"\x01" * 40, "uji.rahasia|1|text")
    assert isinstance(raised.value.__cause__, InvalidTag)
    assert str(raised.value) == "sealed value of uji.rahasia|1|text does not open"
