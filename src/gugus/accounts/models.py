"""Accounts and the roles they were given, each bound to one appointment."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from gugus.core.ids import new_id
from gugus.core.privacy import Privacy


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by their sign-in name; making one is an action."""


class Account(AbstractBaseUser):
    """Somebody who signs in. The name of the person stands in the appointment, not here."""

    id = models.UUIDField(primary_key=True, default=new_id)
    username = models.CharField(max_length=60, unique=True)
    appointment = models.ForeignKey("registry.Appointment", models.PROTECT, related_name="+")
    task_force = models.ForeignKey("registry.TaskForce", models.PROTECT, related_name="+")
    roles = models.JSONField(default=list)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[AccountManager] = AccountManager()

    privacy = Privacy(
        internal=("id", "appointment", "task_force", "roles", "is_active", "last_login"),
        personal=("username",),
        sensitive=("password",),
    )
