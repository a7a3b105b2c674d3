"""Addresses of opening and printing an identity."""

from __future__ import annotations

from django.urls import path

from gugus.web.identity import views

urlpatterns = [
    path("peristiwa/<uuid:pk>/orang/<uuid:mention>/buka/", views.identity, name="person_reveal"),
    path("peristiwa/<uuid:pk>/orang/<uuid:mention>/cetak/", views.identity_print, name="person_print"),
]
