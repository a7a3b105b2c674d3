"""Rakor: the list, one meeting with what earlier ones left, its commitments and notes."""
