"""All addresses: Bahasa Indonesia at /, English at /en/; health and static have no language."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from gugus.web import errors, health

urlpatterns = [
    path("sehat/", health.healthy, name="healthy"),
    *i18n_patterns(path("", include("gugus.web.urls")), prefix_default_language=False),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
