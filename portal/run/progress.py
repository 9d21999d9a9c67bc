import time
from contextlib import contextmanager


class Progress:
    """Says what is being done while it is done, and how long it took. The output is a command's stdout."""

    def __init__(self, output):
        self.output = output
        self.began = time.monotonic()

    def say(self, text=""):
        self.output.write(text)
        self.output.flush()

    @contextmanager
    def step(self, name: str):
        self.output.write(f"  {name} … ", ending="")
        self.output.flush()
        began = time.monotonic()
        yield
        self.say(f"{time.monotonic() - began:.1f} s")

    def seconds(self) -> float:
        return time.monotonic() - self.began
