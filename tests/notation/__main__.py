"""Rebuild every file in samples/ from its notation in samples/tekst/."""

from tests.notation.samples import FOLDER, NAMES, build

for name in NAMES:
    print(build(name, FOLDER).relative_to(FOLDER.parent))
