"""``./gugus regions``: what it prints, and how it ends."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from gugus.cli import regions
from gugus.cli.errors import CommandError
from gugus.registry.models import Region
from gugus.registry.tests import make
from gugus.registry.tests.test_rules_files import VILLAGES, folder_of
from gugus_engine.text.gazetteer import Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


@pytest.fixture(scope="session")
def five(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The five kabupaten stand in the test database before any test's own transaction."""
    with django_db_blocker.unblock():
        make.five_regencies()


def gugus(*words: str) -> int:
    """Run the command with these words."""
    parser = argparse.ArgumentParser()
    regions.add(parser.add_subparsers())
    args = parser.parse_args(["regions", *words])
    return int(args.run(args))


def refused(*words: str) -> tuple[str, int]:
    """The sentence and the exit code a command ends with."""
    with pytest.raises(CommandError) as caught:
        gugus(*words)
    return str(caught.value), caught.value.code


def test_find_prints_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert gugus("find", "Barsel", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["query"] == "Barsel"
    assert found["hits"][0] == {
        "code": "62.04",
        "level": "regency",
        "name": "Kabupaten Barito Selatan",
        "label": "Kabupaten Barito Selatan, Provinsi Kalimantan Tengah",
        "matched": "Barsel",
        "match": "alias",
        "score": 0.97,
    }


def test_find_takes_several_words_and_a_region_around(capsys: pytest.CaptureFixture[str]) -> None:
    assert gugus("find", "desa", "sukaluyu", "--within", "32.03.09") == 0
    assert capsys.readouterr().out.startswith("32.03.09.2008")


def test_nothing_found_ends_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused("find", "qqqqwwww") == ('Tidak ada wilayah yang cocok dengan "qqqqwwww".', 1)
    assert gugus("find", "qqqqwwww", "--json") == 1
    assert json.loads(capsys.readouterr().out)["hits"] == []


def test_an_empty_database_says_what_to_run() -> None:
    for level in reversed(Level):
        Region.objects.filter(level=level).delete()
    said, code = refused("find", "Cianjur", "--lang", "en")
    assert (said, code) == ("The regions are not loaded yet. Run: ./gugus regions load", 1)


def test_an_unknown_code_is_refused_with_the_nearest_names() -> None:
    said, code = refused("show", "32.13", "--json")
    assert code == 2
    assert "Kabupaten Purwakarta" in said
    assert refused("find", "Menteng", "--within", "32.13")[1] == 2


def test_show_prints_all_that_is_stored(capsys: pytest.CaptureFixture[str]) -> None:
    assert gugus("show", "3203", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["code"], found["zone"], found["children"]) == ("32.03", "WIB", 32)
    assert gugus("show", "32.03.06") == 0
    assert "Bojongpicung" in capsys.readouterr().out


def test_load_says_what_it_did_and_then_that_nothing_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(folder_of(tmp_path))
    assert gugus("load", "--from", folder) == 0
    first = capsys.readouterr()
    assert "2 desa/kelurahan" in first.out
    assert "membaca dan memeriksa" in first.err
    assert gugus("load", "--from", folder, "--json") == 0
    assert json.loads(capsys.readouterr().out)["changed"] is False
    assert gugus("load", "--from", folder, "--lang", "en") == 0
    assert capsys.readouterr().out.startswith("Nothing changed")


def test_a_broken_file_names_its_line_and_loads_nothing(tmp_path: Path) -> None:
    before = Region.objects.count()
    folder = folder_of(tmp_path, villages=VILLAGES + "x,11.01.01,desa,X,,,\n")
    said, code = refused("load", "--from", str(folder))
    assert said.startswith("villages.csv, baris 4:")
    assert (code, Region.objects.count()) == (2, before)
    assert refused("load", "--from", str(tmp_path / "tidak-ada"))[1] == 2
