"""The WSGI entry that granian serves."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from gugus.project.hardening import leave_no_core_file

leave_no_core_file()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gugus.project.settings")
application = get_wsgi_application()
