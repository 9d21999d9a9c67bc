"""How people sign in: passwords, the second factor, locking out, the end of a session. Part of the base settings."""

from datetime import timedelta

import environ

env = environ.Env()

LOGIN_URL, LOGIN_REDIRECT_URL = "account_login", "admin:index"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "display_name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "parks.passwords.ThreeKindsValidator"},
    {"NAME": "parks.passwords.NotCommonValidator"},
    {"NAME": "parks.passwords.NotUsedLatelyValidator"},
]

# Of publishers, city, province and auditor (parks.models.memberships.SECOND_FACTOR_ROLES); offered to everybody.
SECOND_FACTOR_REQUIRED = False
# Nobody did anything for so long: the session ends. The warning comes that long before.
SESSION_IDLE_SECONDS = env.int("SESSION_IDLE_SECONDS", default=30 * 60)
SESSION_WARNING_SECONDS = 5 * 60
SESSION_COOKIE_AGE = 12 * 3600  # counted from the last use; text that waits for somebody to sign in again goes then

# allauth: staff only. Accounts are made by the province, so that there is nothing to sign up or to confirm.
ACCOUNT_ADAPTER = "portal.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "portal.accounts.forms.SignInForm",
    "reauthenticate": "portal.accounts.forms.PasswordAgainForm",
    "change_password": "portal.accounts.forms.ChangePasswordForm",
    "reset_password": "portal.accounts.forms.AskForResetForm",
    "reset_password_from_key": "portal.accounts.forms.NewPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_USER_DISPLAY = str
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,10/5m/key"}  # behind the lock below; also for second factors
MFA_ADAPTER = "portal.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "portal.accounts.forms.CodeForm",
    "reauthenticate": "portal.accounts.forms.CodeAgainForm",
    "activate_totp": "portal.accounts.forms.FirstCodeForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1  # telephones' clocks differ

# How many proxies stand in front, each of which adds the address it saw to X-Forwarded-For; 0 trusts no such header.
PROXIES = env.int("PORTAL_PROXIES", default=0)

# axes: after five failures with one name from one address (IPv6: one network), fifteen minutes. Locking the name alone
# would let anybody lock out anybody; locking the address alone would lock out a whole office.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "portal.accounts.locking.name_tried"
AXES_CLIENT_IP_CALLABLE = "portal.accounts.locking.network_of"
AXES_LOCKOUT_CALLABLE = "portal.accounts.locking.locked_out"
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True  # the audit log is ours
AXES_VERBOSE = False
