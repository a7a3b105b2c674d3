"""Asking clamd: found, not found, no answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from gugus.core import clamd
from gugus.core.tests import fake_clamd
from gugus.core.tests.fake_clamd import HARMFUL


def test_a_harmful_file_is_found_across_its_pieces(settings: Settings, tmp_path: Path) -> None:
    with fake_clamd.on_socket(tmp_path / "clamd") as settings.GUGUS_CLAMD:
        assert clamd.answers()
        assert clamd.is_clean([b"a" * 70_000, b"b"])
        assert not clamd.is_clean([HARMFUL[:5], HARMFUL[5:]])


def test_a_port_serves_as_well(settings: Settings) -> None:
    with fake_clamd.on_port() as settings.GUGUS_CLAMD:
        assert clamd.is_clean([b"bersih"])
        assert not clamd.is_clean([HARMFUL])


@pytest.mark.parametrize("place", ["/tidak/ada", "127.0.0.1:1", "127.0.0.1:99999", "tanpa-nomor"])
def test_no_answer_is_said(settings: Settings, place: str) -> None:
    settings.GUGUS_CLAMD = place
    assert not clamd.answers()
    with pytest.raises(clamd.Unreachable):
        clamd.is_clean([b"x"])


def test_an_answer_that_is_neither_yes_nor_no_is_no_answer(settings: Settings, tmp_path: Path) -> None:
    with fake_clamd.on_socket(tmp_path / "clamd") as settings.GUGUS_CLAMD, pytest.raises(clamd.Unreachable):
        clamd.is_clean([b"membingungkan"])


def test_an_office_without_clamd_uses_none(settings: Settings) -> None:
    settings.GUGUS_CLAMD = ""
    assert not clamd.is_used()
