import time
from contextlib import contextmanager


class Progress:
    """Says what is being done while it is done, and how long it took."""

    def __init__(self, output):
        self.output = output
        self.began = time.monotonic()

    def say(self, text="", end="\n"):
        print(text, end=end, file=self.output, flush=True)

    @contextmanager
    def step(self, name: str):
        self.say(f"  {name} … ", end="")
        began = time.monotonic()
        yield
        self.say(f"{time.monotonic() - began:.1f} s")

    def seconds(self) -> float:
        return time.monotonic() - self.began
