"""Failures to protect personal data (UU 27/2022 art. 46): recorded in short screens, told within 3x24 hours."""
