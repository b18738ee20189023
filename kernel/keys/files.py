"""Secrets that are generated once and kept in the data folder, readable by the bot's user only."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from ..errors import KeysError


def read_secret(path: Path) -> str:
    """What the file holds, without comment lines; empty when it is not there."""
    try:
        text = path.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise KeysError(
            f"{path} cannot be read: {error}. Give it to the bot's user (mode 0600) or restore it."
        ) from error
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if not lines:
        raise KeysError(f"{path} is empty. Restore it from your backup; remove it only if nothing was encrypted yet.")
    return "\n".join(lines)


def generate_once(path: Path, comment: str, make: Callable[[], str]) -> str:
    """Create the file (mode 0600) unless it is there; what it holds then.

    The content is complete before the name appears, and of several processes one wins: all return the same.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
        try:
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                file.write(f"# {comment}\n{make()}\n")
                file.flush()
                os.fsync(file.fileno())
            os.link(draft, path)
            _sync_folder(path.parent)
        except FileExistsError:
            pass
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise KeysError(
            f"{path} cannot be written: {error}. Let the bot's user write there, or set DATA_DIR."
        ) from error
    return read_secret(path)


def open_to_others(path: Path) -> bool:
    """Whether other users of the machine may read the file."""
    return path.exists() and bool(path.stat().st_mode & 0o077)


def _sync_folder(folder: Path) -> None:
    """A power loss right after the first sale must not lose the key it was encrypted with."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
