"""What a password must be: long and not common. No rules about capitals, digits or signs."""

from __future__ import annotations

from functools import cache
from importlib import resources

from gugus.core.errors import Denied
from gugus_engine.say import Say

SHORTEST, LONGEST = 12, 200
FEWEST_LETTERS = 5
"""Different characters a password has at least; "aaaaaaaaaaaa" has one."""


@cache
def common() -> frozenset[str]:
    """Words and phrases that many people here choose (data/common_passwords.txt)."""
    text = (resources.files("gugus.accounts") / "data" / "common_passwords.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def core_of(password: str) -> str:
    """What is left of a password without the digits and signs people hang on to it: "Indonesia1945!" is indonesia."""
    letters = "".join(letter for letter in password.casefold() if letter.isalnum())
    return letters.strip("0123456789")


def check_password(password: str, username: str, *, listed: bool) -> None:
    """Denied with what is wrong; `listed` says whether a longer list elsewhere knows the password."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Denied(Say("accounts.password_length", shortest=SHORTEST))
    names = "".join(letter for letter in username.casefold() if letter.isalnum())
    core = core_of(password)
    repeated = len(set(password.casefold())) < FEWEST_LETTERS
    if listed or repeated or not core or core in common() or (names and core == names):
        raise Denied(Say("accounts.password_common"))
