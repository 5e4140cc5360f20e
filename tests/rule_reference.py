"""Write docs/regels/ from the rule files: `python -m tests.rule_reference`."""

from __future__ import annotations

from pathlib import Path

from regelcheck.report.rule_pages import rule_pages
from regelcheck.ruleset import load_rules

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "regels"


def pages() -> dict[str, str]:
    """Every page, by its path below the folder."""
    return dict(rule_pages(load_rules().rules))


def main() -> None:
    """Write every page anew and remove those no rule stands behind."""
    wanted = pages()
    for name, text in wanted.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in FOLDER.rglob("*.md"):
        if path.relative_to(FOLDER).as_posix() not in wanted:
            path.unlink()


if __name__ == "__main__":
    main()
