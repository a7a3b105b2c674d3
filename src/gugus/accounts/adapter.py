"""How second factors are kept: secrets sealed in the vault, bound to the one account they belong to."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser

from gugus.core import vault

KIND = "accounts.factor"
_owner: ContextVar[str] = ContextVar("owner")


@contextmanager
def secrets_of(account: object) -> Iterator[None]:
    """Seal and open secrets of this account inside; a secret moved to another account does not open."""
    token = _owner.set(str(account))
    try:
        yield
    finally:
        _owner.reset(token)


class SealedFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """allauth's second factors without e-mail, with sealed secrets and our own host's name."""

    def encrypt(self, text: str) -> str:
        """Seal a secret of the account at hand (LookupError outside `secrets_of`)."""
        return b64encode(vault.seal(KIND, _owner.get(), "secret", text)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret of the account at hand; VaultError when it is another's."""
        return vault.unseal(KIND, _owner.get(), "secret", b64decode(encrypted_text))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Who asks for a passkey: the host's name without its port."""
        return {"id": context.request.get_host().partition(":")[0], "name": "Gugus"}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, object]:
        """Whom a passkey is for: id and sign-in name; the person's name stays in the appointment."""
        name = user.get_username()
        return {"id": user.pk.hex.encode(), "display_name": name, "name": name}

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """No mail server is assumed; changes stand in the audit."""
