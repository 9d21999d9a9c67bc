class UnreadableFile(Exception):
    """The file as a whole cannot be imported; the message says why and what to do."""

    def __init__(self, *messages):
        super().__init__(*messages)
        self.messages = list(messages)
