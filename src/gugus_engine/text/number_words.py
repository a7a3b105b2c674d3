"""The words of Indonesian numbers and the words that make a number a bound."""

from __future__ import annotations

UNITS: dict[str, int] = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
    "sebelas": 11,
}
ONES: dict[str, int] = {"seratus": 100, "seribu": 1_000, "sejuta": 1_000_000, "semiliar": 1_000_000_000}
SCALES: dict[str, int] = {
    "ribu": 1_000,
    "rb": 1_000,
    "juta": 1_000_000,
    "jt": 1_000_000,
    "miliar": 1_000_000_000,
    "milyar": 1_000_000_000,
    "triliun": 1_000_000_000_000,
}
SMALL_SCALES: dict[str, int] = {"belas": 10, "puluh": 10, "ratus": 100}
VAGUE = ("belasan", "puluhan", "ratusan", "ribuan", "jutaan", "puluh ribuan", "ratus ribuan")
# "tiga ratusan" is about 300, "seratusan" about 100.
ROUND_SCALES: dict[str, int] = {"puluhan": 10, "ratusan": 100, "ribuan": 1_000, "jutaan": 1_000_000}
ROUND: dict[str, int] = {"sepuluhan": 10, "seratusan": 100, "seribuan": 1_000, "sejutaan": 1_000_000}
SINGLE: dict[str, int] = {"seorang": 1, "sebuah": 1}
# "keempat korban": all four of those told before.
COLLECTIVE: dict[str, int] = {f"ke{word}": value for word, value in UNITS.items() if 2 <= value <= 10}

LOWER = (
    "lebih dari",
    "lebih besar dari",
    "tidak kurang dari",
    "tak kurang dari",
    "tidak kurang",
    "minimal",
    "setidaknya",
    "setidak-tidaknya",
    "sedikitnya",
    "sekurangnya",
    "sekurang-kurangnya",
    "paling sedikit",
    "paling tidak",
    "paling kurang",
    "di atas",
    "melebihi",
    "melampaui",
    "lebih",
)
UPPER = (
    "kurang dari",
    "tidak lebih dari",
    "tak lebih dari",
    "maksimal",
    "paling banyak",
    "paling lama",
    "tak sampai",
    "tidak sampai",
    "belum sampai",
    "selambat-lambatnya",
    "di bawah",
)
APPROX = (
    "kurang lebih",
    "lebih kurang",
    "lebih atau kurang",
    "sekitar",
    "kira-kira",
    "kisaran",
    "hampir",
    "mendekati",
    "diperkirakan",
    "diperkirakan sekitar",
    "sekira",
    "berkisar",
    "mungkin",
    "mungkin sekitar",
    "nyaris",
    "nyaris menyentuh",
    "nyaris mencapai",
    "hampir menyentuh",
    "hampir mencapai",
    "ditaksir",
    "ditaksir mencapai",
    "diperkirakan mencapai",
)

# What a number after one of these counts is no figure: the number is part of a name.
NOT_COUNTED_AFTER = frozenset(
    "pasal ayat nomor no nomer pukul jam kodim korem koramil rt rw km kilometer jalan jl lantai lt "
    "kelas tahap pp uu perpres permen angka huruf butir ke versi seri usia umur berusia tahun bulan "
    "tanggal tgl grup polri call center hotline telepon whatsapp wa halaman hlm bab gang blok zona "
    "yonif batalyon pleton batch angkatan sma smk smp sd man mts smkn sman smpn sdn tni".split()
)
# Nor is one that measures time, size or a share.
NOT_COUNTED_BEFORE = frozenset(
    "persen kali lipat wib wita wit tahun bulan hari minggu pekan jam menit detik km meter kg gram".split()
)
