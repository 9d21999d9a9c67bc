import environ

TIMEOUT_SECONDS = 20  # a mail server that does not answer must not hold the worker
OPTIONS = {
    "host": "EMAIL_HOST",
    "port": "EMAIL_PORT",
    "username": "EMAIL_HOST_USER",
    "password": "EMAIL_HOST_PASSWORD",
    "use_tls": "EMAIL_USE_TLS",
    "use_ssl": "EMAIL_USE_SSL",
}


def mailer(env: environ.Env) -> dict:
    """The entry of MAILERS that EMAIL_URL describes; without it, a mail server on this machine."""
    said = env.email_url("EMAIL_URL", default="smtp://localhost:25")
    if not said["EMAIL_BACKEND"].endswith("smtp.EmailBackend"):
        return {"BACKEND": said["EMAIL_BACKEND"]}
    options = {option: said[name] for option, name in OPTIONS.items() if said.get(name) is not None}
    return {"BACKEND": said["EMAIL_BACKEND"], "OPTIONS": options | {"timeout": TIMEOUT_SECONDS}}
