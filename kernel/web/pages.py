"""What plugins declare with ``@plugin.page`` as Quart blueprints."""

from collections.abc import Iterable

from quart import Blueprint

from ..contributions import Page


def blueprints(pages: Iterable[Page]) -> dict[str, Blueprint]:
    """One blueprint a plugin, to be mounted under ``/admin/<plugin>``."""
    made: dict[str, Blueprint] = {}
    for page in pages:
        blueprint = made.setdefault(page.plugin, Blueprint(page.plugin, page.view.__module__))
        endpoint = f"{page.view.__name__}_{len(blueprint.deferred_functions)}"
        blueprint.add_url_rule(page.path, endpoint, page.view, methods=list(page.methods))
    return made
