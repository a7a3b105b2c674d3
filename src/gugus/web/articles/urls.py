"""Addresses of articles and their drafts."""

from __future__ import annotations

from django.urls import path

from gugus.web.articles import decisions, views

urlpatterns = [
    path("", views.articles, name="articles"),
    path("angka/", views.figures, name="figures"),
    path("contoh/", views.examples, name="examples"),
    path("<uuid:source>/", views.article, name="article"),
    path("<uuid:source>/draf/", decisions.drafts, name="drafts"),
    path("<uuid:source>/draf/<uuid:pk>/", decisions.draft, name="draft"),
]
