"""An owner as an article writes it is a post only where exactly one bears the name."""

from __future__ import annotations

import pytest

from gugus.coordination.owners import Candidate, owner_meant

POSTS = [
    Candidate("1", "Kapolres Cianjur", "Polres Cianjur"),
    Candidate("2", "Kasat Reskrim", "Polres Cianjur"),
    Candidate("3", "Kepala Dinas Sosial", "Dinas Sosial Kabupaten Cianjur"),
]


@pytest.mark.parametrize(
    ("written", "pk"),
    [
        ("Kapolres Cianjur", "1"),
        ("kasat reskrim Polres Cianjur", "2"),
        ("Kasat Reskrim, Polres Cianjur", "2"),
        ("Dinas Sosial Kabupaten Cianjur", "3"),
        ("Polres Cianjur", ""),
        ("Dinas Kesehatan", ""),
        ("", ""),
    ],
)
def test_the_post_that_is_meant(written: str, pk: str) -> None:
    assert owner_meant(written, POSTS) == pk


def test_a_name_that_two_posts_bear_is_left_to_an_officer() -> None:
    assert owner_meant("Kasat Reskrim", [*POSTS, Candidate("4", "Kasat Reskrim", "Polres Contoh")]) == ""
