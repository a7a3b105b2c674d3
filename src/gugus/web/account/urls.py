"""Addresses of signing in, second factors, sessions, accounts and emergency openings."""

from __future__ import annotations

from django.urls import path

from gugus.web.account import (
    account_views,
    emergency_views,
    factor_views,
    invited_views,
    own_views,
    post_views,
    views,
)

urlpatterns = [
    path("masuk/", views.sign_in, name="sign_in"),
    path("masuk/kunci/", views.passkey_sign_in, name="passkey_sign_in"),
    path("masuk/kunci/minta/", views.passkey_ask, name="passkey_ask"),
    path("masuk/kedua/", views.second_factor, name="second_factor"),
    path("keluar/", views.sign_out, name="sign_out"),
    path("undangan/<str:link>/", invited_views.invited, name="invited"),
    path("akun-saya/", factor_views.factors, name="factors"),
    path("akun-saya/aplikasi/", factor_views.factor_app, name="factor_app"),
    path("akun-saya/aplikasi/hapus/", factor_views.factor_app_remove, name="factor_app_remove"),
    path("akun-saya/kunci/", factor_views.passkey_add, name="passkey_add"),
    path("akun-saya/kunci/minta/", factor_views.passkey_options, name="passkey_options"),
    path("akun-saya/kunci/hapus/<str:pk>/", factor_views.passkey_remove, name="passkey_remove"),
    path("akun-saya/pemulihan/", factor_views.recovery, name="recovery"),
    path("akun-saya/pastikan/", own_views.confirm, name="confirm"),
    path("akun-saya/sesi/", own_views.sessions, name="sessions"),
    path("akun-saya/kata-sandi/", own_views.password, name="password"),
    path("akun/", account_views.accounts, name="accounts"),
    path("akun/undang/", account_views.account_invite, name="account_invite"),
    path("akun/pengangkatan/", post_views.appointment_new, name="appointment_new"),
    path("akun/<uuid:pk>/", account_views.account, name="account"),
    path("akun/<uuid:pk>/akhiri/", post_views.account_end, name="account_end"),
    path("akun/<uuid:pk>/serah-terima/", post_views.account_handover, name="account_handover"),
    path("darurat/", emergency_views.break_glass, name="break_glass"),
    path("darurat/<uuid:pk>/akhiri/", emergency_views.break_glass_end, name="break_glass_end"),
    path("darurat/tinjau/", emergency_views.break_glass_review, name="break_glass_review"),
]
