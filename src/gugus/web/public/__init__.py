"""The public pages: telling what happened, the mailbox, the quick exit, the notices; no login, no cookie."""
