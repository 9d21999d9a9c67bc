"""Visitors, each as if with a browser of their own: nothing but the cache of files goes from one to the next."""

from contextlib import contextmanager

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
MILLISECONDS_TO_WAIT = 10_000


class Visits:
    """Opens pages; a kind of browser window is set up once for all who use that kind.

    Every visit ends with the question whether the browser had anything to complain of, as a breach of the content
    security policy, or asked a stranger for anything.
    """

    def __init__(self, browser, url, stack):
        self._browser, self._url, self._stack = browser, url, stack
        self._contexts, self._kept = {}, {}

    @contextmanager
    def visit(self, **kind):
        """A new page of a visitor who comes for the first time; what the console says is wrong is in page.complaints."""
        page = _listen(self._context(kind).new_page())
        with self._watched(page):
            yield page
        for opened in page.context.pages:
            opened.close()

    @contextmanager
    def read(self, script, **kind):
        """The same for who only looks at one page after another: in one window, and with a script of ours in each."""
        page = self._kept_page(script, kind)
        page.complaints.clear(), page.asked.clear()
        with self._watched(page):
            yield page

    @contextmanager
    def _watched(self, page):
        try:
            yield
        finally:
            page.context.clear_cookies()
        assert [complaint for complaint in page.complaints if "404" not in complaint] == []
        assert strangers(page, self._url) == []

    def _kept_page(self, script, kind):
        key = repr(kind)
        if key not in self._kept:
            context = self._stack.enter_context(self._open(kind))
            context.add_init_script(script)
            self._kept[key] = _listen(context.new_page())
        return self._kept[key]

    def _context(self, kind):
        key = repr(kind)
        if key not in self._contexts:
            self._contexts[key] = self._stack.enter_context(self._open(kind))
        return self._contexts[key]

    def _open(self, kind):
        context = self._browser.new_context(base_url=self._url, locale="zh-CN", reduced_motion="reduce", **kind)
        context.set_default_timeout(MILLISECONDS_TO_WAIT)
        return context


def strangers(page, url):
    """The addresses a page asked that are not of the site."""
    return [address for address in page.asked if not address.startswith((url, "data:", "about:"))]


def _listen(page):
    page.complaints, page.asked = [], []
    page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    return page
