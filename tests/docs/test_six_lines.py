"""The plugin of six lines greets."""

import pytest


@pytest.fixture
def settings():
    return {"PLUGINS": "accounts,hello"}


async def test_a_plugin_of_six_lines_greets_by_name(bot, alice):
    await alice.send("/hello")
    assert alice.last.text == "Hello, Alice!"
