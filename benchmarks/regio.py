"""A region of 1,500 regelingen, scanned as a province would: `python benchmarks/regio.py`.

    tien kapotte    ten broken files are listed with their reason, every other document is judged
    geheugen        the peak of the scanning process over 1,500 documents is at most 1.3 times that over 300
    cache           a second run takes at most a twentieth of the first
    werkers         one worker and two write the same JSON
    kill -9         killed in the middle and run again: nothing is done twice, nothing is lost, nothing is half written

The documents are made here from the notation of the samples, each with names and numbers of its own, as DOCX, ODT, PDF, HTML,
text and Markdown. Exit code 1 when a bar is missed. `--documenten 150` makes it a matter of a minute.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.notation import read_notation, write_docx, write_html, write_md, write_odt, write_pdf, write_txt  # noqa: E402
from tests.notation.samples import NAMES, notation_of  # noqa: E402

BROKEN = 10
MEMORY_BAR, CACHE_BAR = 1.3, 20.0
_PLACES = "Aa Bee Cee Dee Ee Eff Gee Haa Ie Jee Kaa Ell Emm Enn Oo Pee Quu Err Ess Tee".split()
_FORMATS = ("docx", "docx", "pdf", "txt", "odt", "html", "md")


def make_region(folder: Path, count: int) -> None:
    """`count` documents, ten of which cannot be read, each different from all others."""
    chance = random.Random(20260101)
    sources = [notation_of(name).read_text(encoding="utf-8") for name in NAMES if "reglement" not in name]
    for number in range(count - BROKEN):
        sub = folder / f"streek-{number % 12:02d}"
        sub.mkdir(parents=True, exist_ok=True)
        text = _varied(sources[number % len(sources)], number, chance)
        suffix = _FORMATS[number % len(_FORMATS)]
        _write(text, sub / f"regeling-{number:04d}.{suffix}", suffix)
    for number in range(BROKEN):
        broken = folder / f"kapot-{number}.{('docx', 'pdf', 'odt', 'xml', 'txt')[number % 5]}"
        broken.write_bytes((b"PK\x03\x04", b"%PDF-1.7\n", b"PK", b"<a>", b"\0\0\0")[number % 5] * (number // 5 + 1))


def _varied(text: str, number: int, chance: random.Random) -> str:
    """Names of places changed, and every year and amount."""
    names = sorted(set(re.findall(r"\b(?:Kromwaard|Rietbroek|Lindermeer|Vierstromen|Rijnweiden)\b", text)))
    for name in names:
        text = text.replace(name, f"{chance.choice(_PLACES)}{chance.choice(_PLACES).lower()}{number}")
    return re.sub(r"\b20\d\d\b", lambda _: str(chance.randint(2015, 2030)), text)


def _write(text: str, path: Path, suffix: str) -> None:
    lines = read_notation(text)
    match suffix:
        case "docx":
            write_docx(lines, path, auto_numbering=False)
        case "odt":
            write_odt(lines, path)
        case "pdf":
            write_pdf(lines, path)
        case "html":
            write_html(lines, path)
        case "md":
            write_md(lines, path)
        case _:
            write_txt(lines, path)


def command(folder: Path, cache: Path, *more: str) -> list[str]:
    """A scan of the folder as it is typed."""
    return [sys.executable, "-m", "regelcheck", "scan", str(folder), "--cache", str(cache), *more]


def timed(arguments: list[str]) -> tuple[float, float, int]:
    """Seconds, the peak memory of the scanning process itself in MB, and the exit code."""
    begin = time.monotonic()
    process = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    watched, peak = psutil.Process(process.pid), 0
    while process.poll() is None:
        try:
            peak = max(peak, watched.memory_info().rss)
        except psutil.Error:
            break
        time.sleep(0.02)
    return time.monotonic() - begin, peak / 1e6, process.wait()


def report(path: Path) -> dict:
    """A JSON report without its moment."""
    value: dict = json.loads(path.read_text(encoding="utf-8"))
    value["run"].pop("started")
    return value


def measure(work: Path, count: int) -> Iterator[tuple[str, str, bool]]:
    """Every bar: its name, what was measured, and whether it is kept."""
    region, small = work / "regio", work / "klein"
    make_region(region, count)
    make_region(small, max(count // 5, BROKEN + 10))
    cache = work / "cache"
    first, peak, code = timed(command(region, cache, "--werkers", "2"))
    second, _, again = timed(command(region, cache, "--werkers", "2"))
    yield (
        "cache",
        f"eerste {first:.1f} s, tweede {second:.2f} s: {first / second:.0f} keer",
        first / second >= CACHE_BAR and code == again == 2,
    )
    _, little, _ = timed(command(small, work / "cache-klein", "--werkers", "2"))
    yield "geheugen", f"{count // 5}: {little:.0f} MB, {count}: {peak:.0f} MB", peak <= MEMORY_BAR * little
    one, two = work / "een.json", work / "twee.json"
    seconds, json_peak, _ = timed(command(region, cache, "--format", f"json={two}"))
    timed(command(region, work / "cache-een", "--werkers", "1", "--format", f"json={one}"))
    value = report(two)
    broken = value["unreadable"]
    listed = len(broken) == BROKEN and all(entry["reason"] and "kapot" in entry["path"] for entry in broken)
    yield "tien kapotte", f"{len(value['documents'])} beoordeeld, {len(broken)} niet", listed
    yield "werkers", "een en twee gelijk", report(one) == value
    yield "json uit de cache", f"{seconds:.1f} s, {json_peak:.0f} MB", json_peak <= MEMORY_BAR * little
    yield _killed(work, region, count, value)


def _killed(work: Path, region: Path, count: int, value: dict) -> tuple[str, str, bool]:
    cache, output = work / "cache-kill", work / "kill.json"
    arguments = command(region, cache, "--format", f"json={output}")
    process = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while len(list(cache.rglob("*.json"))) < count // 3 and process.poll() is None:
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    time.sleep(2)
    before = {path: path.stat().st_ino for path in cache.rglob("*.json")}
    half = output.exists()
    timed(arguments)
    kept = all(path.stat().st_ino == inode for path, inode in before.items())
    same = report(output) == value
    return "kill -9", f"gestopt na {len(before)}, daarna gelijk: {same}", kept and same and not half and len(before) < count


def main() -> int:
    """Measure and print; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documenten", type=int, default=1_500)
    parser.add_argument("--map", type=Path, help="werk in deze map en laat haar staan")
    asked = parser.parse_args()
    code = 0
    with tempfile.TemporaryDirectory() as temporary:
        for name, shown, kept in measure(asked.map or Path(temporary), asked.documenten):
            print(f"{'goed' if kept else 'FOUT'}  {name:18} {shown}", flush=True)
            code = code if kept else 1
    return code


if __name__ == "__main__":
    sys.exit(main())
