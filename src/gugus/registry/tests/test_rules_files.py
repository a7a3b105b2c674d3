"""Reference files: the packaged ones are whole, a broken one names its line."""

from __future__ import annotations

import gzip
import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml

from gugus.core.say import speak
from gugus.registry.rules.declared import agency_kinds, data_files, numbers, subgroups
from gugus.registry.rules.institutions import packaged_institutions, read_institutions
from gugus.registry.rules.region_names import read_names
from gugus.registry.rules.tables import BrokenFile, content, read_table
from gugus.registry.rules.wilayah import Wilayah, packaged, read_wilayah

DATA = Path(str(packaged())).parent
PROVINCES = "code,name,abbrev,timezone,lat,lng,population\n11,Aceh,NAD,WIB,4.2,96.9,5623479\n"
REGENCIES = (
    "code,province_code,type,name,short_name,timezone,lat,lng,population,n_villages\n"
    "11.01,11,kabupaten,Kabupaten Aceh Selatan,Aceh Selatan,WIB,3.1,97.4,239629,2\n"
)
DISTRICTS = (
    "code,regency_code,name,display_name,lat,lng,n_villages\n11.01.01,11.01,Bakongan,Bakongan,2.9,97.4,2\n"
)
VILLAGES = (
    "code,district_code,kind,name,lat,lng,postal_code\n"
    "11.01.01.2001,11.01.01,desa,Keude Bakongan,2.9,97.4,23773\n"
    "11.01.01.2002,11.01.01,desa,Ujong Mangki,,,23773\n"
)
EMPTY = {
    "legacy_codes": "code,level,name,successor_code\n",
    "former_names": "code,former_name\n",
    "village_former_names": "code,name_in_2022_decree\n",
    "aliases": "code,alias\n",
    "own_names": "code,alias,kind\n",
    "name_conflicts": "code,name_in_second_source\n",
}
EDITION = {
    "decree": "Daftar uji",
    "dated": "2025-04-25",
    "counts": {"province": 1, "regency": 1, "district": 1, "village": 2},
    "splits": {},
}


def folder_of(path: Path, **changed: str) -> Path:
    """A small list in a folder, with some tables changed."""
    tables = {"provinces": PROVINCES, "regencies": REGENCIES, "districts": DISTRICTS, "villages": VILLAGES}
    for name, text in {**tables, **EMPTY, **changed}.items():
        (path / f"{name}.csv").write_text(text, "utf-8")
    (path / "edition.yaml").write_text(yaml.safe_dump(EDITION).replace("'2025-04-25'", "2025-04-25"), "utf-8")
    return path


def problem(folder: Path) -> str:
    """The sentence a broken folder gives, spoken in both languages."""
    with pytest.raises(BrokenFile) as caught:
        list(read_names(folder, read_wilayah(folder)))
    assert speak(caught.value.say, "id")
    return speak(caught.value.say, "en")


@pytest.fixture(scope="module")
def whole() -> Wilayah:
    """The packaged list, read once."""
    return read_wilayah(packaged())


def test_the_packaged_list_has_every_region(whole: Wilayah) -> None:
    assert whole.counts() == {"province": 38, "regency": 514, "district": 7285, "village": 83762}
    assert len(whole.regions) == 92219


def test_every_parent_comes_before_its_children(whole: Wilayah) -> None:
    seen: set[str | None] = {None}
    for row in whole.regions:
        assert row.parent in seen
        seen.add(row.code)


def test_ended_codes_have_a_day_and_all_but_two_a_successor(whole: Wilayah) -> None:
    ended = [row for row in whole.regions if row.valid_to]
    assert len(ended) == 620
    assert sorted(row.code for row in ended if not row.successor) == ["91.13.44", "91.18.18"]


def test_no_region_of_a_split_province_is_older_than_its_law(whole: Wilayah) -> None:
    since = Counter((row.code[:2], str(row.valid_from)) for row in whole.regions if row.valid_from)
    assert {code for code, _ in since} == {"93", "94", "95", "96"}
    assert len(since) == 4


def test_misprints_and_usual_spellings_are_both_names(whole: Wilayah) -> None:
    names = {
        name.name: name.kind.value for name in read_names(packaged(), whole) if name.region == "32.03.06"
    }
    assert names == {"Bojongpicung": "display", "Bonjogpicung": "misprint"}


def test_a_small_list_is_read(tmp_path: Path) -> None:
    assert len(read_wilayah(folder_of(tmp_path)).regions) == 5


