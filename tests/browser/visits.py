"""Visitors with a browser of their own, as it were: nothing but the cache of files goes from one to the next."""

from contextlib import contextmanager

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
MILLISECONDS_TO_WAIT = 10_000


class Visits:
    """Opens pages; a kind of browser window is set up once for all who use that kind."""

    def __init__(self, browser, live_site, stack):
        self._browser, self._site, self._stack = browser, live_site, stack
        self._contexts = {}

    @contextmanager
    def visit(self, **kind):
        """A page of a visitor who comes for the first time; what the console says is wrong is in page.complaints."""
        context = self._context(kind)
        page = _listening(context.new_page())
        yield page
        context.clear_cookies()
        for opened in context.pages:
            opened.close()

    def _context(self, kind):
        key = repr(sorted(kind.items()))
        if key not in self._contexts:
            self._contexts[key] = self._stack.enter_context(self._open(kind))
        return self._contexts[key]

    def _open(self, kind):
        context = self._browser.new_context(base_url=self._site.url, locale="zh-CN", reduced_motion="reduce", **kind)
        context.set_default_timeout(MILLISECONDS_TO_WAIT)
        return context


def _listening(page):
    page.complaints, page.asked = [], []
    page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    return page
