"""Addresses of activities."""

from __future__ import annotations

from django.urls import path

from gugus.web.outreach import views

urlpatterns = [
    path("", views.activities, name="activities"),
    path("baru/", views.activity_new, name="activity_new"),
    path("<uuid:pk>/", views.activity, name="activity"),
]
