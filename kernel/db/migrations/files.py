"""The migration files of a package: ``migrations/0001_first.py`` and so on."""

import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from ...errors import MigrationError

FILE = re.compile(r"(\d{4})_(\w+)\.py$")


@dataclass(frozen=True)
class Migration:
    """One step of one plugin's tables."""

    label: str
    number: int
    path: Path

    @property
    def version(self) -> str:
        """Its name in the database: the file's without ``.py``."""
        return self.path.stem

    def load(self) -> ModuleType:
        """The file as a module: ``UPGRADE``, ``DOWNGRADE`` (dialect to statements) and ``MODELS_STATE``."""
        spec = importlib.util.spec_from_file_location(f"{self.label}_migration_{self.version}", self.path)
        if spec is None or spec.loader is None:
            raise MigrationError(f"{self.path} cannot be read as Python.")
        module = importlib.util.module_from_spec(spec)
        try:
            spec.loader.exec_module(module)
        except Exception as error:
            raise MigrationError(f"{self.path} cannot be loaded: {type(error).__name__}: {error}") from error
        for name in ("UPGRADE", "DOWNGRADE", "MODELS_STATE"):
            if not hasattr(module, name):
                raise MigrationError(f"{self.path} has no {name}. Write it with `kiosk makemigrations {self.label}`.")
        return module


def folder(package: str) -> Path:
    """Where a package keeps its migrations; the folder need not exist."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise MigrationError(f"There is no package {package}. Correct the plugin's name in PLUGINS.")
    return Path(next(iter(spec.submodule_search_locations))) / "migrations"


def migrations_of(label: str, package: str) -> list[Migration]:
    """A package's migrations in order. Raises MigrationError when two carry the same number or one is missing."""
    place = folder(package)
    found = sorted(
        (Migration(label, int(match[1]), path) for path in place.glob("*.py") if (match := FILE.match(path.name))),
        key=lambda migration: (migration.number, migration.version),
    )
    for expected, migration in enumerate(found, 1):
        if migration.number != expected:
            twice = expected > migration.number
            raise MigrationError(
                f"{migration.path} {'has a number that is taken' if twice else f'comes without number {expected:04}'}. "
                "Number the files of a plugin 0001, 0002, 0003 without gaps."
            )
    return found
