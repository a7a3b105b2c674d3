"""Addresses of the desk."""

from __future__ import annotations

from django.urls import path

from gugus.web.desk import views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("rujukan/<uuid:pk>/", views.hand_off, name="hand_off"),
    path("pemberitahuan/", views.notices_seen, name="notices_seen"),
    path("piket/", views.rosters, name="rosters"),
]
