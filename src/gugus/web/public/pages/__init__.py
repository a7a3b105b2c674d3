"""What the public pages show: choosing a region, the form, the receipt, the mailbox."""

from gugus.web.public.pages.choosing import ClosedPage, PickPage, TellPage, closed, form_page, step
from gugus.web.public.pages.mailbox import MailboxPage, hints, mailbox_page, words_problem
from gugus.web.public.pages.receipt import ReceiptPage, receipt_page

__all__ = [
    "ClosedPage",
    "MailboxPage",
    "PickPage",
    "ReceiptPage",
    "TellPage",
    "closed",
    "form_page",
    "hints",
    "mailbox_page",
    "receipt_page",
    "step",
    "words_problem",
]
