"""What every plugin should pass: ``check_plugin(plugin)`` in a test of its own."""

from __future__ import annotations

import inspect

from .. import assembly
from ..live_settings import setting_texts
from ..loading import bundled_names, find, in_order, register
from ..plugin import Plugin


def check_plugin(plugin: Plugin) -> None:
    """Raise AssertionError that lists everything wrong with a plugin's declarations.

    Checked are: what it requires, its hooks, clashes of commands, buttons, messages and forms, that handlers are
    coroutines, and that every text that the kernel will ask for exists in every language with the same variables.
    """
    problems: list[str] = []
    installed = bundled_names()  # what a plugin comes after may be missing
    others = [*plugin.requires, *(name for name in plugin.after if name in installed)]
    plugins = {item.name: item for item in _with_requirements(others)}
    plugins[plugin.name] = plugin
    ordered = in_order(list(plugins.values()))
    assembly.gather(register(ordered.values()))
    problems += _not_async(plugin)
    texts = assembly.translations(ordered.values(), "en")
    problems += [problem for problem in texts.check() if problem.startswith(plugin.locale_prefix)]
    for key, why in _asked_for(plugin):
        problems += [f"{key} is missing in {lang}: {why}." for lang in texts.languages if key not in texts.own[lang]]
    assert not problems, "\n".join(problems)


def _with_requirements(names: list[str]) -> list[Plugin]:
    found: dict[str, Plugin] = {}
    while names:
        for plugin in find(names):
            found[plugin.name] = plugin
        names = [need for item in found.values() for need in item.requires if need not in found]
    return list(found.values())


def _not_async(plugin: Plugin) -> list[str]:
    functions = [(f"{route.kind} {route.key}", route.handler) for route in plugin.routes]
    functions += [(f"menu {entry.menu}", entry.make) for entry in plugin.menu_entries]
    functions += [(f"job {job.name}", job.run) for job in plugin.jobs]
    functions += [(f"event {listener.event}", listener.handler) for listener in plugin.listeners]
    functions += [
        (f"message {template.key}", function)
        for template in plugin.templates.values()
        for function in (template.render, template.on_sent, template.on_failed)
        if function is not None
    ]
    return [f"{what} must be an async function." for what, found in functions if not inspect.iscoroutinefunction(found)]


def _asked_for(plugin: Plugin) -> list[tuple[str, str]]:
    keys = [(permission.title, f"the title of {permission.name}") for permission in plugin.permissions]
    keys += [(limit.title, f"the title of {limit.name}") for limit in plugin.limits]
    keys += [(template.key, "a queued message") for template in plugin.templates.values() if template.render is None]
    keys += [(key, "a setting that may be changed while the bot runs") for key in _of_settings(plugin)]
    keys += [(question.key, f"a question of {form.id}") for form in plugin.forms for question in form.questions]
    return keys


def _of_settings(plugin: Plugin) -> list[str]:
    if plugin.settings is None:
        return []
    return [
        key
        for name in plugin.settings.model_fields
        for key in setting_texts(plugin.locale_prefix, plugin.settings, name)
    ]
