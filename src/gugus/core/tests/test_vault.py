"""The vault: what is sealed opens only where it was sealed, and with its own key."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connections
from pytest_django import DjangoAssertNumQueries, Settings

from gugus.core import keys, vault
from gugus.core.ids import new_id
from gugus.core.models import Tombstone, WrappedKey
from gugus.core.time import now
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
    found = keys.of_kind(KIND, [str(one), str(other)])
    assert len(set(found.values())) == 2


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
    assert keys.of_kind(KIND, [str(pk)])[str(pk)] not in bytes(row.wrapped)
    WrappedKey.objects.filter(pk=row.pk).update(subject="lain")
    with pytest.raises(VaultError):
        keys.of_kind(KIND, ["lain"])


@pytest.mark.django_db
def test_a_page_of_values_opens_with_one_query_of_the_key_store(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    sealed = {str(pk): vault.seal(KIND, pk, "text", f"isi {pk}") for pk in (new_id() for _ in range(20))}
    with (
        django_assert_num_queries(1, connection=connections["keys"]),
        django_assert_num_queries(0, connection=connections["default"]),
    ):
        opened = vault.unseal_all(KIND, "text", sealed)
    assert opened == {pk: f"isi {pk}" for pk in sealed}


def test_keyed_hashes_differ_by_purpose_and_repeat_by_value() -> None:
    assert vault.keyed_hash("mention-phone", "+62811") == vault.keyed_hash("mention-phone", "+62811")
    assert vault.keyed_hash("mention-phone", "+62811") != vault.keyed_hash("mention-person", "+62811")
    assert len(vault.keyed_hash("mention-phone", "+62811")) == 64
    assert vault.derived("receipt") != vault.derived("sign")


@pytest.mark.parametrize(
    "content", ["00ff", "", "bukan kunci", "00" * 33, "\xff\xfe", ("00" * 32 + "\n") * 3]
)
def test_a_master_key_file_that_holds_no_key_stops_with_a_sentence(
    tmp_path: Path, settings: Settings, content: str
) -> None:
    settings.GUGUS_MASTER_KEY_FILE = str(tmp_path / "master.key")
    (tmp_path / "master.key").write_text(content, "latin-1")
    with pytest.raises(VaultError, match="32 bytes"):
        keys.masters()


def test_a_missing_master_key_file_is_said(tmp_path: Path, settings: Settings) -> None:
    settings.GUGUS_MASTER_KEY_FILE = str(tmp_path / "none.key")
    with pytest.raises(VaultError, match="missing"):
        keys.masters()


@pytest.mark.django_db
def test_another_valid_master_key_is_noticed_at_once(tmp_path: Path, settings: Settings) -> None:
    settings.GUGUS_MASTER_KEY_FILE = str(tmp_path / "other.key")
    (tmp_path / "other.key").write_text("ab" * 32, "ascii")
    with pytest.raises(VaultError, match="another master key"):
        keys.check()


@pytest.mark.django_db
def test_a_key_file_is_read_anew_when_it_changed(tmp_path: Path, settings: Settings) -> None:
    old = Path(settings.GUGUS_MASTER_KEY_FILE).read_text("ascii").strip()
    path = tmp_path / "master.key"
    path.write_text(old, "ascii")
    settings.GUGUS_MASTER_KEY_FILE = str(path)
    (before,) = keys.masters()
    path.write_text(f"{'cd' * 32}\n{old}\n", "ascii")
    now, then = keys.masters()
    assert then.id == before.id != now.id


@pytest.mark.django_db
def test_a_server_without_the_vaults_current_key_stores_nothing(tmp_path: Path, settings: Settings) -> None:
    old = Path(settings.GUGUS_MASTER_KEY_FILE).read_text("ascii").strip()
    path = tmp_path / "master.key"
    path.write_text(f"{'cd' * 32}\n{old}\n", "ascii")
    settings.GUGUS_MASTER_KEY_FILE = str(path)
    root = WrappedKey.objects.get(kind=keys.ROOT[0])
    root.wrapped, root.master = keys.wrap(keys.ROOT, keys.unwrap(root)).wrapped, keys.masters()[0].id
    root.save()
    assert vault.seal(KIND, new_id(), "text", "baru")
    path.write_text(old, "ascii")
    with pytest.raises(VaultError, match="current key"):
        vault.seal(KIND, new_id(), "text", "baru")


@pytest.mark.django_db
def test_setting_up_twice_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_roots", {})
    root = keys.root()
    assert keys.set_up() is False
    assert keys.check() == root


@pytest.mark.django_db
def test_a_vault_that_was_never_set_up_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_roots", {})
    WrappedKey.objects.filter(kind=keys.ROOT[0]).delete()
    with pytest.raises(VaultError, match="vault init"):
        keys.check()


WORDS = "satu dua tiga"


@pytest.mark.django_db
def test_seven_words_open_without_the_office_and_other_words_do_not() -> None:
    pk = str(new_id())
    key = keys.make([(KIND, pk)], receipts={(KIND, pk): WORDS})[KIND, pk]
    sealed = {pk: vault.seal_with(key, KIND, pk, "text", "Rahasia contoh")}
    WrappedKey.objects.filter(subject=pk, holder=keys.OFFICE).delete()
    assert vault.open_by_receipt(WORDS, (KIND, pk), KIND, "text", sealed) == {pk: "Rahasia contoh"}
    with pytest.raises(VaultError):
        vault.open_by_receipt("satu dua empat", (KIND, pk), KIND, "text", sealed)


@pytest.mark.django_db
def test_what_was_erased_opens_to_a_mark_without_any_key() -> None:
    pk = str(new_id())
    Tombstone.objects.create(kind=KIND, subject=pk, at=now(), basis="request")
    assert vault.unseal(KIND, pk, "text", b"") == vault.ERASED


@pytest.mark.django_db
def test_a_value_emptied_without_an_erasure_is_noticed() -> None:
    with pytest.raises(VaultError, match="nothing says that it was erased"):
        vault.unseal(KIND, new_id(), "text", b"")
