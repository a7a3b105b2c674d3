"""Which table lives in which database: wrapped keys and tombstones in the key store, all else beside."""

from __future__ import annotations

from django.apps import apps
from django.db.models import Model

KEY_STORE = "keys"


def _is_key_store(model: type[Model]) -> bool:
    return bool(getattr(model, "KEY_STORE", False))


class KeyStore:
    """Models that say `KEY_STORE = True` live in the database of that alias, and nothing else does."""

    def db_for_read(self, model: type[Model], **hints: object) -> str | None:
        """The key store for its own tables."""
        return KEY_STORE if _is_key_store(model) else None

    def db_for_write(self, model: type[Model], **hints: object) -> str | None:
        """The key store for its own tables."""
        return KEY_STORE if _is_key_store(model) else None

    def allow_migrate(self, db: str, app: str, model_name: str | None = None, **hints: object) -> bool:
        """Each table in its one place."""
        if model_name is None:
            return db != KEY_STORE
        try:
            model = apps.get_model(app, model_name)
        except LookupError:
            return db != KEY_STORE
        return _is_key_store(model) == (db == KEY_STORE)
