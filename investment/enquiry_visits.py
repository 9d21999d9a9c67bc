"""A browser that has shown number and code of an enquiry stays with it for half an hour of use."""

from .models import Enquiry
from .visits import Visits

ENQUIRIES = Visits("enquiry", Enquiry, ("notice", "enquirer"))
may_try, find, let_in = ENQUIRIES.may_try, ENQUIRIES.find, ENQUIRIES.let_in
leave, visited = ENQUIRIES.leave, ENQUIRIES.visited
