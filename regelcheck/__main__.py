"""Run the command line with `python -m regelcheck`."""

from regelcheck.cli import main

main()
