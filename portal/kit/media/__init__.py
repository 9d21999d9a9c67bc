"""Pictures and files that people upload: what is taken, under which name it is kept, who may fetch it."""