@pytest.mark.parametrize(
    ("table", "text", "said"),
    [
        ("villages", VILLAGES + "11.01.01.2003,11.01.02,desa,X,,,\n", "villages.csv, line 4: 11.01.02, the parent"),
        ("villages", VILLAGES + "11.01.01.2002,11.01.01,desa,X,,,\n", "villages.csv, line 4: the code 11.01.01.2002 is"),
        ("villages", VILLAGES + "11.01.01.203,11.01.01,desa,X,,,\n", 'villages.csv, line 4: "11.01.01.203"'),
        ("villages", VILLAGES + "11.01.01.2003,11.01.01,dusun,X,,,\n", 'villages.csv, line 4: "dusun" in column kind'),
        ("villages", VILLAGES + "11.01.01.2003,11.01.01,desa,X\n", "villages.csv, line 4: 4 columns where 7"),
        ("villages", VILLAGES + "11.01.01.2003,11.01.01,desa,X,99,1,\n", 'villages.csv, line 4: "99" in column lat'),
        ("villages", VILLAGES + "11.01.01.2003,11.01.01,desa,X,a,1,\n", 'villages.csv, line 4: "a" in column lat'),
        ("villages", VILLAGES + "11.01.01.2003,11.01.01,desa,,,,\n", "villages.csv, line 4: column name is empty"),
        ("villages", VILLAGES + '11.01.01.2003,11.01.01,desa,"X,,,\n', "villages.csv, line 4: a quotation mark"),
        ("villages", "code,name\n", "villages.csv, line 1: column district_code"),
        ("villages", "", "villages.csv, line 1: column code"),
        ("villages", VILLAGES.splitlines()[0] + "\n", "0 regions at the level village where 2"),
        ("provinces", PROVINCES.replace("5623479", "banyak"), 'provinces.csv, line 2: "banyak" in column population'),
        ("aliases", "code,alias\n11.09,Bukan\n", "aliases.csv, line 2: the code 11.09 is not in the list"),
        ("legacy_codes", EMPTY["legacy_codes"] + "11.02,regency,Kabupaten X,12\n", 'line 2: "12", the successor'),
        ("legacy_codes", EMPTY["legacy_codes"] + "11.02,regency,Kabupaten X,11.01\n", 'line 2: "11.01", the successor'),
        ("legacy_codes", EMPTY["legacy_codes"] + "11.01,regency,Kabupaten X,11.01\n", "line 2: the code 11.01 is"),
    ],
)  # fmt: skip
def test_a_broken_line_is_named(tmp_path: Path, table: str, text: str, said: str) -> None:
    assert said in problem(folder_of(tmp_path, **{table: text}))


def test_letters_that_are_not_utf8_are_named(tmp_path: Path) -> None:
    folder_of(tmp_path)
    (tmp_path / "aliases.csv").write_bytes(b"code,alias\n11,Ac\xe9h\n")
    assert "aliases.csv, line 2: this is not UTF-8" in problem(tmp_path)


def test_a_missing_and_a_damaged_file_are_named(tmp_path: Path) -> None:
    folder_of(tmp_path)
    (tmp_path / "villages.csv").unlink()
    assert "villages.csv.gz is missing" in problem(tmp_path)
    (tmp_path / "villages.csv.gz").write_bytes(gzip.compress(b"code")[:-9])
    assert "villages.csv.gz is damaged" in problem(tmp_path)


def test_an_edition_without_its_date_is_refused(tmp_path: Path) -> None:
    (folder_of(tmp_path) / "edition.yaml").write_text("decree: X\n", "utf-8")
    assert "edition.yaml does not tell" in problem(tmp_path)
    (tmp_path / "edition.yaml").unlink()
    assert "edition.yaml is missing" in problem(tmp_path)


def test_institutions_name_a_broken_line_too(tmp_path: Path) -> None:
    shutil.copytree(str(packaged_institutions()), tmp_path, dirs_exist_ok=True)
    raw = content(packaged_institutions(), "police_units").decode()
    (tmp_path / "police_units.csv.gz").write_bytes(gzip.compress(raw.replace("11.71", "11.7x", 1).encode()))
    with pytest.raises(BrokenFile, match="line=36"):
        read_institutions(tmp_path)


def test_every_kabupaten_has_a_police_unit(whole: Wilayah) -> None:
    police, immigration = read_institutions(packaged_institutions())
    served = {code for row in police.rows if row.kind == "polres" for code in (row.region, *row.covers)}
    assert served == {row.code for row in whole.regions if row.level == "regency" and row.valid_to is None}
    assert len(immigration.rows) == 126
    assert len({row.key for row in (*police.rows, *immigration.rows)}) == 668


def _rows(name: str) -> int:
    if name.endswith(".csv"):
        folder, _, table = name.removesuffix(".csv").rpartition("/")
        return len(list(read_table(DATA / folder, table, ())))
    said = yaml.safe_load((DATA / name).read_text("utf-8"))
    if name in ("region_words.yaml", "agency_names.yaml"):
        parts = ("kinds", "same", "others", "ends") if name == "region_words.yaml" else ("kinds", "same")
        return sum(len(said.get(part, ())) for part in parts)
    return len(said)


def test_every_file_tells_where_it_comes_from() -> None:
    files = [*DATA.glob("*/*.csv*"), *DATA.glob("*.yaml")]
    ours = {str(path.relative_to(DATA)).removesuffix(".gz") for path in files} - {
        "origins.yaml",
        "sentences.yaml",
    }
    assert ours == {file.file for file in data_files()}
    assert {file.file: _rows(file.file) for file in data_files()} == {
        file.file: file.rows for file in data_files()
    }


def test_declared_data_is_complete() -> None:
    assert list(subgroups()) == [1, 2, 3, 4, 5, 6]
    assert {lead for group in subgroups().values() for lead in group.leads} <= set(agency_kinds())
    assert [number.number for number in numbers() if number.confidence == "S"] == ["110", "129", "148"]
    assert agency_kinds()["uptd_ppa"].named("Cianjur", "Kabupaten Cianjur") == "UPTD PPA Kabupaten Cianjur"
