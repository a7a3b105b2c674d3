"""The database itself refuses to change or delete audit rows and checkpoints."""

from django.db import migrations

from gugus.core import guards


def _install(apps, schema_editor):
    if schema_editor.connection.alias == "default":
        guards.install(schema_editor.connection)


def _remove(apps, schema_editor):
    if schema_editor.connection.alias == "default":
        guards.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [migrations.RunPython(_install, _remove)]
