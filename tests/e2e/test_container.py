"""The container's entrypoint, as far as it goes without a container."""

import subprocess
from pathlib import Path

import pytest

ENTRYPOINT = Path(__file__).parents[2] / "deploy" / "entrypoint.sh"


@pytest.mark.parametrize("wrong", ["abc", "-1", "1000 0", "1000:1000", "root"])
@pytest.mark.parametrize("name", ["PUID", "PGID"])
def test_an_id_that_is_no_number_is_refused_in_words(name, wrong):
    done = subprocess.run(
        ["sh", ENTRYPOINT, "echo", "started"],
        env={"PATH": "/usr/bin:/bin", name: wrong},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert f"{name}={wrong}" in done.stderr
    assert "must be numbers" in done.stderr
    assert "started" not in done.stdout
