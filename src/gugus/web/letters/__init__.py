"""Draft letters of every area, as PDF."""
