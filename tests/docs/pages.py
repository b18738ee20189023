"""The pages of documentation: the files that they show, and the commands that they name.

``python -m tests.docs.pages`` puts the files as they are now into the pages.
"""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
SHOWN = re.compile(r"<!-- file: (\S+) -->\n```\w*\n(?:.*?\n)??```\n", re.DOTALL)
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
KIOSK = re.compile(r"(?:^|[`/ ])kiosk ([a-z][a-z ]*[a-z])", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|src=\"([^\"]+)\"")


def with_files(text: str) -> str:
    """``text`` with every file that it shows as the file is now."""

    def show(found: re.Match) -> str:
        path = ROOT / found[1]
        language = {".py": "python", ".ftl": "fluent", ".toml": "toml"}[path.suffix]
        return f"<!-- file: {found[1]} -->\n```{language}\n{path.read_text('utf-8').strip()}\n```\n"

    return SHOWN.sub(show, text)


def commands(text: str) -> set[str]:
    """What follows ``kiosk`` in code: ``plugins disable``, ``run``."""
    code = [body for _, body in FENCED.findall(text)] + re.findall(r"`([^`\n]+)`", FENCED.sub("", text))
    return {words for part in code for words in KIOSK.findall(part)}


def links(text: str) -> set[str]:
    """The files that a page leads to."""
    found = {first or second for first, second in LINK.findall(FENCED.sub("", text))}
    return {target for target in found if "://" not in target and not target.startswith("mailto:")}


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(with_files(page.read_text("utf-8")), "utf-8")
