"""Address of a draft letter as PDF."""

from __future__ import annotations

from django.urls import path

from gugus.web.letters import views

urlpatterns = [path("<slug:about>/<uuid:pk>/<slug:letter>/", views.letter_pdf, name="letter_pdf")]
