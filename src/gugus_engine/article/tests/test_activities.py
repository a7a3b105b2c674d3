"""Activities: kind, days kept apart, place with its reason, venue, holder, agencies, one or two."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import Value, read_text, values

TALK = (
    "CIANJUR - Polres Cianjur menggelar sosialisasi pencegahan TPPO di Aula Melati Mapolres Cianjur, "
    "Rabu (12/6/2024). Kegiatan tersebut dihadiri Kadisnakertrans, UPTD PPA, dan Kodim 0608 Cianjur.\n"
    "“Kami ingin warga waspada,” kata Kapolres Cianjur AKBP Budi Contoh, Kamis (13/6/2024).\n"
)


def _first(text: str) -> Value:
    return values(text, "activity")[0]


def _day(value: Value, which: str) -> str | None:
    days = value["dates"]
    assert isinstance(days, dict)
    told = days[which]
    return told["value"] if told else None


def _code(value: Value) -> str | None:
    place = value["place"]
    return place["code"] if isinstance(place, dict) else None


def _reason(value: Value) -> str:
    place = value["place"]
    assert isinstance(place, dict)
    return str(place["reason"]["key"])


def test_a_talk_is_read_with_days_place_venue_and_holder() -> None:
    (talk,) = values(TALK, "activity")
    assert (talk["type"], talk["state"]) == ("sosialisasi", "held")
    assert (_day(talk, "held"), _day(talk, "statement")) == ("2024-06-12", "2024-06-13")
    assert (_code(talk), _reason(talk)) == ("32.03", "article.place_written")
    start = TALK.index("Aula Melati")
    assert talk["venue"] == {"name": "Aula Melati", "span": {"start": start, "end": start + 11}}


def test_agencies_are_named_once_each_with_the_holder_first_told() -> None:
    (talk,) = values(TALK, "activity")
    names = [agency["name"] for agency in talk["agencies"]]  # type: ignore[attr-defined]
    assert names == ["Polres Cianjur", "Kadisnakertrans", "UPTD PPA", "Kodim 0608 Cianjur"]
    assert talk["organiser"]["code"] == "32.03"  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Polres Cianjur menggelar Forum Silaturahmi Kamtibmas (FSK) tentang TPPO di Aula Contoh.", "fsk"),
        ("Pemkab Cianjur mengadakan rapat koordinasi gugus tugas TPPO, Senin (3/6/2024).", "rakor"),
        ("Webinar pencegahan TPPO diselenggarakan Disnaker Cianjur secara daring.", "webinar"),
        ("DP3A Cianjur menggelar pelatihan kader pencegahan TPPO di Aula Contoh.", "training"),
        ("Kantor Imigrasi Karawang mencanangkan dua Desa Binaan Imigrasi, Senin (3/6/2024).", "pencanangan"),
        ("Warga mengucapkan deklarasi anti perdagangan orang di Lapangan Contoh.", "deklarasi"),
        ("Polres Cianjur menangkap dua tersangka TPPO di Karawang.", "penindakan"),
        ("Imigrasi Karawang menunda keberangkatan 23 calon PMI korban TPPO.", "pencegahan_keberangkatan"),
        ("Penyidik Polres Cianjur menyerahkan tersangka TPPO kepada jaksa penuntut umum.", "pelimpahan"),
        ("Hakim menjatuhkan pidana penjara 4 tahun kepada terdakwa TPPO.", "putusan"),
        ("Petugas Pimpasa mendatangi warga di Desa Contoh, Rabu (12/6/2024).", "lainnya"),
        ("DP3A Cianjur menyosialisasikan bahaya TPPO kepada siswa, Rabu (12/6/2024).", "sosialisasi"),
    ],
)
def test_every_kind_is_known_by_its_words(text: str, kind: str) -> None:
    assert _first(text)["type"] == kind


@pytest.mark.parametrize(
    "text",
    [
        "Pemkab Cianjur memperkuat pencegahan dan sosialisasi TPPO.",
        "Polisi terus gencar melakukan sosialisasi TPPO kepada warga.",
        "Kami akan menggelar sosialisasi TPPO ke depannya.",
        "Tujuannya untuk melakukan sosialisasi TPPO kepada warga.",
        "Polisi akan menindak tegas dan menangkap pelaku TPPO.",
        "Belum ada berkas perkara TPPO yang dilimpahkan ke kejaksaan.",
        "Pelaku TPPO terancam dihukum penjara 15 tahun.",
        "Kantor Imigrasi berupaya mencegah pengiriman PMI korban TPPO.",
        "Tahun lalu pelatihan serupa tentang TPPO diikuti kader.",
        "Baca juga: Polres Cianjur Gelar Sosialisasi TPPO\n\nPerdagangan orang merugikan warga yang miskin.",
    ],
)
def test_wishes_habits_and_background_are_no_activities(text: str) -> None:
    assert values(text, "activity") == []


def test_an_activity_told_twice_is_one() -> None:
    text = TALK + "Sosialisasi TPPO ini berjalan lancar. Acara itu ditutup dengan doa.\n"
    assert len(values(text, "activity")) == 1


def test_two_activities_of_one_kind_on_two_days_are_two() -> None:
    text = (
        "Polres Cianjur menggelar sosialisasi TPPO di Aula Contoh, Senin (3/6/2024).\n"
        "Polres Karawang menggelar sosialisasi TPPO di Balai Contoh, Selasa (4/6/2024).\n"
    )
    assert [(_code(v), _day(v, "held")) for v in values(text, "activity")] == [
        ("32.03", "2024-06-03"),
        ("32.15", "2024-06-04"),
    ]


def test_a_second_holder_elsewhere_makes_a_second_activity() -> None:
    text = (
        "Pemkot Jakpus menggelar sosialisasi TPPO bagi guru, kata Asisten Pemerintahan, Selasa (28/5/2024).\n"
        "Kantor Wilayah Kemenkumham DKI Jakarta mencanangkan Desa Binaan Imigrasi.\n"
        "Dalam kegiatan Sosialisasi dan Pencanangan Desa Binaan Imigrasi di Jakarta, Selasa, ia memberi sambutan.\n"
    )
    first, second = values(text, "activity")
    assert (first["type"], _code(first), _day(first, "held")) == ("sosialisasi", "31.71", None)
    assert (second["type"], _code(second), _day(second, "held")) == ("pencanangan", "31", None)
    assert second["dates"]["held"]["weekday"] == "Selasa"  # type: ignore[index]


def test_a_plan_is_planned_and_stands_apart() -> None:
    text = TALK + "Penyuluhan berikutnya dijadwalkan di Kecamatan Bojongpicung bulan depan.\n"
    assert [(v["type"], v["state"]) for v in values(text, "activity")] == [
        ("sosialisasi", "held"),
        ("sosialisasi", "planned"),
    ]


@pytest.mark.parametrize(
    ("ending", "held", "said"),
    [
        (", Rabu (12/6/2024).", "2024-06-12", None),
        (" berlangsung aman, kata Kapolres Cianjur, Rabu (12/6/2024).", None, "2024-06-12"),
        (" berlangsung aman, katanya saat membuka sosialisasi itu, Rabu (12/6/2024).", "2024-06-12", None),
        (" sesuai instruksi tertanggal 12 Juni 2024.", None, None),
        (" sejak Rabu (12/6/2024).", None, None),
    ],
)
def test_the_day_of_a_statement_is_not_the_day_held(ending: str, held: str | None, said: str | None) -> None:
    value = _first(f"Polres Cianjur menggelar sosialisasi TPPO{ending}")
    assert (_day(value, "held"), _day(value, "statement")) == (held, said)


def test_a_press_conference_dates_the_statement_only() -> None:
    text = "Polres Cianjur menangkap dua tersangka TPPO.\nHal itu disampaikan dalam jumpa pers, Rabu (12/6/2024)."
    value = _first(text)
    assert (_day(value, "held"), _day(value, "statement")) == (None, "2024-06-12")


def test_a_day_without_year_lists_its_years_and_proposes_the_latest() -> None:
    held = _first("Pemkab Cianjur menggelar sosialisasi TPPO, Rabu (29/8).")["dates"]["held"]  # type: ignore[index]
    assert (held["value"], held["basis"], held["year"]) == ("2018-08-29", "year_worked_out", 2018)
    assert len(held["candidates"]) == 3


def test_an_operation_of_weeks_has_no_day() -> None:
    text = "Polres Cianjur menangkap dua tersangka TPPO pada 5 Juni hingga 17 Agustus 2023."
    assert _day(_first(text), "held") is None


def test_the_page_dates_the_publication() -> None:
    dated = "Judul Tanpa Titik\n13/06/2024 14:20 WIB\n" + TALK
    assert _day(_first(dated), "published") == "2024-06-13"
    copyright_line = TALK + "\nEditor: Contoh\n\nCOPYRIGHT © KORAN CONTOH 2024"
    published = _first(copyright_line)["dates"]["published"]  # type: ignore[index]
    assert (published["value"], published["basis"], published["year"]) == (None, "copyright_year", 2024)


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("Polres Cianjur menggelar sosialisasi TPPO.", "32.03", "article.place_organiser"),
        (
            "Kantor Imigrasi Karawang menggelar sosialisasi TPPO. Acara itu dihadiri Polres Purwakarta dan Kodim 0619 Purwakarta.",
            "32.14",
            "article.place_attending",
        ),
        (
            "Panitia menggelar sosialisasi TPPO yang diikuti warga Kabupaten Cianjur.",
            "32.03",
            "article.place_named",
        ),
        ("BUNTOK - Panitia menggelar sosialisasi TPPO bersama warga.", None, "article.place_dateline"),
        ("Polres Banjar menggelar sosialisasi TPPO.", None, "place.ambiguous"),
    ],
)
def test_a_place_that_is_not_written_is_worked_out_with_its_reason(
    text: str, code: str | None, reason: str
) -> None:
    value = _first(text)
    assert (_code(value), _reason(value)) == (code, reason)


def test_no_place_is_better_than_a_guess() -> None:
    assert _first("Polri menangkap dua tersangka TPPO.")["place"] is None


def test_the_region_of_the_guests_is_not_the_place() -> None:
    text = "Polres Cianjur menggelar sosialisasi TPPO yang dihadiri warga di Karawang."
    assert _code(_first(text)) == "32.03"


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        (
            "Acara sosialisasi TPPO digelar di Hotel Contoh Indah, Jalan Merdeka 1, Cianjur.",
            "Hotel Contoh Indah",
        ),
        ("Sosialisasi TPPO digelar di Balai Desa Sukajaya.", "Balai Desa Sukajaya"),
        (
            "Sosialisasi TPPO digelar di ruang rapat lantai II Kantor Bupati Cianjur.",
            "ruang rapat lantai II Kantor Bupati Cianjur",
        ),
        (
            "Sosialisasi TPPO digelar Polres Cianjur. Sebanyak 65 orang hadir di Gedung Contoh.",
            "Gedung Contoh",
        ),
        ("Sosialisasi TPPO digelar di salah satu hotel di Cianjur.", "salah satu hotel"),
        ("Sosialisasi TPPO digelar Polres Cianjur, kata Budi di Hotel Contoh Indah.", None),
        ("Sosialisasi TPPO digelar di Aula.", None),
    ],
)
def test_a_venue_is_taken_as_written_or_not_at_all(text: str, venue: str | None) -> None:
    value = _first(text)["venue"]
    assert (value["name"] if isinstance(value, dict) else None) == venue


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Sosialisasi TPPO digelar oleh Polres Cianjur.", "Polres Cianjur"),
        ("Polres Cianjur bersama Disnaker Cianjur menggelar sosialisasi TPPO.", "Polres Cianjur"),
        (
            "“Kami menggelar sosialisasi TPPO di Aula Contoh,” kata Kapolres Cianjur AKBP Budi.",
            "Polres Cianjur",
        ),
        (
            "Petugas dari Imigrasi Karawang mendatangi warga korban TPPO, Rabu (12/6/2024).",
            "Imigrasi Karawang",
        ),
        ("Imigrasi dan BP3MI Jawa Barat menggelar sosialisasi TPPO.", "BP3MI Jawa Barat"),
        ("Tersangka TPPO ditangkap Polres Cianjur.", "Polres Cianjur"),
        ("Berbekal laporan Disnaker Cianjur, Polres Cianjur menangkap perekrut TPPO.", "Polres Cianjur"),
        ("DP3A Cianjur peduli. Sosialisasi TPPO itu diikuti guru.", "DP3A Cianjur"),
        ("Sosialisasi TPPO itu lancar Rabu (12/6/2024), kata Kapolres Cianjur.", "Polres Cianjur"),
        ("Seorang warga di Cianjur mengikuti sosialisasi TPPO di Aula Contoh.", None),
    ],
)
def test_the_holder_is_who_the_text_says(text: str, holder: str | None) -> None:
    organiser = _first(text)["organiser"]
    assert (organiser["name"] if isinstance(organiser, dict) else None) == holder


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Webinar TPPO digelar Polres Cianjur.", "daring"),
        ("Polres Cianjur menggelar sosialisasi TPPO secara hybrid.", "hybrid"),
        ("Polres Cianjur menggelar sosialisasi TPPO secara tatap muka.", "luring"),
        ("Polres Cianjur menggelar sosialisasi TPPO.", None),
    ],
)
def test_the_mode_is_told_or_unknown(text: str, mode: str | None) -> None:
    assert _first(text)["mode"] == mode


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Polres Cianjur menggelar sosialisasi bertema “Stop TPPO: Warga Waspada” di Aula Contoh.",
            "Stop TPPO: Warga Waspada",
        ),
        ("Polres Cianjur menggelar Sosialisasi Bahaya TPPO bagi warga.", "Sosialisasi Bahaya TPPO"),
        ("Polres Cianjur menggelar sosialisasi TPPO.", None),
    ],
)
def test_a_title_is_a_quoted_theme_or_a_name_in_capitals(text: str, title: str | None) -> None:
    assert _first(text)["title"] == title


def test_an_act_within_an_event_is_no_second_activity() -> None:
    text = "Desa binaan dikukuhkan Kapolres Cianjur saat membuka Kegiatan Sosialisasi TPPO, Rabu (12/6/2024)."
    assert [value["type"] for value in values(text, "activity")] == ["sosialisasi"]


def test_a_meeting_without_a_name_is_of_the_kind_named_before() -> None:
    text = "Polisi mendukung gagasan rapat koordinasi TPPO.\nPertemuan berlangsung di Aula Contoh, Rabu (12/6/2024)."
    (value,) = values(text, "activity")
    assert (value["type"], _day(value, "held")) == ("rakor", "2024-06-12")


def test_a_caption_alone_is_the_story() -> None:
    text = "FOTO: Petugas DP3A Cianjur membagikan kartu nomor pengaduan TPPO kepada warga di Pasar Contoh, Rabu (12/6/2024)."
    assert _first(text)["type"] == "sosialisasi"


def test_another_event_of_the_kind_is_one_of_its_own() -> None:
    talk, planned = values(
        f"{TALK}\nKegiatan serupa dijadwalkan di SMPN 1 Mande, Kamis (20/6/2024).", "activity"
    )
    assert (talk["type"], planned["type"], planned["state"]) == ("sosialisasi", "sosialisasi", "planned")
    assert _day(planned, "held") == "2024-06-20"


def test_a_visit_that_warns_people_is_a_talk_and_one_that_brings_them_home_is_none() -> None:
    visit = "Petugas TPPO Cianjur mengunjungi Desa Sukamaju, Rabu (12/6/2024). Mereka membagikan brosur tentang bahaya TPPO."
    home = "Pemerintah menjemput 12 pekerja migran korban TPPO di bandara, Rabu (12/6/2024). Mereka diberi penjelasan."
    assert (_first(visit)["type"], _first(home)["type"]) == ("sosialisasi", "lainnya")


def test_a_verdict_is_an_event_only_where_it_is_read_out() -> None:
    read = "Pengadilan Negeri Cianjur mengadili perkara TPPO. Putusan dibacakan di sidang terbuka, Rabu (12/6/2024)."
    paid = "Kejari Cianjur menyerahkan restitusi korban TPPO. Putusan restitusi sebenarnya Rp205 juta."
    assert [v["type"] for v in values(read, "activity")] == ["putusan"]
    assert values(paid, "activity") == []


def test_a_venue_may_open_the_sentence() -> None:
    text = "Penyuluhan TPPO digelar Polres Cianjur, Rabu (12/6/2024).\nBertempat di Aula Contoh, penyuluhan itu diikuti warga."
    assert _first(text)["venue"]["name"] == "Aula Contoh"  # type: ignore[index,call-overload]


def test_persons_and_bylines_stay_out_of_the_values() -> None:
    text = TALK + "\nEditor: Polres Karawang Gelar Rapat\n"
    told = str([dict(draft.value) for draft in read_text(text).drafts])
    assert "Budi" not in told
    assert "Karawang" not in told
