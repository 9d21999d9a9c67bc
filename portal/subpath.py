"""The portal as a part of another host: https://example.gov.cn/parks-portal/… (settings.SUBPATH)."""

from urllib.parse import quote


class Subpath:
    """A WSGI layer that gives Django paths without the prefix, whether or not the proxy has cut it off already.

    A proxy that cuts it off says so with `X-Forwarded-Prefix: /parks-portal`. Without prefix and header, `/` leads
    to the portal's first page, and everything else is not ours.
    """

    def __init__(self, application, prefix: str):
        self.application = application
        self.prefix = as_wsgi(f"/{prefix.strip('/')}")

    def __call__(self, environ, start_response):
        path = environ.get("PATH_INFO", "")
        if path == self.prefix:
            return redirect(f"{self.prefix}/", environ, start_response)
        if path.startswith(f"{self.prefix}/"):
            return self.inside(path.removeprefix(self.prefix), environ, start_response)
        if self.already_cut(environ):
            return self.inside(path, environ, start_response)
        if path in ("", "/"):
            return redirect(f"{self.prefix}/", environ, start_response)
        return not_found(start_response)

    def inside(self, path, environ, start_response):
        return self.application({**environ, "SCRIPT_NAME": self.prefix, "PATH_INFO": path or "/"}, start_response)

    def already_cut(self, environ) -> bool:
        said = (environ.get("HTTP_X_FORWARDED_PREFIX", ""), environ.get("SCRIPT_NAME", ""))
        return any(prefix.rstrip("/") == self.prefix for prefix in said)


def as_wsgi(text: str) -> str:
    """PEP 3333: the bytes of a path, each as one Latin-1 character."""
    return text.encode().decode("latin-1")


def redirect(path, environ, start_response):
    query = environ.get("QUERY_STRING")
    location = quote(path.encode("latin-1")) + (f"?{query}" if query else "")
    start_response("302 Found", [("Location", location), ("Content-Length", "0")])
    return []


def not_found(start_response):
    start_response("404 Not Found", [("Content-Type", "text/plain; charset=utf-8")])
    return ["404 未找到该页面 Not found\n".encode()]
