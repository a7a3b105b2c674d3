"""Addresses of events, police files and processes."""

from __future__ import annotations

from django.urls import path

from gugus.web.cases import events, files, processes

urlpatterns = [
    path("peristiwa/", events.events, name="events"),
    path("peristiwa/baru/", events.event_new, name="event_new"),
    path("peristiwa/<uuid:pk>/", events.event, name="event"),
    path("peristiwa/<uuid:pk>/orang/", events.event_person, name="event_person"),
    path("peristiwa/<uuid:pk>/laporan/", events.event_report, name="event_report"),
    path("peristiwa/<uuid:pk>/perkara/", files.file_new, name="file_new"),
    path("perkara/", files.files, name="files"),
    path("perkara/<uuid:pk>/", files.file, name="file"),
    path("proses/", processes.processes, name="processes"),
    path("proses/<slug:key>/", processes.process, name="process"),
]
