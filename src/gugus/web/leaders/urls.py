"""The address of the leaders' page."""

from __future__ import annotations

from django.urls import path

from gugus.web.leaders import views

urlpatterns = [path("", views.leaders, name="leaders")]
