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
        ("Jaksa langsung menahan RS selama 20 hari.", [("ditahan", "done")]),
        ("Petugas menahan rombongan selama dua jam.", []),
        ("Seorang camat tertangkap kamera sedang tidur.", []),
        ("Pengungkapan berawal dari laporan masyarakat tentang sebuah ruko.", []),
        ("Terdakwa juga dihukum membayar restitusi Rp 318 juta.", [("restitusi", "done")]),
        ("Jaksa meminta hakim mewajibkan terdakwa membayar restitusi.", [("restitusi", "pending")]),
        ("Putusan dijadwalkan 12 November 2026.", [("putusan", "pending")]),
        ("Mereka ditangkap otoritas setempat dan dipulangkan.", []),
        ("Warga diminta melapor ke polisi.", []),
        ("Keduanya juga dituntut membayar restitusi kepada korban.", []),
        ("Polisi masih memburu satu pelaku lain.", [("DPO", "done")]),
        ("Belum ada satu pun perkara dari tiga kecamatan yang dilimpahkan ke pengadilan.", []),
        ("Berkas semacam itu sering dikembalikan ke penyidik.", []),
        ("Hakim mempersilakan jaksa menentukan apakah menerima atau banding.", []),
        ("Vonis itu lebih ringan dari tuntutan jaksa.", [("tuntutan", "done")]),
        ("Terdakwa menyatakan pikir-pikir.", [("banding", "pending")]),
        ("Terdakwa memiliki waktu tujuh hari untuk mengajukan kasasi.", [("kasasi", "conditional")]),
        ("Dinas akan memberhentikan pegawai itu setelah putusan inkrah.", [("inkracht", "conditional")]),
        ("Pasal 48 mengatur bahwa restitusi dibayarkan oleh pelaku.", [("restitusi", "general")]),
        ("Petugas menangkap enam calon pekerja migran di pelabuhan.", []),
        ("Jika dibandingkan tahun lalu, lebih banyak pelaku ditangkap.", [("ditangkap", "done")]),
        ("Pemerintah berkomitmen menyelidiki pihak yang terlibat.", [("lidik", "pending")]),
        ("Bupati Cianjur berjanji memulangkan korban dan mengirim berkas ke jaksa.", [("tahap_I", "pending")]),
        ("Dalam penegakan hukum itu polisi menahan tersangka dua orang.", [("ditahan", "done")]),
        ("Penyidik segera mengirimkan tersangka ke jaksa.", [("tahap_II", "pending")]),
        ("Berkas tahap pertama belum diserahkan penyidik.", [("tahap_I", "pending")]),
        ("Pembacaan tuntutan terhadap terdakwa oleh jaksa di pengadilan kembali ditunda.", [("tuntutan", "pending")]),
        ("Lembaga itu berharap polisi tidak berhenti, tetapi juga menciduk otaknya.", []),
        ("Sidang akan dilanjutkan pada Senin dengan agenda pembacaan tuntutan.", [("sidang", "pending"), ("tuntutan", "pending")]),
        ("Perkaranya di berbagai tahapan, satu sudah dinyatakan lengkap.", [("P21", "done")]),
        ("Jika dirinci, dua perkara sudah P21.", [("P21", "done")]),
        ("Kami minta mereka yang terlibat segera ditangkap.", []),
        ("Korban kemudian ditangkap tentara Malaysia di hutan.", []),
        ("Petugas menangkap dua kapal tanpa nama.", []),
        ("Berkas ditarget tahap I akhir bulan ini.", [("tahap_I", "pending")]),
        ("Telah diamankan 24 perempuan yang merupakan pekerja migran.", []),
        ("Keluarga melaporkan kematiannya ke balai desa.", []),
        ("Soal tersangka baru yang ditahan, Kapolres membantah hal itu.", []),
        ("Banyak pelaku enggan membayar meski putusan sudah inkrah.", []),
        ("Kalau cukup, dinyatakan P21. Penyerahan tahap dua untuk berkas.", [("P21", "conditional"), ("tahap_II", "conditional")]),
        ("Jaksa menyatakan pikir-pikir, sedangkan kuasa hukum menyatakan banding.", [("banding", "done")]),
        ("Mereka menargetkan berkas rampung dan perkara dilimpahkan ke pengadilan.", [("sidang", "pending")]),
        ("Menurut Ipda Andai Umpama, satu aduan sudah naik ke penyidikan.", [("sidik", "done")]),
        ("Seorang pelaku ditangkap dan hanya dikenai wajib lapor.", [("ditangkap", "done")]),
        ("Kasus perdagangan orang turun di banding tiga tahun lalu.", []),
        ("Jumlah korban naik tajam banding semester lalu.", []),
        ("Terdakwa menyatakan banding dua pekan lalu.", [("banding", "done")]),
        ("Patroli laut itu berawal dari laporan pencari kerang.", []),
        ("Kasus itu berawal dari laporan seorang guru.", [("laporan", "done")]),
        ('"Kami amankan 17 orang, termasuk dua bayi," katanya.', []),
        ('"Kami amankan 17 orang," katanya. Ke-17 pekerja itu dibawa ke balai desa.', []),
        ('"Kami amankan 3 orang yang diduga perekrut," katanya.', [("ditangkap", "done")]),
        ('"Kami amankan 3 orang," katanya.', [("ditangkap", "done")]),
        ("LPSK sudah menerima permohonan restitusi dari empat korban.", [("restitusi", "pending")]),
        ("Perkara itu masih penyelidikan dan belum ada yang dijerat.", [("lidik", "done")]),
        ("Tiga bulan upah mereka ditahan.", []),
        ('"Untuk putusan bebas, kami pasti kasasi," kata jaksa.', [("kasasi", "pending")]),
        ("Satu perkara naik sidik dan dua masih penyelidikan.", [("sidik", "done"), ("lidik", "done")]),
    ],
)  # fmt: skip
def test_stages_are_read_with_their_status(sentence: str, stages: list[tuple[str, str]]) -> None:
    notes = [note.value for note in read_text(f"{LEAD}{sentence}").notes if note.kind.value == "stage"]
    assert [(value["stage"], value["status"]) for value in notes] == stages
