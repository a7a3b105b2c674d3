"""The application of the pages; it has no tables."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages only."""

    name = "gugus.web"
    label = "web"
