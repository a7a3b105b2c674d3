"""Whom "ia" means: who is told of before, and nobody where it may be another."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import read_text

LEAD = (
    "CIANJUR - Rapat yang membahas korban tindak pidana perdagangan orang (TPPO) itu digelar di Cianjur.\n\n"
)
ASKED = "meminta Dinas Sosial menambah tempat tidur bagi korban."


def _askers(story: str) -> list[object]:
    values = [
        draft.value["from"] for draft in read_text(f"{LEAD}{story}").drafts if draft.kind.value == "request"
    ]
    return [value["name"] if isinstance(value, dict) else None for value in values]


@pytest.mark.parametrize(
    ("story", "asker"),
    [
        (f"Kapolres Cianjur Umpama Misal datang terakhir. Ia {ASKED}", "Kapolres Cianjur"),
        (f"Kapolres Cianjur hadir. Warga sudah dua kali mengadu. Dia juga {ASKED}", "Kapolres Cianjur"),
        (f"Menanggapi itu, Bupati Cianjur mengangguk. Ia {ASKED}", "Bupati Cianjur"),
        (f"Pendamping korban dari Yayasan Contoh, Umpama Misal, kecewa. Ia {ASKED}", "Pendamping korban dari Yayasan Contoh"),
        (f"Kuasa hukum korban menyayangkan hal itu. Ia {ASKED}", "Kuasa hukum korban"),
        (f"Dalam tanya jawab, guru dari Cianjur {ASKED}", "guru dari Cianjur"),
        (f"UPTD PPA Cianjur datang. UPTD {ASKED}", "UPTD PPA Cianjur"),
    ],
)  # fmt: skip
def test_ia_is_the_subject_told_of_before(story: str, asker: str) -> None:
    assert _askers(story) == [asker]


@pytest.mark.parametrize(
    "story",
    [
        f"Kapolres Cianjur mengunjungi rumah itu. Ibunya menangis. Ia {ASKED}",
        f"Korban sudah pulang. Ia {ASKED}",
        f'"Kami siap," kata Kapolres Cianjur.\n\nTentunya mengakui ada kekurangan.\n\nIa {ASKED}',
    ],
)
def test_nobody_is_named_where_ia_may_be_another(story: str) -> None:
    assert _askers(story) == [None]


def test_a_post_is_not_taken_for_the_head_of_its_office() -> None:
    story = f"Kapolres Cianjur memimpin rapat.\n\nKasat Reskrim mengatakan pihaknya {ASKED}"
    assert _askers(story) != ["Kapolres Cianjur"]
