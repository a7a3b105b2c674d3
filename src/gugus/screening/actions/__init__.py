"""Receiving what people tell, and deciding about it."""

from gugus.screening.actions.receiving import Outcome, Received, Told, add_message, leave_form, receive_report
from gugus.screening.actions.triage import triage

__all__ = ["Outcome", "Received", "Told", "add_message", "leave_form", "receive_report", "triage"]
