"""Addresses of the public pages; each a neutral word."""

from __future__ import annotations

from django.urls import path

from gugus.web.public import mailbox, views

urlpatterns = [
    path("", views.home, name="home"),
    path("cerita/", views.tell, name="tell"),
    path("kotak/", mailbox.mailbox, name="mailbox"),
    path("pergi/", views.leave, name="leave"),
    path("privasi/", views.privacy, name="privacy"),
    path("aksesibilitas/", views.accessibility, name="accessibility"),
    path("kode-sumber/", views.source, name="source"),
]
