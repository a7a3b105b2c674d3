"""What the clock brings: spent tokens are forgotten, missing nights are built, once."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from gugus.cli.__main__ import main
from gugus.cli.tick import tick
from gugus.core import tokens
from gugus.core.models import SpentToken
from gugus.core.time import now
from gugus.insight.models import Cell
from gugus.registry.tests import make as registry

pytestmark = pytest.mark.django_db


def test_a_tick_builds_the_night_once() -> None:
    registry.task_force()
    assert tick()["nights_built"] == 1
    assert Cell.objects.exists()
    assert tick()["nights_built"] == 0


def test_a_tick_forgets_tokens_that_can_no_longer_be_replayed() -> None:
    for name in ("lama", "baru"):
        tokens.spend(tokens.read("uji", tokens.issue("uji")), content=name, subject="")
    SpentToken.objects.filter(content="lama").update(expires_at=now() - timedelta(seconds=1))
    assert tick()["tokens_forgotten"] == 1


def test_the_command_prints_one_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tick", "--json"]) == 0
    done = json.loads(capsys.readouterr().out)
    assert (done["tokens_forgotten"], done["nights_built"]) == (0, 0)
    assert done["reminders_made"] == 0


def test_the_command_says_what_was_done_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tick"]) == 0
    said = capsys.readouterr().out
    assert "Malam dibuat" in said
    assert "Nights built" in said


@pytest.fixture(autouse=True)
def _own_checkpoints(settings: Settings, tmp_path: Path) -> None:
    settings.GUGUS_CHECKPOINTS = tmp_path / "checkpoints.log"


def test_a_tick_takes_a_checkpoint_of_the_audit_when_it_moved(settings: Settings) -> None:
    registry.task_force()
    assert tick()["checkpoints_taken"] == 1
    assert tick()["checkpoints_taken"] == 0
    assert len(settings.GUGUS_CHECKPOINTS.read_text("ascii").splitlines()) == 1


def test_a_file_that_cannot_be_written_is_told_and_the_clock_goes_on(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registry.task_force()
    (tmp_path / "penuh").write_text("")
    settings.GUGUS_CHECKPOINTS = tmp_path / "penuh" / "checkpoints.log"
    assert tick()["checkpoints_taken"] == 0
    assert "tidak dapat ditulis" in capsys.readouterr().err
