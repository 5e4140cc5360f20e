"""samples/ → reports/: the reports in the repository are exactly what the tool writes now.

`python -m tests.golden` writes them anew; the difference then shows in the commit what a change does to verdicts.
"""

import pytest

from tests.golden import FOLDER, SUFFIXES, cases, golden_checker, render, render_region, render_versions


@pytest.fixture(scope="module")
def golden():
    return golden_checker()


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_the_report_is_what_the_tool_writes(case, golden):
    for suffix, text in render(case, golden).items():
        path = FOLDER / f"{case.name}.{suffix}"
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is niet meer wat regelcheck schrijft"


@pytest.mark.parametrize("several", [render_versions, render_region], ids=["versies", "regio"])
def test_documents_beside_each_other_are_what_the_tool_writes(several, golden):
    for name, text in several(golden).items():
        assert (FOLDER / name).read_bytes().decode() == text, f"{name} is niet meer wat regelcheck schrijft"


def test_there_is_no_report_without_a_sample(golden):
    names = {f"{case.name}.{suffix}" for case in cases() for suffix in SUFFIXES.values()}
    names |= {*render_versions(golden), *render_region(golden), "README.md"}
    assert {path.name for path in FOLDER.iterdir()} == names
