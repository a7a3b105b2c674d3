"""Examples in the docs run, and print documents of the shown form."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gugus.cli.__main__ import main
from tests.docs.pages import ROOT, Example, examples

NEEDS_A_DATABASE = ("regions", "tick", "handover", "vault", "backup", "restore", "audit", "post")
RUNNABLE = [each for each in examples() if each.words[1] not in NEEDS_A_DATABASE]


def _keys(document: Any) -> list[str]:
    """The top-level keys of a document, or of the first entry of a list."""
    first = document[0] if isinstance(document, list) else document
    return sorted(first)


@pytest.mark.parametrize("example", examples(), ids=lambda each: each.label)
def test_what_the_page_shows_is_json(example: Example) -> None:
    assert _keys(example.document())


@pytest.mark.parametrize("example", RUNNABLE, ids=lambda each: each.label)
def test_an_example_prints_the_shown_keys(
    example: Example, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(example.words[1:]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert _keys(printed) == _keys(example.document())


def test_there_are_examples_to_run() -> None:
    assert len(RUNNABLE) >= 3
