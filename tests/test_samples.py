"""samples/ → reports/: the reports in the repository are exactly what the tool writes now.

`python -m tests.golden` writes them anew; the difference then shows in the commit what a change does to verdicts.
"""

import pytest

from tests.golden import FOLDER, cases, render


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_the_report_is_what_the_tool_writes(case, checker):
    for suffix, text in render(case, checker).items():
        path = FOLDER / f"{case.name}.{suffix}"
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is niet meer wat regelcheck schrijft"


def test_there_is_no_report_without_a_sample():
    assert {path.name.rpartition(".")[0] for path in FOLDER.iterdir() if path.name != "README.md"} == {
        case.name for case in cases()
    }
