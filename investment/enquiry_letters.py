"""To whom letters about an enquiry go: whoever asked, or whoever answers."""

from parks.reviewers import reviewers_of
from portal.kit.mail import post

from .models import Case, Enquiry


def tell_enquirer(enquiry, name, **context):
    """A letter to whoever asked, in the language of the enquiry, where they want letters at all."""
    if enquiry.reply_by == Enquiry.ReplyBy.EMAIL:
        post(name, to=enquiry.enquirer.email, urgent=True, language=enquiry.language, enquiry=enquiry, **context)


def tell_office(case, name, **context):
    """A letter to whoever answers for the park."""
    for person in office_of(case):
        post(name, to=person, urgent=True, case=case, enquiry=case.enquiry, **context)


def office_of(waiting):
    """Who answers a case or a firm's request: its assignee as long as they have an account, else the nearest office.

    What was merged into another case is in the hands of whoever has that one.
    """
    assignee = waiting.main.assignee if isinstance(waiting, Case) else None
    return [assignee] if assignee and assignee.is_active else reviewers_of(waiting.place)
