"""Ids of forms: the same for the same owner, another for every other."""

from __future__ import annotations

from gugus.core.ids import new_id, own_id


def test_a_form_sent_twice_makes_the_same_id() -> None:
    key = new_id()
    assert own_id(key, "post-1") == own_id(key, "post-1")


def test_a_key_copied_from_another_office_makes_another_id() -> None:
    key = new_id()
    assert own_id(key, "post-1") != own_id(key, "post-2")
    assert own_id(key, "post-1") != key


def test_without_a_key_there_is_no_id() -> None:
    assert own_id(None, "post-1") is None
