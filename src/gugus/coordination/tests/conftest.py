"""The five kabupaten stand in the database before the tests of coordination."""

from gugus.registry.tests.conftest import five

__all__ = ["five"]
