"""Every table of an installation stands in a backup, or it is named here with why it may stay away."""

from __future__ import annotations

from django.apps import apps

from gugus.core.backup import rows as backup_rows

LEFT = {
    "sessions.session": "everybody signs in again after a restore",
    "core.pace": "counts of a day",
    "accounts.cacheentry": "counts of minutes",
    "django_tasks_database.dbtaskresult": "tasks of minutes; what waits is found anew by the clock",
    "contenttypes.contenttype": "made by the migrations",
    "auth.permission": "made by the migrations",
    "auth.group": "not used: roles are declared",
    "auth.group_permissions": "not used: roles are declared",
    "account.emailaddress": "not used: no mail",
    "account.emailconfirmation": "not used: no mail",
    "axes.accessattempt": "not used: failed tries are counted, not kept",
    "axes.accessattemptexpiration": "not used: failed tries are counted, not kept",
    "axes.accessfailurelog": "not used: failed tries are counted, not kept",
    "axes.accesslog": "not used: failed tries are counted, not kept",
}


def test_every_table_stands_in_a_backup_or_is_named_here() -> None:
    kept = {
        model._meta.label_lower
        for part in (backup_rows.DATA, backup_rows.KEYS)
        for model in backup_rows.models_of(part)
    }
    every = {model._meta.label_lower for model in apps.get_models(include_auto_created=True)}
    assert every - kept == set(LEFT)
