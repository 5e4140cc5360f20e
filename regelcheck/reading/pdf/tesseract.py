"""Run tesseract on one picture of a page: which way is up, how crooked it lies, and whether the result is text at all."""

from __future__ import annotations

import csv
import math
import os
import re
import shutil
import subprocess
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

LANGUAGE = "nld"
# Sure of 95 words in a hundred on a good scan; of 37 on one that lies on its side and is read as if it did not.
_LEAST_CONFIDENCE = 60.0
# Beyond this the lines of a page no longer come out as lines; far beyond it is no page that lies crooked.
_CROOKED, _TURNED = 0.4, 15.0
_TURN = re.compile(r"^Rotate: (90|180|270)$", re.MULTILINE)
_WORDS_OF_A_LINE = 4
_FEWEST_LINES = 3


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program, and whether it can tell which way a page is up."""

    program: str
    finds_up: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one picture: a PDF with its text, how sure that text is (0-100), and by how many degrees its lines slope."""

    pdf: Path
    confidence: float
    slope: float

    @property
    def is_text(self) -> bool:
        return self.confidence >= _LEAST_CONFIDENCE

    @property
    def is_crooked(self) -> bool:
        return _CROOKED < abs(self.slope) < _TURNED


def find_tesseract() -> Tesseract | None:
    """Tesseract, when it is installed and knows Dutch."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return None
    languages = (listed.stdout + listed.stderr).split()
    return Tesseract(program, "osd" in languages) if LANGUAGE in languages else None


def turn_needed(tesseract: Tesseract, picture: Path, deadline: float) -> int:
    """By how many degrees the picture must be turned clockwise to be upright; 0 as well where that cannot be told."""
    if not tesseract.finds_up:
        return 0
    try:
        found = _run([tesseract.program, str(picture), "-", "--psm", "0"], deadline)
    except subprocess.SubprocessError:
        # A page with hardly any text: it is read as it lies.
        return 0
    turn = _TURN.search(found)
    return int(turn[1]) if turn else 0


def read_picture(tesseract: Tesseract, picture: Path, dots: int, deadline: float) -> Reading:
    """The text of a picture of `dots` an inch. Raises OSError, ValueError or SubprocessError when that gives nothing."""
    out = picture.with_suffix("")
    language = ("-l", LANGUAGE, "--dpi", str(dots))
    _run([tesseract.program, str(picture), str(out), *language, "pdf", "tsv"], deadline)
    with out.with_suffix(".tsv").open(encoding="utf-8", errors="replace", newline="") as table:
        words = [
            row
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row.get("level") == "5" and (row.get("text") or "").strip()
        ]
    if not words:
        raise ValueError("no words")
    confidence = fmean(float(row["conf"]) for row in words)
    return Reading(out.with_suffix(".pdf"), confidence, _slope(words))


def _run(command: list[str], deadline: float) -> str:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=max(0.1, deadline - time.monotonic()),
        check=True,
        # One thread: tesseract with more is slower when it has to share a core.
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return done.stdout


def _slope(words: Sequence[Mapping[str, str]]) -> float:
    """How far the lines slope down to the right, in degrees; 0 with too few lines to tell."""
    lines: dict[tuple[str, ...], list[tuple[float, float]]] = defaultdict(list)
    for row in words:
        line = tuple(row[part] for part in ("block_num", "par_num", "line_num"))
        middle = float(row["top"]) + float(row["height"]) / 2
        lines[line].append((float(row["left"]), middle))
    slopes = [
        math.degrees(math.atan2(line[-1][1] - line[0][1], line[-1][0] - line[0][0]))
        for line in lines.values()
        if len(line) >= _WORDS_OF_A_LINE
    ]
    return median(slopes) if len(slopes) >= _FEWEST_LINES else 0.0
