"""How many places an event has left, and who gets them: those who came first, and nobody is passed over."""

from .models import Registration


def places_left(event):
    """Free places; None where their number is not limited. Those who wait come before anybody new."""
    if event.places is None:
        return None
    taken = event.registrations.holding_places().people()
    return max(0, event.places - taken)


def fits(event, people):
    """Whether so many more people get places at once."""
    left = places_left(event)
    return left is None or (people <= left and not queue_of(event).exists())


def queue_of(event):
    """Those who wait, in the order in which they get what becomes free."""
    return event.registrations.filter(state=Registration.State.WAITING).order_by("registered_at", "pk")


def next_in_queue(event):
    """Whoever waits and fits now: the first who waits, or nobody."""
    first, left = queue_of(event).first(), places_left(event)
    return first if first and (left is None or first.people <= left) else None
