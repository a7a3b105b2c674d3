"""Addresses of the reference pages."""

from __future__ import annotations

from django.urls import path

from gugus.web.registry import views

urlpatterns = [
    path("wilayah/", views.regions, name="regions"),
    path("wilayah/pilih/", views.region_pick, name="region_pick"),
    path("gugus/", views.task_force, name="task_force"),
    path("sumber-data/", views.sources, name="sources"),
]
