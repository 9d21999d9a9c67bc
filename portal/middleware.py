"""What happens around every view of the portal."""

from portal.kit.slugs import Moved


class MovedMiddleware:
    """Old addresses of renamed rows lead to the new ones."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        return exception.response(request) if isinstance(exception, Moved) else None
