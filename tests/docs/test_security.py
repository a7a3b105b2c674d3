"""SECURITY.md says what is true: each promise has tests that exist, and what stands in clear is listed whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from tests.docs.pages import ROOT, rows
from tests.sweeps.code import functions

PAGE = ROOT / "SECURITY.md"
TEXT = PAGE.read_text("utf-8")
LINKED = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
PROMISES = {row[0]: row[2] for row in rows(PAGE) if re.fullmatch(r"P\d+", row[0])}
DECLARED = {
    (row[0].strip("`"), name) for row in rows(PAGE) if "." in row[0] and len(row) == 3 for name in re.findall(r"`(\w+)`", row[1])
}  # fmt: skip
# Fields whose words come from the program's own vocabularies, or that hold keys, hashes, codes and ids.
VOCABULARY = set(
    "action actor actor_kind act basis bound chain code confidence content content_hash decision direction door held_basis "
    "held_candidates holder key kind language level lookup made_by made_id made_kind mark master media_type object_id "
    "object_kind online_bound onsite_bound party password period_from period_to places post postal_code process_hash "
    "process_key reads_at role roles scope state status subject subject_code subject_id subject_kind task_force token "
    "total_bound urgency zone head tail asked_by carried_out_by decided_by kept cache_key class_key confirmed_by confirmed_post data decided_post "
    "drawn_up_by drawn_up_post ending factor ground how items lifted_by link matter_id not_told people people_bound "
    "field office outcome measure proof purpose region_code ended_by ended_for matter set_by source spared word".split()
)
OURS = (
    "core",
    "registry",
    "accounts",
    "desk",
    "outreach",
    "intake",
    "screening",
    "casework",
    "coordination",
    "insight",
)


def _texts() -> Iterator[tuple[str, str]]:
    """Every text field of our tables."""
    for model in apps.get_models():
        if model._meta.app_label in OURS:
            for field in model._meta.concrete_fields:
                if isinstance(field, models.CharField | models.TextField | models.JSONField):
                    yield model._meta.label_lower, field.name


@pytest.mark.parametrize(("path", "name"), sorted(set(LINKED.findall(TEXT))), ids=lambda each: str(each))
def test_a_test_that_the_page_names_exists(path: str, name: str) -> None:
    assert (ROOT / path).is_file()
    assert name in {function.name for function in functions(ROOT / path)}


def test_every_promise_has_tests_and_every_mention_of_one_its_row() -> None:
    assert list(PROMISES) == [f"P{number}" for number in range(1, len(PROMISES) + 1)]
    assert [promise for promise, held_by in PROMISES.items() if not LINKED.search(held_by)] == []
    told = re.sub(r"^\| P.*$", "", TEXT, flags=re.MULTILINE)
    assert set(re.findall(r"\bP\d+\b", told)) <= set(PROMISES)


def test_all_text_that_is_not_sealed_is_declared() -> None:
    assert {(table, name) for table, name in _texts() if name not in VOCABULARY} == DECLARED


def test_no_field_named_in_the_vocabulary_is_gone() -> None:
    assert VOCABULARY - {name for _, name in _texts()} == set()
