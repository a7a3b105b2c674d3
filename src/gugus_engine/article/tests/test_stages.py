"""How far a case is: what is done, awaited, or no stage of it at all."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import read_text

LEAD = "CIANJUR - Rapat yang membahas korban tindak pidana perdagangan orang (TPPO) itu dan ini digelar di Cianjur.\n\n"


@pytest.mark.parametrize(
    ("sentence", "stages"),
    [
        ("Sidang perdana dijadwalkan Senin depan.", [("sidang", "pending")]),
        ("Setelah berkas lengkap, tersangka akan dilimpahkan ke kejaksaan.", [("P21", "pending"), ("tahap_II", "pending")]),
        ("Berkas perkara tersangka sudah dikirim ke jaksa.", [("tahap_I", "done")]),
        ("Pengadilan tinggi memperberat hukuman menjadi sepuluh tahun.", [("banding", "done")]),
        ("Korban ditahan majikan selama dua bulan.", []),
        ("Mereka ditangkap otoritas setempat dan dipulangkan.", []),
        ("Warga diminta melapor ke polisi.", []),
        ("Keduanya juga dituntut membayar restitusi kepada korban.", []),
        ("Polisi masih memburu satu pelaku lain.", [("DPO", "done")]),
    ],
)  # fmt: skip
def test_stages_are_read_with_their_status(sentence: str, stages: list[tuple[str, str]]) -> None:
    notes = [note.value for note in read_text(f"{LEAD}{sentence}").notes if note.kind.value == "stage"]
    assert [(value["stage"], value["status"]) for value in notes] == stages
