"""What kind a name is by the words around it."""

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("text", ["London mayor Ann Lee spoke.", "The mayor of London spoke."])
def test_a_capital_with_a_mayor_is_a_town(who, text):
    assert who(text)["London"] is None


def test_a_capital_by_itself_is_its_state(who):
    assert who("London condemned Iran.")["London"] == "united-kingdom"
