"""The address of an article: kept as text and never fetched, so it is only checked for its shape."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from gugus.core.errors import Denied
from gugus_engine.say import Say

LIMIT = 500
_SCHEMES = ("https", "http")
_UNSEEN = re.compile(r"[\s\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\\<>\"`{}|^]")
_FOLLOWING = re.compile(r"utm_\w*|fbclid|gclid|igshid|mc_cid|mc_eid", re.IGNORECASE)
"""Parts of a query that say by which way a reader came, not what is read."""


def check_address(text: str) -> str:
    """The address as it is kept, "" for none: without fragment and without what follows a reader.

    Denied unless it is http or https with a host, without user name, spaces or control characters, of at
    most 500 letters.
    """
    plain = text.strip()
    if not plain:
        return ""
    try:
        parts = urlsplit(plain)
        known = parts.scheme.lower() in _SCHEMES and bool(parts.hostname) and "@" not in parts.netloc
        port_is_a_number = parts.port is None or parts.port > 0
    except ValueError as error:
        raise Denied(Say("registry.bad_address")) from error
    if not known or not port_is_a_number or len(plain) > LIMIT or _UNSEEN.search(plain):
        raise Denied(Say("registry.bad_address"))
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, _query(parts.query), ""))


def _query(query: str) -> str:
    """The query as it is, unless a part of it follows the reader: that part goes."""
    said = parse_qsl(query, keep_blank_values=True)
    kept = [(key, value) for key, value in said if not _FOLLOWING.fullmatch(key)]
    return query if len(kept) == len(said) else urlencode(kept)


def same_addresses(address: str) -> tuple[str, ...]:
    """The ways in which one page's address may be kept: with either scheme, with and without a last slash."""
    if not address:
        return ()
    parts = urlsplit(address)
    paths = {parts.path.rstrip("/"), parts.path.rstrip("/") + "/"}
    hosts = {parts.netloc.removeprefix("www."), "www." + parts.netloc.removeprefix("www.")}
    return tuple(
        sorted(
            urlunsplit((scheme, host, path, parts.query, ""))
            for scheme in _SCHEMES
            for host in hosts
            for path in paths
        )
    )
