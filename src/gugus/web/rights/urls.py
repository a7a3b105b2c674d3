"""Addresses of requests about personal data and of retention."""

from __future__ import annotations

from django.urls import path

from gugus.web.rights import retention_views, views

urlpatterns = [
    path("hak/", views.rights, name="rights"),
    path("hak/baru/", views.rights_new, name="rights_new"),
    path("hak/<uuid:pk>/", views.rights_request, name="rights_request"),
    path("retensi/", retention_views.retention, name="retention"),
    path("retensi/<uuid:pk>/", retention_views.retention_review, name="retention_review"),
]
