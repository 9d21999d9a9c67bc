import pytest


@pytest.fixture(autouse=True)
def _light_work(monkeypatch):
    """Browsers have seconds for their proof of work, tests have not."""
    monkeypatch.setattr("investment.proofs.HARDEST", 300)
