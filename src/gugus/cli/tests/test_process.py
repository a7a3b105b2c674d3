"""The command prints the declared processes for people and machines, and names what it does not know."""

from __future__ import annotations

import argparse
import json

import pytest

from gugus.cli import process
from gugus.cli.errors import BAD_INPUT, FAILED, CommandError
from gugus_engine.process import BadProcess
from gugus_engine.say import Say


def gugus(*words: str) -> int:
    """Run the command as `./gugus` does."""
    parser = argparse.ArgumentParser()
    process.add(parser.add_subparsers())
    args = parser.parse_args(["process", *words])
    return int(args.run(args))


def test_show_tells_stages_steps_and_clocks(capsys: pytest.CaptureFixture[str]) -> None:
    assert gugus("show", "criminal-kuhap-2025") == 0
    told = capsys.readouterr().out
    assert "file_stage1      -> p18_p19, p21" in told
    assert "Penyidik: 7 hari (kalender atau kerja perlu dikonfirmasi); keyakinan: pasti" in told
    assert "Belum diketahui, perlu dikonfirmasi." in told


def test_show_speaks_english_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert gugus("show", "criminal-kuhap-1981", "--lang", "en") == 0
    told = capsys.readouterr().out
    assert "In force 1981-12-31 to 2026-01-01" in told
    assert "Return of the file: no limit (sure)" in told


def test_show_json_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert gugus("show", "criminal-kuhap-2025", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    spdp = next(clock for clock in found["clocks"] if clock["key"] == "spdp")
    assert (spdp["due_days"], spdp["day_kind"], spdp["confidence"]) == (7, "unknown", "S")
    assert (found["start"], found["in_force"]["to"], len(found["hash"])) == ("signal", None, 64)


def test_list_names_every_process(capsys: pytest.CaptureFixture[str]) -> None:
    assert gugus("list") == 0
    assert "criminal-kuhap-1981, versi 1" in capsys.readouterr().out
    assert gugus("list", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_an_unknown_key_is_bad_input_and_names_the_known_ones() -> None:
    with pytest.raises(CommandError, match="criminal-kuhap-1981, criminal-kuhap-2025") as found:
        gugus("show", "pidana")
    assert found.value.code == BAD_INPUT


def test_a_broken_file_is_named_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise BadProcess(Say("process.missing_key", source="x.yaml", where="stages.work.owner"))

    monkeypatch.setattr(process, "declared", broken)
    with pytest.raises(CommandError, match=r"x\.yaml: stages\.work\.owner") as found:
        gugus("list")
    assert found.value.code == FAILED
