"""Every sentence that code says exists in both languages, with the same placeholders; none is idle."""

from __future__ import annotations

import ast
import string

from gugus.core.say import sentences
from tests.sweeps.code import SRC, is_test, modules, tree

ANY = "**"
# A broken process file is named by the one who reads it, for all sentences about such files.
ADDED = {"process": {"source"}}


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _said() -> dict[str, set[str]]:
    """Keys of literal Say("…") calls with the names of their values."""
    found: dict[str, set[str]] = {}
    for path in modules():
        if SRC not in path.parents or is_test(path):
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Say" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    names = {each.arg or ANY for each in node.keywords}
                    found.setdefault(first.value, set()).update(names)
    return found


def test_both_languages_have_every_sentence_with_the_same_placeholders() -> None:
    for key, texts in sentences().items():
        assert set(texts) == {"id", "en"}, key
        assert _placeholders(texts["id"]) == _placeholders(texts["en"]), key
        assert texts["id"].strip(), key


def test_every_sentence_that_is_said_exists_with_its_values() -> None:
    known = sentences()
    for key, names in _said().items():
        assert key in known, key
        given = names | ADDED.get(key.split(".")[0], set())
        assert ANY in names or _placeholders(known[key]["id"]) <= given, key
