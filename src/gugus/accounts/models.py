"""Accounts bound to appointments, sessions, changes asked and confirmed, emergencies, and the cache of counts."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from gugus.accounts.rules.changes import Purpose
from gugus.accounts.rules.sessions import Ending
from gugus.core.ids import new_id
from gugus.core.matters import Matter
from gugus.core.privacy import Privacy

PURPOSES = [str(each.value) for each in Purpose]
ENDINGS = ["", *(str(each.value) for each in Ending)]


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by their sign-in name; making one is an action."""


class Account(AbstractBaseUser):
    """Somebody who signs in. The name of the person stands in the appointment, not here.

    `transition_to` is the last day that two people granted after the decree ran out; `emergency_until`
    says until when something is open to this account by emergency, so that others need not be asked.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    username = models.CharField(max_length=60, unique=True)
    appointment = models.ForeignKey("registry.Appointment", models.PROTECT, related_name="+")
    task_force = models.ForeignKey("registry.TaskForce", models.PROTECT, related_name="+")
    roles = models.JSONField(default=list)
    is_active = models.BooleanField(default=True)
    transition_to = models.DateField(null=True)
    emergency_until = models.DateTimeField(null=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[AccountManager] = AccountManager()

    SCOPE = "task_force__region_id"
    privacy = Privacy(
        internal=(
            "id", "appointment", "task_force", "roles", "is_active", "last_login", "transition_to",
            "emergency_until",
        ),
        personal=("username",),
        sensitive=("password",),
    )  # fmt: skip


class SignIn(models.Model):
    """One session of one account: since when, last used when, by which second factor. No address, no device."""

    id = models.UUIDField(primary_key=True, default=new_id)
    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="+")
    appointment = models.ForeignKey("registry.Appointment", models.PROTECT, related_name="+")
    factor = models.CharField(max_length=14, blank=True)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    confirmed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, db_index=True)
    ending = models.CharField(max_length=10, blank=True)

    privacy = Privacy(
        internal=(
            "id", "account", "appointment", "factor", "began_at", "seen_at", "confirmed_at", "ended_at", "ending",
        )
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ending__in=ENDINGS), name="sign_in_ending_is_known"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ending="") | (Q(ended_at__isnull=False) & ~Q(ending="")),
                name="sign_in_ends_for_a_reason",
            ),
        ]


class AccountChange(models.Model):
    """What one person asks for an account, and a second one confirms where the account reaches identities.

    `link` and `word` are keyed hashes of what the holder is given; neither can be read from them. An account
    that is closed at once leaves a change that was done when it was asked, with its reason sealed.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=10)
    roles = models.JSONField(default=list)
    appointment = models.ForeignKey("registry.Appointment", models.PROTECT, null=True, related_name="+")
    until = models.DateField(null=True)
    needs_second = models.BooleanField()
    asked_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    link = models.CharField(max_length=64, blank=True)
    word = models.CharField(max_length=64, blank=True)
    wrong_words = models.PositiveSmallIntegerField(default=0)
    sealed_reason = models.BinaryField(null=True)

    privacy = Privacy(
        internal=(
            "id", "account", "purpose", "roles", "appointment", "until", "needs_second", "asked_by", "asked_at",
            "confirmed_by", "confirmed_at", "expires_at", "done_at", "withdrawn_at", "wrong_words",
        ),
        sensitive=("link", "word", "sealed_reason"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(purpose__in=PURPOSES), name="change_purpose_is_known"),
            models.UniqueConstraint(fields=["link"], condition=~Q(link=""), name="one_change_per_link"),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True)
                | Q(asked_by__isnull=True)
                | ~Q(confirmed_by=models.F("asked_by")),
                name="change_by_two_people",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(needs_second=False) | Q(confirmed_by__isnull=False),
                name="change_done_after_the_second",
            ),
            models.CheckConstraint(
                condition=~Q(purpose=Purpose.DISABLE.value)
                | Q(done_at__isnull=False, sealed_reason__isnull=False),
                name="closing_keeps_its_reason",
            ),
        ]


class BreakGlass(models.Model):
    """A closed thing opened in an emergency: by whom, why (sealed), told when, reviewed by whom."""

    id = models.UUIDField(primary_key=True, default=new_id)
    task_force = models.ForeignKey("registry.TaskForce", models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    post = models.ForeignKey("registry.Post", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    sealed_reason = models.BinaryField()
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    review_by = models.DateField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    justified = models.BooleanField(null=True)
    sealed_finding = models.BinaryField(null=True)

    SCOPE = "task_force__region_id"
    WALLS = dict.fromkeys(Matter, "subject")
    privacy = Privacy(
        internal=(
            "id", "task_force", "account", "post", "kind", "subject", "opened_at", "ended_at", "seen_at", "seen_by",
            "review_by", "reviewed_at", "reviewed_by", "justified",
        ),
        sensitive=("sealed_reason", "sealed_finding"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=models.F("account")),
                name="emergency_is_reviewed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=True)
                | Q(reviewed_by__isnull=False, justified__isnull=False, sealed_finding__isnull=False),
                name="emergency_review_is_whole",
            ),
        ]


class CacheEntry(models.Model):
    """One count of the cache: an HMAC under a key that lives one day, a number, and when it is forgotten."""

    cache_key = models.CharField(primary_key=True, max_length=255)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    privacy = Privacy(internal=("value", "expires"), sensitive=("cache_key",))

    class Meta:
        db_table = "gugus_cache"
