"""What the tests of an engine need, and why they are left out where it is missing."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec

import pytest

WITHOUT = "" if shutil.which("java") else "no Java on this machine: Spark runs on it"
WITHOUT = WITHOUT or ("" if find_spec("pyspark") else "pyspark is not installed: pip install 'recoupe[spark]'")
spark_needed = pytest.mark.skipif(bool(WITHOUT) and "spark" not in os.environ.get("RECOUPE_REQUIRE", ""), reason=WITHOUT or "-")
