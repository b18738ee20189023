"""``kiosk demo --once`` proves a purchase, and says so when it fails."""

import re
import subprocess
import sys
from pathlib import Path

KIOSK = Path(sys.executable).parent / "kiosk"


def test_the_demo_plays_one_purchase_and_prints_each_step(tmp_path):
    played = subprocess.run(
        [KIOSK, "demo", "--once", "--folder", tmp_path / "demo"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert played.returncode == 0, played.stderr
    steps = re.findall(r"^\s+[\d.]+ ms  (.+)$", played.stdout, re.MULTILINE)
    assert steps[0] == "sends /start"
    assert steps[-1].startswith("receives")
    assert "✓ The key arrived" in played.stdout
    assert played.stderr == ""
