"""The five kabupaten stand in the database before the tests of the leaders' page."""

from gugus.registry.tests.conftest import five

__all__ = ["five"]
