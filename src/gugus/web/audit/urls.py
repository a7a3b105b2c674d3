"""Addresses of the audit."""

from __future__ import annotations

from django.urls import path

from gugus.web.audit import views

urlpatterns = [
    path("", views.audit, name="audit"),
    path("daftar/", views.export, name="audit_export"),
]
