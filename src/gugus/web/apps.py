"""The application of the pages; it has no tables."""

from __future__ import annotations

from django.apps import AppConfig
from django.conf import settings

from gugus.core import logs


class WebConfig(AppConfig):
    """Pages only."""

    name = "gugus.web"
    label = "web"

    def ready(self) -> None:
        """Let a dying process and a failed task say what broke without saying what somebody typed."""
        if settings.DISCREET_LOGS and settings.GUGUS_MODE != "test":
            logs.watch()
