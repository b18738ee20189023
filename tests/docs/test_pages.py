"""What the pages show and name is there: files, commands, links, packages, settings."""

import ast
import re
import textwrap
import tomllib

import click
import pytest

from kernel.cli import main
from kernel.loading import bundled_names, find
from kernel.settings import KernelSettings
from tests.docs.pages import FENCED, PAGES, ROOT, commands, links, with_files
from tests.rules.imports import violations

EACH_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@EACH_PAGE
def test_a_page_shows_files_as_they_are(page):
    text = page.read_text("utf-8")
    assert text == with_files(text), "run: .venv/bin/python -m tests.docs.pages"


@EACH_PAGE
def test_the_python_of_a_page_is_python(page):
    for language, body in FENCED.findall(page.read_text("utf-8")):
        if language == "python":
            ast.parse(textwrap.dedent(body))


@EACH_PAGE
def test_the_commands_of_a_page_exist(page):
    unknown = [words for words in commands(page.read_text("utf-8")) if not is_command(words.split())]
    assert unknown == []


def is_command(words: list[str]) -> bool:
    """Whether these are a command of ``kiosk``, with or without arguments behind it."""
    context = click.Context(main)
    command = main
    while isinstance(command, click.Group):
        if not words:
            return command is not main
        command = command.get_command(context, words.pop(0))
    return command is not None


@EACH_PAGE
def test_the_links_of_a_page_lead_somewhere(page):
    lost = [target for target in links(page.read_text("utf-8")) if not (page.parent / target).exists()]
    assert lost == []


def test_the_readme_says_what_each_package_is_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *(name for group in project["optional-dependencies"].values() for name in group)]
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in asked if f"`{re.split('[=<>]', name)[0]}`" not in readme] == []


def test_the_readme_leads_to_every_page():
    found = links((ROOT / "README.md").read_text("utf-8"))
    assert [page.name for page in PAGES if page.parent.name == "docs" and f"docs/{page.name}" not in found] == []


def test_the_settings_of_the_operators_page_exist():
    kinds = [KernelSettings, *(plugin.settings for plugin in find(bundled_names()) if plugin.settings)]
    known = {name.upper() for kind in kinds for name in kind.model_fields}
    known |= {"PUID", "PGID"}
    text = (ROOT / "docs" / "operators.md").read_text("utf-8")
    named = set(re.findall(r"`([A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9])(?:=[^`]*)?`", text))
    assert named - known - {"MONITORING_HOST", "MONITORING_PORT"} == set()


def test_the_example_keeps_to_the_borders():
    requires = {"wishlist": {"accounts", "shop"}, "hello": set(), "accounts": set(), "shop": {"accounts"}}
    requires |= {"bank": {"payments"}, "payments": {"accounts"}}
    assert violations(ROOT / "tests" / "docs", requires) == []
