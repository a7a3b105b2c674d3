"""The prepared office of the journeys, for checks that need a running server without a browser."""

from tests.journeys.conftest import prepared

__all__ = ["prepared"]
