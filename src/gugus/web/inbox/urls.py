"""Addresses of the inbox."""

from __future__ import annotations

from django.urls import path

from gugus.web.inbox import views

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("<uuid:pk>/", views.report, name="report"),
    path("<uuid:pk>/putusan/", views.decide, name="report_decide"),
]
