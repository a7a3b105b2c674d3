"""``./gugus vendor``: rebuilds the committed style sheets of other projects; ``vendor check`` compares hashes."""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

PACKAGE = Path(__file__).resolve().parents[1]
STATIC = PACKAGE / "web" / "static" / "vendor"
TEMPLATES = PACKAGE / "web" / "templates"
SOURCE = PACKAGE.parents[1] / "vendor"
MANIFEST = "manifest.json"


class Entry(TypedDict, total=False):
    """One vendored file: its hash, its size, and for a built sheet where it comes from."""

    sha256: str
    bytes: int
    package: str
    version: str
    licence: str


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    command = subparsers.add_parser("vendor", help="rebuild (needs Node) or check the vendored style sheets")
    command.add_argument("step", nargs="?", choices=("build", "check"), default="build")
    command.add_argument("--json", action="store_true", help="print the result as one JSON document")
    command.set_defaults(run=run)


def measured(folder: Path) -> dict[str, Entry]:
    """Hash and size of every file under `folder` but the manifest, by relative path."""
    found: dict[str, Entry] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != MANIFEST:
            content = path.read_bytes()
            found[name] = {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    return found


def promised(folder: Path) -> dict[str, Entry]:
    """What the manifest says; empty where there is none."""
    path = folder / MANIFEST
    files: dict[str, Entry] = json.loads(path.read_text("utf-8"))["files"] if path.is_file() else {}
    return files


def changed(folder: Path) -> list[str]:
    """One sentence for each file that is missing, unknown, or not what the manifest promises."""
    said, found = promised(folder), measured(folder)
    sentences = [f"{name}: named in {MANIFEST}, but missing." for name in sorted(said.keys() - found.keys())]
    sentences += [f"{name}: not named in {MANIFEST}." for name in sorted(found.keys() - said.keys())]
    return sentences + [
        f"{name}: changed since it was built (sha256 {found[name]['sha256'][:12]}…)."
        for name in sorted(said.keys() & found.keys())
        if said[name]["sha256"] != found[name]["sha256"]
    ]


def unknown_classes(templates: Path, sheet: str) -> list[str]:
    """One sentence for each govuk- class that a template uses and the reduced sheet does not have."""
    known = set(re.findall(r"\.(govuk-[\w-]+)", sheet))
    sentences = []
    for path in sorted(templates.rglob("*.html")):
        said = " ".join(re.findall(r'class="([^"]*)', path.read_text("utf-8")))
        used = set(re.findall(r"\bgovuk-[a-z][\w-]*", said))
        sentences += [
            f"{path.relative_to(templates).as_posix()}: {one} is not kept by vendor/keep.json."
            for one in sorted(used - known)
        ]
    return sentences


def check() -> list[str]:
    """Everything that is wrong with the vendored files; needs no Node and no network."""
    sheet = STATIC / "govuk.css"
    classes = unknown_classes(TEMPLATES, sheet.read_text("utf-8")) if sheet.is_file() else []
    return changed(STATIC) + classes


def build() -> str | None:
    """Install the pinned packages, build, write the manifest; the sentence of what went wrong, or None."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return "Node 20 or newer with npm is needed to rebuild; nothing was changed."
    sys.stderr.write("Installing the pinned packages and building (about 10 s) …\n")
    quiet = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(quiet, cwd=SOURCE, check=False, stdout=sys.stderr).returncode:  # noqa: S603 - our own words
        return "npm could not install the packages of vendor/package-lock.json; nothing was changed."
    built = subprocess.run(  # noqa: S603 - our own words
        [node, "build.mjs", str(STATIC)], cwd=SOURCE, check=False, capture_output=True, text=True
    )
    if built.returncode:
        return f"The build failed: {built.stderr.strip()[-400:]}"
    write_manifest(STATIC, json.loads(built.stdout))
    return None


def write_manifest(folder: Path, origins: dict[str, Entry]) -> None:
    """The hash list of all vendored files, with package, version and licence of what was built."""
    files = {name: {**origins.get(name, {}), **entry} for name, entry in measured(folder).items()}
    text = json.dumps({"files": files}, indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", "utf-8")


def run(args: argparse.Namespace) -> int:
    """Build or check; 0 when every file is as promised, 1 otherwise."""
    trouble = build() if args.step == "build" else None
    problems = [trouble] if trouble else check()
    files = promised(STATIC)
    if args.json:
        sys.stdout.write(json.dumps({"ok": not problems, "files": files, "problems": problems}) + "\n")
        return 1 if problems else 0
    for sentence in problems:
        sys.stderr.write(f"gugus vendor: {sentence}\n")
    if not problems:
        sys.stdout.write(f"{len(files)} vendored files are as {MANIFEST} says.\n")
    return 1 if problems else 0
