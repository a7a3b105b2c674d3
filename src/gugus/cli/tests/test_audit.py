"""The command that checks the audit: sentences in two languages, one JSON document, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest_django import Settings

from gugus.cli import audit as command
from gugus.cli.__main__ import main
from gugus.core import checkpoints, keys, vault
from gugus.core.tests import tampering as t
from gugus.registry.tests import make as registry
from gugus.registry.tests.conftest import five

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
__all__ = ["five"]


@pytest.fixture(autouse=True)
def _own_checkpoints(settings: Settings, tmp_path: Path) -> None:
    settings.GUGUS_CHECKPOINTS = tmp_path / "checkpoints.log"


def _chain() -> str:
    chain = str(registry.task_force().pk)
    t.grow(chain, 6)
    return chain


def test_an_audit_that_holds_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    _chain()
    assert main(["audit", "verify"]) == 0
    assert "Audit utuh" in capsys.readouterr().out
    assert main(["audit", "verify", "--lang", "en"]) == 0
    assert "The audit holds" in capsys.readouterr().out


def test_a_broken_link_is_named_with_its_task_force_and_ends_with_1(
    capsys: pytest.CaptureFixture[str],
) -> None:
    chain = _chain()
    t.owner(f"UPDATE core_auditentry SET note = 'x' WHERE chain = '{chain}' AND number = 3")
    row = t.at(chain, 3)
    assert main(["audit", "verify", "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert (
        f"Chain of Gugus Tugas TPPO 32.03 ({chain}), row 3 (report.read, 2026-11-21 02.00.00 UTC, id {row.pk})"
        in said
    )
    assert "Change nothing" in said


def test_the_json_document_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    chain = _chain()
    t.owner(f"DELETE FROM core_auditentry WHERE chain = '{chain}' AND number > 4")
    assert main(["audit", "verify", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    problem = said["problems"][0]
    assert (said["holds"], problem["wrong"], problem["task_force"]) == (
        False,
        "tail_removed",
        "Gugus Tugas TPPO 32.03",
    )
    assert (problem["chain"], problem["number"], problem["last"], problem["checkpoint"]) == (chain, 5, 7, 1)
    assert said["last_checkpoint"]["number"] == 1


@pytest.mark.parametrize("wrong", ["missing", "checkpoints", "file", "guards", "swap"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_damage_has_a_sentence(wrong: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    chain = _chain()
    where = f"WHERE chain = '{chain}' AND number ="
    acts = {
        "missing": [f"DELETE FROM core_auditentry {where} 2"],
        "checkpoints": ["DELETE FROM core_auditcheckpoint"],
        "swap": [
            f"UPDATE core_auditentry SET number = {new} {where} {old}"
            for old, new in ((2, 99), (3, 2), (99, 3))
        ],
    }
    t.owner(*acts.get(wrong, []))
    if wrong == "file":
        t.rewrite(["x\n"])
    if wrong == "guards":
        t.guards.remove(t.connection)
    assert main(["audit", "verify", "--lang", lang]) == 1
    assert "{" not in capsys.readouterr().out


def test_a_copy_that_is_not_there_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "verify", "--checkpoints", str(tmp_path / "tiada.log")]) == 2
    assert "tiada.log" in capsys.readouterr().err


def test_a_vault_that_does_not_open_ends_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def closed(purpose: str) -> bytes:
        message = "The master key file is missing or cannot be read."
        raise keys.VaultError(message)

    monkeypatch.setattr(vault, "derived", closed)
    assert main(["audit", "verify", "--lang", "en"]) == 1
    assert "cannot be checked: The master key file" in capsys.readouterr().err


def test_a_checkpoint_can_be_taken_by_hand(capsys: pytest.CaptureFixture[str]) -> None:
    t.grow("gugus-a", 1, checkpoint=False)
    assert main(["audit", "checkpoint", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"checkpoint": 1}
    assert main(["audit", "checkpoint"]) == 0
    assert "tidak ada yang ditulis" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["audit", "checkpoint", "--restored"])


@pytest.mark.parametrize("lang", ["id", "en"])
def test_lines_cut_in_both_places_are_told_and_never_begun_anew(
    lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    t.grow(t.A, 4)
    t.cut(rows=2, lines_left=0)
    t.file().unlink()
    assert main(["audit", "checkpoint", "--lang", lang]) == 1
    assert "checkpoints.log" in capsys.readouterr().err
    assert main(["audit", "verify", "--lang", lang]) == 1
    assert {"id": "Penyimpan kunci masih", "en": "key store still knows number 1"}[
        lang
    ] in capsys.readouterr().out


def test_a_restore_is_named_with_its_day_and_what_it_lost(capsys: pytest.CaptureFixture[str]) -> None:
    chain = _chain()
    assert t.restored(f"DELETE FROM core_auditentry WHERE chain = '{chain}' AND number > 4") == 2
    assert main(["audit", "verify", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "A backup was restored 2026-11-21 02.00.00 UTC (checkpoint 2)" in said
    assert f"Chain of Gugus Tugas TPPO 32.03 ({chain}): 3." in said
    assert main(["audit", "verify", "--json"]) == 0
    restored = json.loads(capsys.readouterr().out)["restored"]
    assert [(each["checkpoint"], each["proven"], each["lost"][0]["rows"]) for each in restored] == [
        (2, True, 3)
    ]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_restore_without_its_act_ends_with_1(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    _chain()
    checkpoints.mark_restored()
    assert main(["audit", "verify", "--lang", lang]) == 1
    said = capsys.readouterr().out
    assert {"id": "tidak memuat tindakan ./gugus restore", "en": "holds no act of ./gugus restore"}[
        lang
    ] in said
    assert "{" not in said


def test_what_takes_long_tells_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "PATIENCE", 0.0)
    told = command._progress("id", 0.0)
    told(250_000, 1_000_000)
    assert capsys.readouterr().err == "gugus: 250.000 dari sekitar 1.000.000 baris\n"
