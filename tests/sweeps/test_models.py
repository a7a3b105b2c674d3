"""Keys point back, every field has one privacy class, nothing sprouts backwards."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db.models import Field, Model

from tests.sweeps.code import ROOMS

OURS = [model for model in apps.get_models() if model.__module__.startswith("gugus.")]


def _fields(model: type[Model]) -> list[Field]:
    return [field for field in model._meta.get_fields() if getattr(field, "concrete", False)]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_has_exactly_one_privacy_class(model: type[Model]) -> None:
    assert sorted(model.privacy.listed()) == sorted(field.name for field in _fields(model))


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_foreign_keys_point_to_the_same_or_an_earlier_room(model: type[Model]) -> None:
    own = ROOMS.index(model._meta.app_label)
    for field in _fields(model):
        if field.is_relation:
            assert ROOMS.index(field.related_model._meta.app_label) <= own, field
            assert field.remote_field.related_name == "+", field


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_what_is_sealed_is_binary_and_sensitive(model: type[Model]) -> None:
    for field in _fields(model):
        if field.name.startswith("sealed_"):
            assert field.get_internal_type() == "BinaryField"
            assert field.name in model.privacy.sensitive


def test_core_has_no_foreign_key() -> None:
    fields = [field for model in OURS if model._meta.app_label == "core" for field in _fields(model)]
    assert [field for field in fields if field.is_relation] == []


def test_keys_are_made_in_python() -> None:
    natural = {"registry.Region", "core.SpentToken", "core.Pace", "accounts.CacheEntry"}
    for model in OURS:
        if model._meta.label not in natural:
            assert model._meta.pk.get_internal_type() == "UUIDField", model


def test_scopes_name_a_real_path() -> None:
    for model in OURS:
        if hasattr(model, "SCOPE"):
            model.objects.filter(**{model.SCOPE: "32.03"}).query  # noqa: B018 - resolving the path is the test
