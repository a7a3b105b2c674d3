"""The vendored style sheets are the ones that were built, and templates use only what was kept."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from gugus.cli import vendor


def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.css").write_text("a{}", "utf-8")
    vendor.write_manifest(tmp_path, {"a.css": {"package": "a", "version": "1.0.0", "licence": "MIT"}})
    return tmp_path


def test_the_committed_files_are_as_the_manifest_says() -> None:
    assert vendor.check() == []


def test_an_untouched_folder_has_nothing_to_say(tmp_path: Path) -> None:
    assert vendor.changed(folder(tmp_path)) == []


def test_a_changed_file_is_named(tmp_path: Path) -> None:
    (folder(tmp_path) / "a.css").write_text("b{}", "utf-8")
    assert vendor.changed(tmp_path)[0].startswith("a.css: changed")


def test_missing_and_unknown_files_are_named(tmp_path: Path) -> None:
    (folder(tmp_path) / "a.css").rename(tmp_path / "b.css")
    assert [one.split(":")[0] for one in vendor.changed(tmp_path)] == ["a.css", "b.css"]


def test_the_manifest_keeps_package_and_version(tmp_path: Path) -> None:
    assert vendor.promised(folder(tmp_path))["a.css"]["version"] == "1.0.0"


def test_a_class_that_was_not_kept_is_named(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<p class="govuk-kept govuk-lost"></p>', "utf-8")
    assert vendor.unknown_classes(tmp_path, ".govuk-kept{}") == [
        "page.html: govuk-lost is not kept by vendor/keep.json."
    ]


def test_a_machine_without_node_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert str(vendor.build()).startswith("Node 20")


def test_the_result_comes_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert vendor.run(argparse.Namespace(step="check", json=True)) == 0
    assert json.loads(capsys.readouterr().out)["ok"] is True
