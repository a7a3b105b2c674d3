"""Addresses of rakor and their commitments."""

from __future__ import annotations

from django.urls import path

from gugus.web.rakor import views

urlpatterns = [
    path("", views.meetings, name="meetings"),
    path("baru/", views.meeting_new, name="meeting_new"),
    path("<uuid:pk>/", views.meeting, name="meeting"),
    path("<uuid:pk>/tutup/", views.meeting_close, name="meeting_close"),
    path("komitmen/<uuid:pk>/", views.commitment, name="commitment"),
]
