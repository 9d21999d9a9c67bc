"""Who is told by mail what happened to a text: whoever has to act next."""

from django.urls import reverse
from django.utils.translation import override

from parks.reviewers import reviewers_of
from portal.kit import review
from portal.kit.mail import language_of, post

Action = review.Action
TO_THE_AUTHORS = {Action.APPROVE: "review_approved", Action.RETURN: "review_returned", Action.TAKE_OVER: "review_taken"}


def tell(change, action, *, by, text=""):
    """Letters for one step: a submission to those who may approve it, a decision to the authors, a note to both."""
    if change.row is None:
        return
    for name, people in letters_for(change, action):
        for person in people:
            if person != by:
                post(
                    name,
                    to=person,
                    urgent=action == Action.RETURN,
                    by=by,
                    text=text,
                    label=change.label,
                    path=path_of(change, person),
                )


def letters_for(change, action):
    if action == Action.SUBMIT:
        yield "review_submitted", reviewers_of(change.row, besides=authors_of(change))
    elif action in TO_THE_AUTHORS:
        yield TO_THE_AUTHORS[action], authors_of(change)
    elif action == Action.NOTE:
        yield "review_note", {*authors_of(change), *people_in(change)}


def authors_of(change):
    return set(change.authors.filter(is_active=True))


def people_in(change):
    """Whoever has done a step with the change."""
    return {step.by for step in change.steps.select_related("by") if step.by and step.by.is_active}


def path_of(change, reader):
    """Where the review stands, in the reader's language."""
    opts = change.row._meta
    with override(language_of(reader)):
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_review", args=[change.object_pk])
