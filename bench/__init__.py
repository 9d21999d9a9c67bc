"""What a page costs, as a ratio to a hello-world view measured in the same run."""
