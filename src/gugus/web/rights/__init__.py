"""Requests about personal data, and how long what is kept."""
