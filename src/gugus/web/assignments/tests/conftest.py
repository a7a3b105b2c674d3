"""The five kabupaten stand in the database before the tests of assignments."""

from gugus.registry.tests.conftest import five

__all__ = ["five"]
