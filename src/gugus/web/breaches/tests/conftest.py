"""The five kabupaten stand in the database before the tests of these pages."""

from gugus.registry.tests.conftest import five

__all__ = ["five"]
