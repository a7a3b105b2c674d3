"""The one door of scoped reads: rows of one's regions, and for those at work only."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.db.models import Manager, Model

from gugus.core.reads import visible
from gugus.core.viewer import ANONYMOUS, Viewer, ViewerKind, receipt_holder, system

pytestmark = pytest.mark.django_db
CIANJUR, BARITO_SELATAN = "32.03", "62.04"


@pytest.fixture
def two_task_forces() -> None:
    for code in (CIANJUR, BARITO_SELATAN):
        about = {"level": "regency", "kind": "kabupaten", "name": code, "display_name": code, "zone": "WIB"}
        apps.get_model("registry", "Region").objects.get_or_create(code=code, defaults=about)
        _task_forces().create(
            key=f"uji-{code.replace('.', '-')}", region_id=code, valid_from=date(2026, 1, 1)
        )


def _task_forces() -> Manager[Model]:
    """Rows with a region, of a later room: named, not imported."""
    return apps.get_model("registry", "TaskForce").objects


def _seen(viewer: Viewer) -> set[str]:
    return set(visible(_task_forces().all(), viewer).values_list("region_id", flat=True))


@pytest.mark.usefixtures("two_task_forces")
@pytest.mark.parametrize(
    ("regions", "seen"),
    [
        (("32.03",), {CIANJUR}), (("32",), {CIANJUR}), (("62.04",), {BARITO_SELATAN}), (("3",), set()), ((), set()),
        (("32.03.01",), set()), (("*",), {CIANJUR, BARITO_SELATAN}),
    ],
)  # fmt: skip
def test_one_sees_the_rows_of_ones_regions(regions: tuple[str, ...], seen: set[str]) -> None:
    assert _seen(Viewer(ViewerKind.PERSON, regions=regions)) == seen


@pytest.mark.usefixtures("two_task_forces")
def test_the_system_sees_all() -> None:
    assert _seen(system("night")) == {CIANJUR, BARITO_SELATAN}


@pytest.mark.usefixtures("two_task_forces")
@pytest.mark.parametrize("viewer", [ANONYMOUS, receipt_holder("r1"), Viewer(ViewerKind.LINK, regions=("*",))])
def test_nobody_without_a_post_sees_anything(viewer: Viewer) -> None:
    assert _seen(viewer) == set()
