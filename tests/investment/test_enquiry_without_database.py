"""When the database is away nobody loses what they wrote."""

from .enquiries import FORM

TYPED = {"token": "t" * 43, "parks": ["a"], "questions": ["写了很久的问题", ""], "person": "李女士", "consent": "on"}


def test_form_says_so_and_keeps_what_was_typed(client, no_database):
    response = client.post(FORM + "?park=a", TYPED)

    assert response.status_code == 503
    assert response.headers["Retry-After"]
    assert "写了很久的问题</textarea>" in response.text
    assert f'name="token" value="{"t" * 43}"' in response.text
    assert 'name="person" value="李女士"' in response.text
    assert f'action="{FORM}?park=a"' in response.text


def test_it_says_so_in_english(client, no_database):
    assert "try again" in client.post("/en" + FORM, TYPED).text.lower()
