import pytest

from investment.models import NoticeVersion
from tests.factories import make_notice_version


@pytest.fixture(autouse=True)
def _light_work(monkeypatch):
    """Browsers have seconds for their proof of work, tests have not."""
    monkeypatch.setattr("investment.proofs.HARDEST", 300)


@pytest.fixture
def notice(db):
    """The notice that a new installation has; a test that empties the tables takes it away."""
    return make_notice_version()


@pytest.fixture
def registration_notice(db):
    """The notice for registrations that a new installation has."""
    return make_notice_version(use=NoticeVersion.Use.REGISTRATION)
