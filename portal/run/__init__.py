"""What `make run` does after the environment stands: prepare what is missing, then keep server and worker running."""
