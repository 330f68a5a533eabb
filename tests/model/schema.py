"""The published JSON Schema: `--write` writes it from the records, `--check` says whether it still is theirs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from recoupe.model.codec import schema

PUBLISHED = Path(__file__).parents[2] / "docs/reference/recoupe-1.schema.json"


def written() -> str:
    """The schema as it is to be published."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    if "--write" in sys.argv:
        PUBLISHED.write_text(written(), encoding="utf-8")
    elif PUBLISHED.read_text(encoding="utf-8") != written():
        sys.exit(f"{PUBLISHED.name} is not that of the records: make docs")
