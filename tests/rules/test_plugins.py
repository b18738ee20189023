"""Every plugin that comes with Kiosk passes the check that authors are given, and that check can fail."""

import pytest

from kernel import Plugin
from kernel.assembly import translations
from kernel.live_settings import setting_texts
from kernel.loading import bundled_names, find
from kernel.settings import KernelSettings
from kernel.testing import check_plugin


@pytest.mark.parametrize("plugin", find(bundled_names()), ids=lambda plugin: plugin.name)
def test_a_bundled_plugin_passes(plugin):
    check_plugin(plugin)


@pytest.mark.parametrize("plugin", find(bundled_names()), ids=lambda plugin: plugin.name)
def test_a_bundled_plugin_says_what_it_is(plugin):
    texts = translations([plugin], "en")
    keys = {f"{plugin.locale_prefix}plugin", f"{plugin.locale_prefix}plugin-about"}
    assert {language: keys - texts.own[language].keys() for language in ("en", "ru")} == {"en": set(), "ru": set()}


def test_a_setting_of_the_kernel_that_may_change_live_has_its_texts():
    texts = translations([], "en")
    keys = {key for name in KernelSettings.model_fields for key in setting_texts("kernel-", KernelSettings, name)}
    assert "kernel-setting-audit-retention-days" in keys
    assert {language: keys - texts.own[language].keys() for language in ("en", "ru")} == {"en": set(), "ru": set()}


def test_a_plugin_with_mistakes_does_not_pass():
    wrong = Plugin("wrong", "1")
    wrong.permission("look", "wrong-look")
    wrong.command("wrong")(lambda ctx: None)
    with pytest.raises(AssertionError) as problems:
        check_plugin(wrong)
    assert "command wrong must be an async function." in str(problems.value)
    assert "wrong-look is missing in ru: the title of wrong.look." in str(problems.value)
