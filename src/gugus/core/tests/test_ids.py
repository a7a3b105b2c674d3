"""Ids of forms, the same for the same owner; codes as people type or copy them."""

from __future__ import annotations

import pytest

from gugus.core.ids import code_in, new_code, new_id, own_id, typed_code


def test_a_form_sent_twice_makes_the_same_id() -> None:
    key = new_id()
    assert own_id(key, "post-1") == own_id(key, "post-1")


def test_a_key_copied_from_another_office_makes_another_id() -> None:
    key = new_id()
    assert own_id(key, "post-1") != own_id(key, "post-2")
    assert own_id(key, "post-1") != key


def test_without_a_key_there_is_no_id() -> None:
    assert own_id(None, "post-1") is None


@pytest.mark.parametrize(
    "typed",
    [
        "K-7KQ2M",
        "k-7kq2m",
        " K-7KQ2M ",
        "Anak K-7KQ2M/2",
        "K-7KQ2M/2",
        "K - 7KQ2M",
        "k\u20137kq2m",
        "Peristiwa\u00a0K-7KQ2M.",
    ],
)
def test_a_code_is_read_as_people_copy_it_from_the_screen(typed: str) -> None:
    assert typed_code(typed) == code_in(typed) == "K-7KQ2M"


@pytest.mark.parametrize(
    "typed", ["LP/B-23456/2026/SPKT", "K-7KQ2MX", "AK-7KQ2M", "K-7KQ2", "Melati Contoh", ""]
)
def test_what_holds_no_code_stays_as_it_was_typed(typed: str) -> None:
    assert (code_in(typed), typed_code(f" {typed} ")) == ("", typed.upper())


def test_every_code_that_is_made_is_read() -> None:
    assert all(code_in(code.lower()) == code for code in (new_code("L") for _ in range(200)))
