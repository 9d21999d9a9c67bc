"""Every letter the portal writes, with what its template is told: a new template joins the loop in LETTERS."""

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from types import SimpleNamespace

import html5lib
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override

from investment.lists import PROJECTS
from investment.models import Project
from parks.lists import PARKS
from parks.models import Park
from portal.kit.mail import post
from portal.kit.sending import message_of
from portal.search_letters import Searched, told

from . import factories

FOLDER = Path(settings.BASE_DIR, "templates/emails")
TEMPLATES = sorted(path.stem for path in FOLDER.glob("*.txt") if not path.stem.startswith("_"))
OURS = "https://parks.example.gov.cn/portal"


class Written:
    """A letter as a mail program gets it."""

    def __init__(self, letter):
        self.letter = letter
        self.message = message_from_bytes(message_of(letter).message().as_bytes(), policy=policy.default)
        self.text = self.message.get_body(("plain",)).get_content()
        self.html = self.message.get_body(("html",)).get_content()
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.tree, self.errors = parser.parse(self.html), parser.errors

    @property
    def words(self):
        """The words of the HTML that a reader sees, spaces made one."""
        return " ".join(" ".join(self.tree.find("body").itertext()).split())

    @property
    def links(self):
        return [link.get("href") for link in self.tree.iter("a")]


def make_rows():
    """What letters tell of, in both languages."""
    case = factories.make_case(promised_on=date(2026, 12, 1))
    enquiry = case.enquiry
    enquiry.parks.add(case.park)
    question = factories.make_question(enquiry, text="<b>50 & 60</b> t/h?")
    next_case = factories.make_case(enquiry, promised_on=case.promised_on)
    decided = {"state": "done", "decided_at": timezone.now(), "next_case": next_case, "note": "No steam here."}
    return SimpleNamespace(
        case=case,
        enquiry=enquiry,
        enquirer=factories.make_enquirer(enquiry),
        answer=factories.make_answer(case, question, text="40 t/h\nhttps://elsewhere.example/"),
        facts=[factories.make_fact(park=case.park, expires_on=date(2026, 12, 8))],
        hand_over=factories.make_hand_over(case, next_case.park, **decided),
        follow_up=factories.make_follow_up(case, outcome="not_answered", said_at=timezone.now()),
        escalation=factories.make_escalation(case),
        firm_request=factories.make_firm_request(text="Five mu more."),
        registration=factories.make_registration(
            event=factories.make_event(starts_on="2026-12-24", place_en="Changchun")
        ),
        user=factories.make_user("reader"),
        project=factories.make_project(amount=740_000_000),
        subscription=factories.make_subscription(),
    )


def about_enquiry(rows):
    return {"enquiry": rows.enquiry, "case": rows.case}


def about_hand_over(rows):
    return about_enquiry(rows) | {"hand_over": rows.hand_over, "next": rows.hand_over.next_case}


def about_firm(rows):
    return {"asked": rows.firm_request}


def about_registration(rows):
    return {"registration": rows.registration, "event": rows.registration.event, "code": "ABCD-EFGH-JKMN"}


def about_review(rows):
    path = reverse("admin:parks_park_review", args=[rows.case.park_id])
    return {"by": rows.user, "label": "Park 1", "path": path, "text": "Please add the source.\nThen send it again."}


def letters_of_the_day(rows):
    address = OURS + reverse("admin:index")
    bodies = [f"Body {number}\n\nOpen it:\n{address}?n={number}\n" for number in (1, 2)]
    return {"letters": [SimpleNamespace(subject=f"Subject {body[5]}", body=body) for body in bodies]}


def about_search(rows):
    rows.subscription.language = get_language()
    return {
        "subscription": rows.subscription,
        "search": Searched("Parks", [("Industry", "<Socks>"), ("Words", "steam & heat")], reverse("parks:park_list")),
    }


def news_of_search(rows):
    found = [*told(PARKS, Park.objects.by_level().for_records()), *told(PROJECTS, Project.objects.for_records())]
    return end_of_search(rows) | {"rows": found, "number": len(found) + 1, "left": 1}


def end_of_search(rows):
    return about_search(rows) | {"stop_url": OURS + rows.subscription.stop_address}


LETTERS = {
    "digest": letters_of_the_day,
    "enquiry_added": about_enquiry,
    "enquiry_answered": lambda rows: about_enquiry(rows) | {"said": [rows.answer]},
    "enquiry_arrived": about_enquiry,
    "enquiry_followed_up": lambda rows: about_enquiry(rows) | {"days": 10},
    "enquiry_hand_over_asked": about_hand_over,
    "enquiry_handed_over": about_hand_over,
    "enquiry_held": about_enquiry,
    "enquiry_kept": about_enquiry,
    "enquiry_opened": about_enquiry,
    "enquiry_received": lambda rows: about_enquiry(rows) | {"promised_on": date(2026, 12, 1), "is_expected": True},
    "enquiry_said": lambda rows: about_enquiry(rows) | {"follow_up": rows.follow_up},
    "enquiry_taken_over": lambda rows: {"enquiry": rows.enquiry, "case": rows.hand_over.next_case},
    "enquiry_to_follow_up": lambda rows: about_enquiry(rows) | {"days": 5},
    "enquiry_withdrawn": about_enquiry,
    "escalated": lambda rows: {"waiting": rows.case, "escalation": rows.escalation, "case": rows.case},
    "facts_expire": lambda rows: {"park": rows.case.park, "facts": rows.facts},
    "firm_request_answered": about_firm,
    "firm_request_arrived": about_firm,
    "invitation": lambda rows: {"user": rows.user, "by": rows.user, "token": "a-token", "days": 7},
    "password_reset": lambda rows: {"user": rows.user, "uid": "1", "key": "a-key"},
    "registration_held": about_registration,
    "registration_moved": about_registration,
    "registration_received": about_registration,
    "review_approved": about_review,
    "review_note": about_review,
    "review_returned": about_review,
    "review_submitted": about_review,
    "review_taken": about_review,
    "search_asked": lambda rows: about_search(rows) | {"days": 3},
    "search_ending": end_of_search,
    "search_news": news_of_search,
}


def write(name, rows, language) -> Written:
    """The letter of this name to some reader."""
    with override(language):
        context = LETTERS[name](rows)
    return Written(post(name, to="reader@firm.example", urgent=True, language=language, **context))
