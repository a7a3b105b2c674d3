"""The words of Indonesian that tell a place from another name, and what level they ask for."""

from __future__ import annotations

from enum import StrEnum

from gugus_engine.text.gazetteer import Level, Place


class Want(StrEnum):
    """What a word before a name says about the region meant."""

    PROVINCE = "province"
    REGENCY = "regency"
    KABUPATEN = "kabupaten"
    KOTA = "kota"
    DISTRICT = "district"
    VILLAGE = "village"


# Municipalities have codes PP.71 to PP.99 (Kemendagri); "kota administrasi" of Jakarta too.
FIRST_MUNICIPALITY = 71


def is_kota(place: Place) -> bool:
    """Whether a regency code is that of a city."""
    return place.level is Level.REGENCY and int(place.code.split(".")[1]) >= FIRST_MUNICIPALITY


def fits(place: Place, want: Want) -> bool:
    """Whether a region is of the wanted level and kind."""
    if want is Want.KABUPATEN:
        return place.level is Level.REGENCY and not is_kota(place)
    if want is Want.KOTA:
        return is_kota(place)
    return place.level.value == want.value


LEVEL_WORDS: dict[str, Want] = {
    "provinsi": Want.PROVINCE,
    "propinsi": Want.PROVINCE,
    "prov": Want.PROVINCE,
    "kabupaten": Want.KABUPATEN,
    "kab": Want.KABUPATEN,
    "kota": Want.KOTA,
    "kotamadya": Want.KOTA,
    "kodya": Want.KOTA,
    "kecamatan": Want.DISTRICT,
    "kec": Want.DISTRICT,
    "distrik": Want.DISTRICT,
    "kapanewon": Want.DISTRICT,
    "kemantren": Want.DISTRICT,
    "kelurahan": Want.VILLAGE,
    "kel": Want.VILLAGE,
    "kalurahan": Want.VILLAGE,
    "desa": Want.VILLAGE,
    "ds": Want.VILLAGE,
    "nagari": Want.VILLAGE,
    "gampong": Want.VILLAGE,
    "pekon": Want.VILLAGE,
    "kampung": Want.VILLAGE,
    "kepenghuluan": Want.VILLAGE,
}
# "di" written together with the level word, as small papers do.
LEVEL_WORDS |= {
    f"di{word}": LEVEL_WORDS[word] for word in ("kabupaten", "kota", "kecamatan", "kelurahan", "desa")
}

# Between a level word and the name: "Kota Administrasi Jakarta Pusat".
BETWEEN_LEVEL = frozenset({"administrasi", "adm", "adat"})

# Offices and posts whose name ends in the area they serve; None asks for no level.
AREA_WORDS: dict[str, Want | None] = {
    **dict.fromkeys(
        "polda kapolda wakapolda mapolda gubernur wagub pemprov kejati kajati kanwil".split(), Want.PROVINCE
    ),
    **dict.fromkeys("bupati wabup pemkab disdikkab".split(), Want.KABUPATEN),
    **dict.fromkeys("walikota wawali pemkot polrestabes kapolrestabes mapolrestabes".split(), Want.KOTA),
    **dict.fromkeys(
        "polres polresta kapolres kapolresta wakapolres wakapolresta mapolres mapolresta kejari kajari kanim "
        "kodim dandim kesbangpol disnakertrans disnaker disdukcapil dinsos dinkes dp3a".split(),
        Want.REGENCY,
    ),
    **dict.fromkeys(
        "polsek kapolsek mapolsek wakapolsek koramil danramil camat puskesmas".split(), Want.DISTRICT
    ),
    **dict.fromkeys("lurah kades keuchik".split(), Want.VILLAGE),
    **dict.fromkeys(
        "kantor kejaksaan pengadilan dinas badan balai bp3mi bp2mi p4mi uptd upt p2tp2a sekretariat setda dprd "
        "pemerintah imigrasi rsud lapas rutan satreskrim satbinmas reskrim lsm lbh pkk fkdm mui gow "
        "kemenag kemenkumham kementerian pn pt rs rsu forkopimda forkopimcam satpol bkkbn bnnk bnn bpjs dpmd "
        "disdik bappeda blk satgas gugus ltsa sbmi pendopo sman smkn smpn sdn sma smk "
        "bandara pelabuhan terminal alun kampus mapolsubsektor komisi unit lanal danlanal lantamal lanud danlanud korem danrem "
        "satres ditreskrimum ditres subdit bidang seksi bagian cabang wilayah direktorat lapangan tugu".split(),
        None,
    ),
}

# Before a name these say that it is a place.
LOCATIVES = frozenset(
    "di dari ke asal warga masyarakat wilayah daerah kawasan menuju lewat via sekitar se perbatasan "
    "penduduk tokoh tujuan rute antara kelahiran warganya pelosok dapil".split()
)
# The name after these belongs to a street, a firm, a paper or a landscape, not to the region itself.
NOT_AFTER = frozenset(
    "jalan jl jln gang gg cv ud radar tribun news pos koran harian antara liga laut selat gunung "
    "sungai bukit teluk danau suku bahasa komplek kompleks perumahan perum stadion tv fm persib".split()
)
# Ranks, forms of address and degrees: a capitalised name follows or has just ended.
PERSON_WORDS = frozenset(
    "akbp akp kompol kombes iptu ipda aiptu aipda brigpol bripka briptu bripda brigjen irjen komjen jenderal "
    "letkol kolonel mayor kapten lettu letda serma serka sertu koptu pol bapak ibu pak bu sdr sdri saudara "
    "saudari bernama inisial berinisial dr drs dra ir prof h hj kh ustaz ustadz bang mas mbak kak".split()
)
# Words that may follow a place directly although they begin with a capital letter.
MAY_FOLLOW = frozenset(
    "senin selasa rabu kamis jumat jum sabtu minggu ahad januari februari maret april mei juni juli agustus "
    "september oktober november desember provinsi kabupaten kab kecamatan kec kota wib wita wit "
    "timur barat utara selatan tengah pusat raya".split()
)
# Names of regions that are words of every day or common names of people: alone they prove nothing.
EVERYDAY = frozenset(
    "batu buru malang metro serang kudus pati palu puncak landak agam lingga bima banjar medan padang solo "
    "malaka mura meranti sigi tala tuba palas madina babar basel calang praya selong soe wates mitra oi pb pali "
    "toba kota sabu alor bone nias karo siak tebo kaur natuna bintan sikka belu ende barru wajo luwu demak "
    "lebak intan jaya maju mulia bandar pangkalan indra murni sari karang rokan sungai penuh manna jambi "
    "klu ksb hst hss hsu tts ttu oki oku okus okut ppu sbd kbb sda sby bdg mks nad tanah papua "
    "benteng aru sula abes asel ateng atim matra kkr kku ktt kkt mtb sbt sbb mbd smg mlg sarai".split()
) - {"jambi", "papua"}

# Countries and regions abroad that share their name with a village somewhere.
ABROAD = frozenset(
    "kamboja malaysia myanmar thailand arab saudi dubai taiwan hong kong hongkong jepang korea singapura brunei "
    "filipina laos vietnam china cina suriah irak turki polandia yordania oman qatar kuwait mesir india jerman "
    "australia amerika eropa asia afrika timur tengah johor penang sarawak sabah tawau".split()
)

# Areas of offices that bear no region's name.
AREA_ALIASES: dict[str, str] = {"metro jaya": "31", "barelang": "21.71"}
