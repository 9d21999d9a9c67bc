"""A settled firm recommends its park to another firm, which becomes an enquiry with all its rights and clocks."""

from django.db import transaction

from . import enquiry_flow
from .models import Enquiry, NoticeVersion
from .receipts import new_token


@transaction.atomic
def refer(referral, *, by, organisation, person, phone, email, about):
    """Keep a referral and open the case of whoever is recommended at the firm's own park.

    Nobody but a person writes to them: they have asked for nothing yet, so the office telephones first.
    """
    asked = enquiry_flow.Asked(
        token=new_token(),
        parks=(referral.enterprise.park,),
        questions=(about,),
        language="zh-hans",
        reply_by=Enquiry.ReplyBy.PHONE,
        notice=NoticeVersion.objects.in_force(),
        person=person,
        organisation=organisation,
        email=email,
        phone=phone,
    )
    referral.enquiry, referral.referred_by = enquiry_flow.receive(asked).enquiry, by
    referral.save()
    return referral
