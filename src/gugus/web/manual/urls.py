"""Addresses of the manual."""

from __future__ import annotations

from django.urls import path

from gugus.web.manual import views

urlpatterns = [
    path("", views.manual, name="manual"),
    path("gambar/<path:name>", views.image, name="manual_image"),
    path("<path:name>/", views.manual_page, name="manual_page"),
]
