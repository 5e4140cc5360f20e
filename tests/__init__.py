"""Tests of regelcheck. A package, so that `python -m tests.notation` can rebuild the samples."""
