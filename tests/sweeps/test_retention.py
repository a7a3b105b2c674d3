"""Every table of ours stands in exactly one class of retention, and no class names a table that is not there."""

from __future__ import annotations

from django.apps import apps

from gugus.core.retention.rules import classes

OURS = sorted(model._meta.label_lower for model in apps.get_models() if model.__module__.startswith("gugus."))


def test_every_table_stands_in_one_class() -> None:
    listed = sorted(kind for one in classes().values() for kind in one.kinds)
    assert listed == OURS


def test_what_is_counted_is_of_its_class_and_has_a_region() -> None:
    for one in classes().values():
        assert set(one.counted) <= set(one.kinds)
        for kind in one.counted:
            assert hasattr(apps.get_model(kind), "SCOPE"), kind
