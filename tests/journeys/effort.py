"""How long a person needs for a form: the keystroke-level model over what a journey really typed and clicked.

The operators are those of Card, Moran and Newell, "The keystroke-level model for user performance time with
interactive systems", CACM 23(7), 1980: a key 0.28 s (an average typist), pointing 1.1 s, a press 0.2 s, a hand moved
0.4 s, a thought 1.35 s. Text that is made up while typing comes at 19 words a minute (Karat, Halverson, Horn and Karat,
CHI 1999), and everything on a page is read once at 200 words a minute, slowly.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from playwright.sync_api import Page

KEY, POINT, PRESS, HAND, THOUGHT = 0.28, 1.1, 0.2, 0.4, 1.35
COMPOSED, READ = 60 / 19, 60 / 200


@dataclass
class Hands:
    """Somebody at a keyboard and a pointer; `seconds` is what they need, the waiting for pages included."""

    page: Page
    seconds: float = 0.0
    waited: float = 0.0

    def read(self) -> None:
        """Read the page's own part once."""
        self.seconds += len(self.page.locator("main").inner_text().split()) * READ

    def choose(self, selector: str) -> None:
        """Think, point, press."""
        self.page.check(selector)
        self.seconds += THOUGHT + POINT + PRESS

    def pick(self, selector: str, value: str) -> None:
        """Think, open a list, choose."""
        self.page.select_option(selector, value)
        self.seconds += THOUGHT + 2 * (POINT + PRESS)

    def type(self, selector: str, text: str) -> None:
        """A known value: think, go there, type it."""
        self.page.fill(selector, text)
        self.seconds += THOUGHT + POINT + PRESS + HAND + KEY * len(text)

    def write(self, selector: str, text: str) -> None:
        """Sentences that are made up on the way."""
        self.page.fill(selector, text)
        self.seconds += POINT + PRESS + HAND + COMPOSED * len(text.split())

    def press(self, selector: str = "main form button:not([name])") -> None:
        """Press the button and wait for the page."""
        began = time.monotonic()
        with self.page.expect_navigation():
            self.page.click(selector)
        waited = time.monotonic() - began
        self.waited += waited
        self.seconds += THOUGHT + POINT + PRESS + waited

    def send(self) -> None:
        """Press the button and read the page that comes."""
        self.press()
        self.read()
