"""Counting the queries of one call, in both databases, as they leave for them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import TypeVar

from django.db import connections

T = TypeVar("T")


def counting(ask: Callable[[], T]) -> tuple[T, int]:
    """What a call answers, and how many queries it made."""
    asked = 0

    def count(execute: Callable[..., object], *query: object) -> object:
        nonlocal asked
        asked += 1
        return execute(*query)

    with ExitStack() as stack:
        for each in connections.all():
            stack.enter_context(each.execute_wrapper(count))
        return ask(), asked
