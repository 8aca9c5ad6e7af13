import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.grammar import address


@pytest.mark.parametrize(
    ("written", "used"),
    [
        ("localhost:8081", "http://localhost:8081/"),
        (" http://127.0.0.1:8081/v2/check ", "http://127.0.0.1:8081/"),
        ("http://[::1]:8081/v2/", "http://[::1]:8081/"),
        ("check.example", "https://check.example/"),
        ("https://check.example/languagetool/v2", "https://check.example/languagetool/"),
        ("https://check.example:8443/?a=b#c", "https://check.example:8443/"),
    ],
)
def test_an_address_is_taken_as_people_write_it(written, used):
    assert address.accept(written) == used
    assert address.accept(used) == used


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "no address"),
        ("http://check.example", "Use https"),
        ("http://192.168.1.5:8081", "Use https"),
        ("http://localhost.evil.example:8081", "Use https"),
        ("ftp://check.example", "not the address of a server"),
        ("file:///etc/passwd", "not the address of a server"),
        ("https://", "not the address of a server"),
        ("https://ada:secret@check.example", "Leave name and password out"),
        ("https://check.example:99999", "not an address"),
        ("https://che ck.example", "not the address of a server"),
        ("http://[::1", "not an address"),
    ],
)
def test_what_cannot_be_used_is_answered_with_what_to_write(written, said):
    with pytest.raises(ValueError, match=said) as caught:
        address.accept(written)
    assert "secret" not in str(caught.value)


@settings(deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_text_is_an_address_or_a_sentence(written):
    accepted, said = "", ""
    try:
        accepted = address.accept(written)
    except ValueError as error:
        said = str(error)
    assert bool(accepted) != bool(said)
    assert said.endswith(".") if said else address.accept(accepted) == accepted
