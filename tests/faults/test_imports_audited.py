"""Imports missing from the audit: every command that writes or takes data out leaves a line, and none writes by itself."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from gugus.accounts.tests import make
from gugus.cli import manage
from gugus.cli.__main__ import main, parser
from gugus.core.acts import acts
from gugus.core.models import AuditEntry
from gugus.core.viewer import system
from gugus.registry.actions import appoint_from_decree, load_institutions, load_regions
from gugus.registry.models import Agency, EmergencyNumber, Post
from gugus.registry.rules.decree import AgencyNamed, PostNamed
from gugus.registry.tests import make as registry
from gugus.registry.tests.test_rules_files import folder_of
from tests.sweeps.code import SRC, functions

pytestmark = pytest.mark.django_db
BY = system("test")
WRITING = {
    "demo": "demo.build", "regions load": "registry.load_regions", "tick": "night.build", "handover": "handover.make",
    "vault init": "vault.init", "vault rotate": "vault.rotate", "vault erase": "vault.erase", "backup": "backup.make",
    "restore": "backup.restore", "manage": "manage.run", "serve": "night.build", "post end": "registry.end_appointment",
    "post appoint": "registry.appoint", "text examples": "article.examples", "articles examples": "article.examples",
}  # fmt: skip
"""Each command that writes into an office's data or takes it out, and the act that stands in the audit."""
ELSE = {
    "test": "works on databases of its own", "check": "works on databases of its own", "bench": "measures worlds of its own",
    "vendor": "files of the source", "translations": "files of the source", "docs": "files of the source",
    "articles read": "prints; keeps nothing", "text read": "prints; keeps nothing", "process": "prints; keeps nothing", "prevalence": "reads a table of its own; opens no database", "regions find": "reads a public list",
    "regions show": "reads a public list", "demo code": "a code of an invented account; refused in production",
    "vault status": "numbers only", "audit verify": "reads the audit itself", "audit checkpoint": "writes where the audit stands",
}  # fmt: skip
ORM = re.compile(r"\.objects\b|\.save\(|\.delete\(|bulk_create|\bcursor\(|\.execute\(")
DIRECT = {
    "demo.py": "removes the demo's own folder",
    "bench.py": "",
    "test.py": "",
    "starts.py": "",
    "running.py": "",
    "serve.py": "",
}


def _verbs() -> set[str]:
    """Every command, by its verb where it has verbs of its own."""
    found = set()
    for name, command in _choices(parser()).items():
        verbs = _choices(command)
        found |= {f"{name} {verb}" for verb in verbs} if verbs and name != "demo" else {name}
        found |= {f"{name} {verb}" for verb in verbs if name == "demo"}
    return found


def _choices(of: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _lines(action: str) -> int:
    return AuditEntry.objects.filter(action=action).count()


def test_every_command_is_placed() -> None:
    placed = {each.split()[0] for each in {*WRITING, *ELSE}}
    assert placed == set(_choices(parser()))
    unplaced = {
        each
        for each in _verbs()
        if each not in {*WRITING, *ELSE} and each.split()[0] not in {*WRITING, *ELSE}
    }
    assert unplaced == set()


@pytest.mark.parametrize("action", sorted(set(WRITING.values())))
def test_the_act_of_a_writing_command_has_its_words_and_is_recorded_somewhere(action: str) -> None:
    assert action in acts()
    recorded = [
        path
        for path in SRC.rglob("*.py")
        if f'"{action}"' in path.read_text("utf-8") and "tests" not in path.parts
    ]
    assert recorded, action


@pytest.mark.parametrize("path", sorted((SRC / "gugus" / "cli").glob("*.py")), ids=lambda path: path.name)
def test_no_command_touches_a_table_by_itself(path: Path) -> None:
    found = [
        node.name for node in functions(path) if ORM.search(_source(path, node.lineno, node.end_lineno or 0))
    ]
    assert not found or path.name in DIRECT, found


def _source(path: Path, start: int, end: int) -> str:
    return "\n".join(path.read_text("utf-8").splitlines()[start - 1 : end])


def test_loading_regions_is_written_down_with_its_edition(tmp_path: Path) -> None:
    before = _lines("registry.load_regions")
    load_regions(by=BY, folder=folder_of(tmp_path))
    assert _lines("registry.load_regions") == before + 1
    assert (
        AuditEntry.objects.filter(action="registry.load_regions").latest("at").object_kind
        == "registry.source"
    )


def test_a_changed_emergency_number_is_written_down() -> None:
    EmergencyNumber.objects.all().delete()
    before = _lines("registry.load_institutions")
    load_institutions(by=BY)
    assert _lines("registry.load_institutions") == before + 1


@pytest.mark.parametrize("more", ["a post", "an agency", "nothing"])
def test_a_decree_that_adds_anything_at_all_is_written_down(more: str) -> None:
    code = registry.CIANJUR
    registry.appointed(code)
    plain, key = registry.decree(code), f"uji-polres-{code}"
    added = {
        "a post": {"posts": (*plain.posts, PostNamed(key, "kanit", "Kanit Contoh"))},
        "an agency": {"agencies": (*plain.agencies, AgencyNamed(f"uji-dp3a-{code}", "dp3a", code))},
        "nothing": {},
    }[more]
    before, rows = _lines("registry.appoint_from_decree"), (Agency.objects.count(), Post.objects.count())
    appoint_from_decree(registry.decree(code, **added), by=BY)
    changed = (Agency.objects.count(), Post.objects.count()) != rows
    assert changed == (more != "nothing")
    assert _lines("registry.appoint_from_decree") == before + changed


def test_the_clock_and_the_hand_over_leave_their_lines(capsys: pytest.CaptureFixture[str]) -> None:
    row = make.account("penyidik", "penyidik")
    assert main(["tick", "--json"]) == 0
    assert main(["handover", row.username]) == 0
    assert _lines("night.build") == 1
    assert _lines("handover.make") == 1
    capsys.readouterr()


@pytest.mark.parametrize(
    ("words", "lines"), [(["shell"], 1), (["dumpdata", "intake"], 1), (["migrate"], 0), ([], 0)]
)
def test_a_command_that_goes_round_the_rules_is_written_down_by_its_name(
    words: list[str], lines: int
) -> None:
    manage.note(words)
    assert _lines("manage.run") == lines
    assert (
        list(AuditEntry.objects.filter(action="manage.run").values_list("note", flat=True)) == words[:lines]
    )
