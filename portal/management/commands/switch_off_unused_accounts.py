from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand

from parks.workflow import UNUSED, switch_off, unused_accounts


class Command(BaseCommand):
    help = f"Switch off accounts that nobody signed in to for {UNUSED.days} days; never the province's last owner."

    def handle(self, *, verbosity, **options):
        number = sum(self.switch_off(user, verbosity) for user in unused_accounts())
        if verbosity:
            self.stdout.write(f"{number} unused accounts switched off")

    def switch_off(self, user, verbosity) -> bool:
        try:
            switch_off(user, by=None, reason=f"{UNUSED.days} 天没有登录")
        except ValidationError as problem:
            if verbosity:
                self.stderr.write(f"{user.username} stays: {problem.message}")
            return False
        if verbosity:
            self.stdout.write(f"{user.username}: last signed in {user.last_login or 'never'}")
        return True
