"""Addresses of breaches."""

from __future__ import annotations

from django.urls import path

from gugus.web.breaches import views

urlpatterns = [
    path("", views.breaches, name="breaches"),
    path("baru/", views.breach_new, name="breach_new"),
    path("<uuid:pk>/", views.breach, name="breach"),
]
