from pathlib import Path

from .cluster import DATABASE, OWNER, PORT, socket_dir


def embedded_database(folder: Path) -> dict:
    """The DATABASES entry for the cluster in this folder, which the first connection creates and starts."""
    folder = folder.absolute()
    return {
        "ENGINE": "portal.devdb",
        "NAME": DATABASE,
        "USER": OWNER,
        "HOST": str(socket_dir(folder)),
        "PORT": str(PORT),
        "CLUSTER": str(folder),
    }
