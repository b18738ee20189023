"""Every text is there in every language with the same variables, the code asks for no other, and none is left over."""

from pathlib import Path

import pytest

import kernel
from kernel.assembly import translations
from kernel.loading import bundled_names, find, in_order
from kernel.testing.texts import missing, unused


@pytest.fixture(scope="module")
def plugins():
    return in_order(find(bundled_names())).values()


@pytest.fixture(scope="module")
def folders(plugins):
    return {"kernel-": Path(kernel.__file__).parent} | {plugin.locale_prefix: plugin.path for plugin in plugins}


def test_the_languages_agree(plugins):
    texts = translations(plugins, "en")
    assert set(texts.languages) == {"en", "ru"}
    assert texts.check() == []


def test_no_text_is_missing(plugins, folders):
    assert missing(translations(plugins, "en"), folders) == []


def test_no_text_is_left_over(plugins, folders):
    assert unused(translations(plugins, "en"), folders) == []
