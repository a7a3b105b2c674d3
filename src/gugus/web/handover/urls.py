"""Address of the hand-over pack."""

from __future__ import annotations

from django.urls import path

from gugus.web.handover import views

urlpatterns = [path("", views.handover, name="handover")]
