"""Addresses of assignments."""

from __future__ import annotations

from django.urls import path

from gugus.web.assignments import views

urlpatterns = [
    path("", views.assignments, name="assignments"),
    path("<uuid:pk>/akhiri/", views.assignment_end, name="assignment_end"),
]
