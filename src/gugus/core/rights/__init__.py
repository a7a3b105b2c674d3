"""Requests of people about their own data: taking in, deciding with a lawful ground, answering in time."""
