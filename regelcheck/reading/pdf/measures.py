"""What is usual in a document: how far its lines stand apart, how large its letters are, where its columns end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from regelcheck.reading.cues import ends_sentence, has_label
from regelcheck.reading.pdf.geometry import Line

_ALWAYS_APART = 1.22
# Less white than this between a paragraph and the next is not told from lines that are set unevenly.
_LEAST_WHITE = 1.08
_FEWEST = 5


@dataclass(slots=True)
class Measures:
    """`pitch` is the distance between lines by their height, `body` the height that most of the text has.

    `apart` is the distance from which lines of that height are in different paragraphs, where the document shows it.
    """

    pitch: dict[int, float]
    body: float
    right: dict[tuple[int, int], float]
    apart: dict[int, float]

    def pitch_of(self, line: Line) -> float:
        return self.pitch.get(round(line.height), 1.25 * line.height)

    def stand_apart(self, previous: Line, line: Line) -> bool:
        """Whether there is more white between two lines than within a paragraph."""
        distance = line.bottom - previous.bottom
        usual = self.pitch_of(previous)
        if distance <= _LEAST_WHITE * usual / 2 + usual / 2:
            return False
        far = _ALWAYS_APART * max(usual, self.pitch_of(line))
        return distance > min(far, self.apart.get(round(previous.height), far))

    def right_of(self, line: Line) -> float:
        return max(line.right, self.right.get(_edge_key(line), line.right))


def _edge_key(line: Line) -> tuple[int, int]:
    return round(line.left / 12), round(line.limit / 12)


def measure(columns: Sequence[Sequence[Line]]) -> Measures:
    """Measure the lines of all columns, in the order of reading."""
    distances: dict[int, Counter[int]] = defaultdict(Counter)
    labelled: dict[int, Counter[int]] = defaultdict(Counter)
    heights: Counter[int] = Counter()
    edges: dict[tuple[int, int], list[float]] = defaultdict(list)
    lines: dict[tuple[int, int], Line] = {}
    for column in columns:
        for line in column:
            heights[round(line.height)] += len(line.text)
            key = _edge_key(line)
            edges[key].append(line.x1)
            lines[key] = line
        for before, after in pairwise(column):
            distance = after.bottom - before.bottom
            # A line that fills its column is mostly followed by one of the same paragraph.
            full = before.x1 > before.right - 0.15 * (before.right - before.left)
            alike = abs(after.height - before.height) < 1.5
            if not alike or not 0.8 * before.height < distance < 3 * before.height:
                continue
            # Before a lid or an item a paragraph has certainly ended.
            if _may_have_label(after) and has_label(after.text) and ends_sentence(before.text):
                labelled[round(before.height)][round(distance * 2)] += 1
            elif full:
                distances[round(before.height)][round(distance * 2)] += 1
    pitch = {height: counts.most_common(1)[0][0] / 2 for height, counts in distances.items() if counts}
    apart = {}
    for height, counts in labelled.items():
        usual, times = counts.most_common(1)[0]
        if times >= _FEWEST and usual / 2 >= _LEAST_WHITE * pitch.get(height, usual):
            apart[height] = (usual / 2 + pitch[height]) / 2
    right = {}
    for key, ends in edges.items():
        ends.sort()
        right[key] = (
            ends[min(len(ends) - 1, int(0.97 * len(ends)))] if len(ends) >= 8 else _guessed_right(lines[key])
        )
    return Measures(pitch, float(heights.most_common(1)[0][0]) if heights else 12.0, right, apart)


def _may_have_label(line: Line) -> bool:
    """A quick look, because every line of a document is asked: only for lines in plain letters that open as labels do."""
    return not line.bold and (line.text[1:2] in ".)°" or line.text[:1].isdigit())


def _guessed_right(line: Line) -> float:
    """The right margin of a page with a few short lines: as wide as the left one, when they stay far from it."""
    mirrored = line.page_width - line.left
    return mirrored if not line.limit and line.right < 0.75 * mirrored else 0.0
