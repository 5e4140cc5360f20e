"""Let coverage lead the fuzzing of the parsers: `python -m tests.fuzz_atheris verwijzing -max_total_time=600`.

Needs atheris (`pip install atheris`, Linux and macOS), which is no dependency: what it finds is kept as a failure of
tests/fuzz_core.py, and that is replayed everywhere. The first argument is a kind of tests/fuzz_core.py; the others go to
libFuzzer.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["regelcheck"]):
    from tests.fuzz import TooLong
    from tests.fuzz_core import KEPT, KINDS, attempt

SEEDS = 300
"""Cases of tests/fuzz_core.py that it starts from: from nothing it never finds the word "artikel"."""


def main() -> None:
    """Fuzz one kind until libFuzzer stops or something goes wrong, which is then kept."""
    kind = sys.argv[1] if len(sys.argv) > 1 else ""
    if kind not in KINDS:
        sys.exit(f"Geef een van: {', '.join(KINDS)}.")
    folder = Path(tempfile.mkdtemp())

    def one(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        try:
            attempt(kind, text, folder)
        except (Exception, TooLong):
            KEPT.mkdir(exist_ok=True)
            (KEPT / f"{kind}-{sha256(data).hexdigest()[:12]}.json").write_text(json.dumps([kind, text]), encoding="utf-8")
            raise

    seeds = folder / "zaad"
    seeds.mkdir()
    rng = random.Random(1)
    for number in range(SEEDS):
        (seeds / str(number)).write_text(KINDS[kind][0](rng), encoding="utf-8", errors="replace")
    atheris.Setup([sys.argv[0], f"-artifact_prefix={folder}/", *sys.argv[2:], str(seeds)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
