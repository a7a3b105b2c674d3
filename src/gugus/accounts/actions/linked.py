"""Using a one-time link: the holder sets a password, with the second person's word where one is needed."""

from __future__ import annotations

import hmac

from django.db import transaction
from django.db.models import F

from gugus.accounts.actions.sessions import check_new_password
from gugus.accounts.models import Account, AccountChange
from gugus.accounts.reads.changes import WORD, hash_of, is_outrun, stage
from gugus.accounts.rules.changes import Stage
from gugus.core import audit
from gugus.core.errors import Denied
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus_engine.say import Say


def check_word(change: AccountChange, *, by: Viewer, word: str) -> None:
    """Denied for a wrong word; five wrong words end the link. Stands by itself, so that each try counts."""
    if not change.needs_second:
        return
    typed = "".join(letter for letter in word.upper() if letter.isalnum())
    if hmac.compare_digest(change.word, hash_of(WORD, f"{change.pk}{typed}")):
        return
    AccountChange.objects.filter(pk=change.pk).update(wrong_words=F("wrong_words") + 1)
    audit.record("account.wrong_word", by=by, on=change.account)
    raise Denied(Say("accounts.wrong_word"))


@transaction.atomic
def use_link(change: AccountChange, *, by: Viewer, password: str) -> Account:
    """Set the password and open the account; the link is spent. The caller has checked the word.

    Denied where one person asked for it and the post has been assigned to a case since: two ask anew.
    """
    rows = AccountChange.objects.select_for_update().select_related(None)
    change.refresh_from_db(from_queryset=rows)
    if stage(change, now()) is not Stage.OPEN or is_outrun(change, now()):
        raise Denied(Say("accounts.link_not_open"))
    account = change.account
    check_new_password(password, account.username)
    account.set_password(password)
    account.is_active = True
    account.save(update_fields=["password", "is_active"])
    change.done_at = now()
    change.save(update_fields=["done_at"])
    audit.record("account.link_used", by=by, on=account, note=change.purpose)
    return account
