"""Addresses of articles and their drafts."""

from __future__ import annotations

from django.urls import path

from gugus.web.articles import views

urlpatterns = [
    path("", views.articles, name="articles"),
    path("<uuid:source>/", views.article, name="article"),
    path("<uuid:source>/draf/<uuid:pk>/", views.draft, name="draft"),
]
