"""The picture of the README: the demo story's HTML as Chromium shows it (`python tests/browser/picture.py OUT.png`)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Take it; 1 when there is no Chromium."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        print("no chromium found: the picture of the README is left as it is", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        program = Path(sys.executable).with_name("recoupe")
        subprocess.run([program, "demo", "--store", f"{folder}/demo.sqlite"], check=True, capture_output=True)
        size, out = "--window-size=1280,900", f"--screenshot={Path(sys.argv[1]).resolve()}"
        quiet = ("--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu", f"--user-data-dir={folder}/profile")
        subprocess.run([browser, *quiet, size, out, f"file://{folder}/demo.html"], check=True, capture_output=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
