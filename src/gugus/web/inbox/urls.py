"""Addresses of the inbox."""

from __future__ import annotations

from django.urls import path

from gugus.web.inbox import attachments, views, walling, walls

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("lampiran/<uuid:pk>/salinan/", attachments.attachment_copy, name="attachment_copy"),
    path("lampiran/<uuid:pk>/asli/", attachments.attachment_original, name="attachment_original"),
    path("<uuid:pk>/", views.report, name="report"),
    path("<uuid:pk>/putusan/", views.decide, name="report_decide"),
    path("<uuid:pk>/tembok/", walling.wall_set, name="wall_set"),
    path("<uuid:pk>/tembok/langkah/", walls.wall_step, name="wall_step"),
]
