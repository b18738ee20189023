"""Every plugin that comes with Kiosk passes the check that authors are given, and that check can fail."""

import pytest

from kernel import Plugin
from kernel.loading import bundled_names, find
from kernel.testing import check_plugin


@pytest.mark.parametrize("plugin", find(bundled_names()), ids=lambda plugin: plugin.name)
def test_a_bundled_plugin_passes(plugin):
    check_plugin(plugin)


def test_a_plugin_with_mistakes_does_not_pass():
    wrong = Plugin("wrong", "1")
    wrong.permission("look", "wrong-look")
    wrong.command("wrong")(lambda ctx: None)
    with pytest.raises(AssertionError) as problems:
        check_plugin(wrong)
    assert "command wrong must be an async function." in str(problems.value)
    assert "wrong-look is missing in ru: the title of wrong.look." in str(problems.value)
