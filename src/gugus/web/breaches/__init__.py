"""Failures to protect personal data, screen by screen."""
