"""spaCy starts without what only its commands need, and gives them to whoever asks."""

import subprocess
import sys

ASKS = """
import sys
from recoupe.lang.tagger import load
load()
assert not {"requests", "httpx", "spacy.cli"} & set(sys.modules)
import spacy, spacy.cli
assert spacy.cli.download and spacy.info(silent=True)["spacy_version"] == spacy.__version__
"""


def test_no_client_of_the_web_comes_with_the_pipeline():
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", ASKS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
