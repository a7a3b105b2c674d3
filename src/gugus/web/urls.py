"""The addresses of all pages, by area. Public paths are neutral words."""

from __future__ import annotations

from django.urls import include, path

app_name = "web"

urlpatterns = [
    path("", include("gugus.web.public.urls")),
    path("", include("gugus.web.account.urls")),
    path("meja/", include("gugus.web.desk.urls")),
    path("laporan/", include("gugus.web.inbox.urls")),
    path("", include("gugus.web.search.urls")),
    path("", include("gugus.web.cases.urls")),
    path("", include("gugus.web.identity.urls")),
    path("penugasan/", include("gugus.web.assignments.urls")),
    path("artikel/", include("gugus.web.articles.urls")),
    path("kegiatan/", include("gugus.web.outreach.urls")),
    path("rakor/", include("gugus.web.rakor.urls")),
    path("", include("gugus.web.rights.urls")),
    path("insiden/", include("gugus.web.breaches.urls")),
    path("surat/", include("gugus.web.letters.urls")),
    path("serah-terima/", include("gugus.web.handover.urls")),
    path("pimpinan/", include("gugus.web.leaders.urls")),
    path("", include("gugus.web.registry.urls")),
    path("audit/", include("gugus.web.audit.urls")),
    path("panduan/", include("gugus.web.manual.urls")),
]
