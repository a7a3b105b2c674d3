"""Addresses of the search: what is looked for never stands in one."""

from __future__ import annotations

from django.urls import path

from gugus.web.search import views

urlpatterns = [
    path("cari/", views.search, name="search"),
    path("cari/hasil/", views.search_results, name="search_results"),
    path("laporan/<uuid:pk>/mirip/", views.report_similar, name="report_similar"),
]
