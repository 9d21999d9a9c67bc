"""The link in an invitation: it opens a page on which its reader sets a password, once, for seven days."""

from datetime import timedelta

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from .models import User

LIFE = timedelta(days=7)
SALT = "parks.invitations"


def token_for(user) -> str:
    return signing.dumps([user.pk, state_of(user)], salt=SALT)


def invited_user(token) -> User | None:
    """Whom the link invites; nobody when it is made up, too old, used, or followed by a newer one."""
    try:
        pk, state = signing.loads(token, salt=SALT, max_age=LIFE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    return user if user and constant_time_compare(state, state_of(user)) else None


def state_of(user) -> str:
    """Another one as soon as a password is set, the address changes or another invitation goes out."""
    said = f"{user.pk}:{user.password}:{user.email}:{user.invited_at}"
    return salted_hmac(SALT, said, algorithm="sha256").hexdigest()
