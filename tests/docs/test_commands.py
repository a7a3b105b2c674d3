"""Every command and verb stands in the reference."""

from __future__ import annotations

import argparse

import pytest

from gugus.cli.__main__ import COMMANDS, parser
from tests.docs.pages import DOCS, text

PAGE = DOCS / "reference" / "commands.md"


def _verbs(command: str) -> list[str]:
    """The sub-commands that a command offers."""
    top = next(each for each in parser()._actions if isinstance(each, argparse._SubParsersAction))
    inner = [each for each in top.choices[command]._actions if isinstance(each, argparse._SubParsersAction)]
    return [verb for each in inner for verb in each.choices]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_its_heading(command: str) -> None:
    assert f"\n## ./gugus {command}\n" in text(PAGE).replace("`", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_verb_stands_on_the_page(command: str) -> None:
    for verb in _verbs(command):
        assert f"./gugus {command} {verb}" in text(PAGE)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_stands_under_its_command(command: str) -> None:
    part = text(PAGE).replace("`", "").partition(f"\n## ./gugus {command}\n")[2].partition("\n## ")[0]
    for option in _options(command):
        assert option in part, f"{command}: {option}"


def _options(command: str) -> set[str]:
    top = next(each for each in parser()._actions if isinstance(each, argparse._SubParsersAction))
    found, todo = set(), [top.choices[command]]
    while todo:
        for action in todo.pop()._actions:
            found |= {option for option in action.option_strings if option not in ("-h", "--help")}
            if isinstance(action, argparse._SubParsersAction):
                todo += list(action.choices.values())
    return found
