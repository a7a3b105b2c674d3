"""Receiving what people tell, and deciding about it. A door calls casework's receive_report and add_message."""

from gugus.screening.actions.receiving import Outcome, Received, Told, add_message, leave_form, receive_report
from gugus.screening.actions.routing import could_lift, entrust, reroute, route_now
from gugus.screening.actions.triage import triage
from gugus.screening.walling import Unwanted

__all__ = [
    "Outcome", "Received", "Told", "Unwanted", "add_message", "could_lift", "entrust", "leave_form", "receive_report", "reroute", "route_now",
    "triage",
]  # fmt: skip
