"""Standard output and standard error of a real process: one artefact, no traceback, no colour in a pipe."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAIN = "from regelcheck.cli import main; main()"
REGELING = "Regeling Groen\n\n" + "\n\n".join(
    f"Artikel {number} Taak {number}\nHet openbaar lichaam beheert het groen in gebied {number}."
    for number in range(1, 9)
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "groen.txt"
    path.write_text(REGELING + "\n", encoding="utf-8")
    return path


def start(
    *arguments: str, code: str = MAIN, stdout: int | None = subprocess.PIPE, **env: str
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
    )


def finish(process: subprocess.Popen[bytes]) -> tuple[int, bytes, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out or b"", err.decode()


def test_help_imports_nothing_heavy() -> None:
    heavy = "('spacy', 'rich', 'jinja2', 'docx', 'lxml', 'pypdfium2', 'pdfplumber', 'yaml', 'numpy')"
    code = (
        "import sys\nfrom regelcheck.cli import run\n"
        "code = run(['--help'])\n"
        "own = [name for name in ('regelcheck.model', 'regelcheck.citation', 'regelcheck.report.words') if name in sys.modules]\n"
        "code += run(['check', '--help']) + run(['rules', '--help'])\n"
        f"print(code, own + [name for name in {heavy} if name in sys.modules])"
    )
    status, out, err = finish(start(code=code))
    assert (status, err) == (0, "")
    assert out.decode().splitlines()[-1] == "0 []"


def test_a_check_of_a_text_imports_no_more_than_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "concept.txt"
    path.write_text("Artikel 1 Doel\nHet doel is samen te werken.\n", encoding="utf-8")
    others = (
        "('multiprocessing.connection', 'psutil', 'jinja2', 'docx', 'lxml', 'pypdfium2', 'pdfplumber', 'regelcheck.batch.pool', "
        "'regelcheck.compare', 'regelcheck.margin', 'spacy')"
    )
    code = (
        "import sys\nfrom regelcheck.cli import run\n"
        f"run(['check', {str(path)!r}])\n"
        f"print([name for name in {others} if name in sys.modules])"
    )
    cache = str(tmp_path / "kas")
    finish(start("check", str(path), REGELCHECK_CACHE=cache))  # keeps what later runs need no spaCy for
    status, out, err = finish(start(code=code, REGELCHECK_CACHE=cache))
    assert (status, err) == (0, "")
    assert out.decode().splitlines()[-1] == "[]"


def test_version_does_not_import_spacy() -> None:
    code = "import sys\nfrom regelcheck.cli import run\nrun(['--version'])\nprint('spacy' in sys.modules)"
    _, out, _ = finish(start(code=code))
    assert out.decode().splitlines()[-1] == "False"


def test_a_machine_format_is_one_artefact_on_stdout(draft: Path, tmp_path: Path) -> None:
    status, out, err = finish(start("check", str(draft), str(tmp_path / "weg.docx"), "--format", "json"))
    assert status == 2
    assert len(json.loads(out)["documents"]) == 1
    assert "weg.docx" in err and "Traceback" not in err


@pytest.mark.parametrize("form", ["tekst", "json", "html"])
def test_a_reader_that_stops_is_no_traceback_and_changes_no_verdict(draft: Path, form: str) -> None:
    process = start("check", str(draft), "--format", form)
    assert process.stdout is not None
    process.stdout.close()  # before anything was written, as `| true` does
    process.stdout = None
    status, _, err = finish(process)
    assert (status, err) == (0, "")


def test_a_closed_stdout_is_said_in_one_sentence(draft: Path) -> None:
    code = f"import os, sys\nos.close(1)\nos.execv(sys.executable, [sys.executable, '-c', {MAIN!r}, *sys.argv[1:]])"
    status, _, err = finish(start("check", str(draft), "--format", "json", code=code))
    assert status == 2
    assert err.startswith("Fout: De standaarduitvoer is gesloten.") and "Traceback" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_no_clean_result(draft: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        status, _, err = finish(start("check", str(draft), stdout=full.fileno()))
    assert status == 2
    assert err.splitlines()[0] == "Fout: De uitvoer kan niet worden geschreven."


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("asked", [("--output", "/dev/full"), ("--format", "json=/dev/full"), ("--format", "docx=/dev/full")])
def test_a_full_disk_under_a_special_file_is_said_in_one_sentence(draft: Path, asked: tuple[str, str]) -> None:
    status, out, err = finish(start("check", str(draft), *asked))
    assert (status, out) == (2, b"")
    assert err.splitlines() == [
        "Fout: /dev/full kan niet worden geschreven.",
        "      Is de schijf vol, of mag dit niet worden beschreven?",
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("asked", [("--help",), ("check", "--help"), ("--version",), ("rules", "list")], ids=" ".join)
def test_a_full_disk_under_help_is_said_in_one_sentence(asked: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        status, _, err = finish(start(*asked, stdout=full.fileno()))
    assert status == 2
    assert err.splitlines() == ["Fout: De uitvoer kan niet worden geschreven.", "      Is de schijf vol?"]


@pytest.mark.parametrize(
    ("encoding", "legend", "quote"),
    [
        ("cp1252", "v aanwezig · z zwak · o ontbreekt · x strijdig · – n.v.t. · ? niet te", "“"),
        ("cp850", "v aanwezig · z zwak · o ontbreekt · x strijdig · - n.v.t. · ? niet te", '"'),
        ("ascii", "v aanwezig | z zwak | o ontbreekt | x strijdig | - n.v.t. | ? niet te", '"'),
        ("utf-8", "✓ aanwezig · ◐ zwak · ○ ontbreekt · ✗ strijdig · – n.v.t. · ? niet te", "“"),
    ],
)
def test_a_terminal_without_our_signs_shows_letters_and_says_which(
    draft: Path, encoding: str, legend: str, quote: str
) -> None:
    status, out, _ = finish(start("scan", str(draft), "--geen-cache", PYTHONIOENCODING=encoding))
    assert status == 0
    assert legend in out.decode(encoding)
    assert "?" not in out.decode(encoding).replace("? niet te", "")
    status, out, _ = finish(start("check", str(draft), PYTHONIOENCODING=encoding))
    assert status == 0
    sign = legend.split(" ontbreekt")[0][-1]
    assert f"{sign} ontbreekt" in out.decode(encoding)
    assert quote in out.decode(encoding)


def test_a_machine_format_is_utf_8_whatever_the_terminal(draft: Path) -> None:
    _, out, _ = finish(start("check", str(draft), "--format", "md", PYTHONIOENCODING="ascii"))
    assert "○ ontbreekt" in out.decode("utf-8")


def test_help_does_without_our_signs_too() -> None:
    status, out, err = finish(start("check", "--help", PYTHONIOENCODING="cp850"))
    assert (status, err) == (0, "")
    assert "Gebruik: regelcheck check [OPTIES] PAD..." in out.decode("cp850")


def read_terminal(*arguments: str, **env: str) -> str:
    """What a terminal of 80 columns shows."""
    ours, theirs = pty.openpty()
    process = start(*arguments, stdout=theirs, TERM="xterm", **env)
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:  # Linux says so when the other side is closed
        pass
    process.communicate(timeout=60)
    os.close(ours)
    return shown.decode()


def test_colour_on_a_terminal_and_none_with_no_color(draft: Path) -> None:
    assert "\x1b[31m○ ontbreekt" in read_terminal("check", str(draft), NO_COLOR="")
    plain = read_terminal("check", str(draft), NO_COLOR="1")
    assert "○ ontbreekt" in plain and "\x1b" not in plain


def test_ctrl_c_is_130_and_one_line(tmp_path: Path) -> None:
    code = (
        "import sys\nimport regelcheck.batch.serial as serial\nfrom regelcheck.cli import main\n"
        "def wait(*_):\n    import time\n    print('bezig', file=sys.stderr, flush=True)\n    time.sleep(60)\n"
        # A shell starts what it runs in the background with Ctrl-C ignored; here it must be heard.
        "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "serial.check_one = wait\nmain()"
    )
    process = start("check", str(tmp_path / "groen.txt"), code=code)
    assert process.stderr is not None
    assert process.stderr.readline() == b"bezig\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    status, out, err = finish(process)
    assert (status, out, err) == (130, b"", "Afgebroken.\n")


def test_the_same_report_whatever_the_locale(draft: Path) -> None:
    reports = []
    for locale in ("C", "C.UTF-8"):
        _, out, _ = finish(start("check", str(draft), "--format", "html", LC_ALL=locale, PYTHONUTF8="0"))
        assert "○" in out.decode("utf-8")
        reports.append([line for line in out.splitlines() if b"Begonnen" not in line])
    assert reports[0] == reports[1]
