"""What is kept between runs: found again whole, or not there; and never a reason to fail."""

import os
import sys
import time

import pytest

from regelcheck import store

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="owners and modes as POSIX has them")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("REGELCHECK_CACHE", str(tmp_path / "kas"))
    return tmp_path / "kas"


def test_a_piece_is_found_again(folder):
    store.keep("proef", "a", b"inhoud")
    assert store.fetch("proef", "a") == b"inhoud"
    assert store.fetch("proef", "b") is None
    assert [path.name for path in folder.iterdir()] == ["proef-a"]


@POSIX
def test_only_its_owner_can_read_or_write_what_is_kept(folder):
    store.keep("proef", "a", b"inhoud")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "proef-a").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:-1], lambda data: data[:-1] + b"?", lambda data: b"x" + data])
def test_a_damaged_piece_is_not_there(folder, damage):
    store.keep("proef", "a", b"inhoud")
    path = folder / "proef-a"
    path.write_bytes(damage(path.read_bytes()))
    assert store.fetch("proef", "a") is None


@POSIX
@pytest.mark.parametrize("mode", [0o770, 0o707])
def test_a_folder_in_which_others_may_write_is_not_used(folder, mode):
    store.keep("proef", "a", b"inhoud")
    folder.chmod(mode)
    assert store.fetch("proef", "a") is None
    store.keep("proef", "b", b"inhoud")
    assert not (folder / "proef-b").exists()


@POSIX
def test_a_piece_that_others_may_write_is_not_used(folder):
    store.keep("proef", "a", b"inhoud")
    (folder / "proef-a").chmod(0o666)
    assert store.fetch("proef", "a") is None


@POSIX
def test_a_folder_of_another_user_is_not_used(folder, monkeypatch):
    store.keep("proef", "a", b"inhoud")
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    assert store.fetch("proef", "a") is None


@POSIX
def test_links_are_not_followed(folder, tmp_path):
    store.keep("proef", "a", b"inhoud")
    (folder / "proef-a").rename(tmp_path / "elders")
    (folder / "proef-a").symlink_to(tmp_path / "elders")
    assert store.fetch("proef", "a") is None
    folder.rename(tmp_path / "kas2")
    folder.symlink_to(tmp_path / "kas2")
    store.keep("proef", "b", b"inhoud")
    assert not (tmp_path / "kas2" / "proef-b").exists()


def test_a_folder_that_cannot_be_made_is_no_problem(folder):
    folder.write_text("hier staat al een bestand")
    store.keep("proef", "a", b"inhoud")
    assert store.fetch("proef", "a") is None


def test_a_full_disk_is_no_problem_and_leaves_nothing(folder, monkeypatch):
    store.keep("proef", "a", b"oud")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    store.keep("proef", "a", b"nieuw")
    assert store.fetch("proef", "a") == b"oud"
    assert [path.name for path in folder.iterdir()] == ["proef-a"]


@pytest.mark.parametrize("word", ["uit", "UIT", "0"])
def test_it_can_be_turned_off(word, monkeypatch, tmp_path):
    monkeypatch.setenv("REGELCHECK_CACHE", word)
    monkeypatch.chdir(tmp_path)
    store.keep("proef", "a", b"inhoud")
    assert store.fetch("proef", "a") is None
    assert not list(tmp_path.iterdir())


@POSIX
def test_a_user_without_a_home_keeps_nothing(monkeypatch):
    for name in ("REGELCHECK_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)

    def homeless():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("pathlib.Path.home", homeless)
    store.keep("proef", "a", b"inhoud")
    assert store.fetch("proef", "a") is None


@POSIX
def test_the_folder_is_where_the_system_keeps_such_things(tmp_path, monkeypatch):
    monkeypatch.delenv("REGELCHECK_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "x"))
    monkeypatch.setattr(sys, "platform", "linux")
    store.keep("proef", "a", b"inhoud")
    assert (tmp_path / "x" / "regelcheck" / "proef-a").is_file()


def test_the_oldest_go_first_also_when_the_clock_went_back(folder, monkeypatch):
    monkeypatch.setattr(store, "MAX_PIECES", 2)
    later = time.time() + 1e6
    for name in ("a", "b"):
        store.keep("proef", name, b"inhoud")
        os.utime(folder / f"proef-{name}", (later, later))
    store.keep("anders", "a", b"inhoud")
    store.keep("proef", "c", b"inhoud")
    # Made before the clock went back, "a" and "b" seem newer: "c" goes, and is made again when it is needed.
    assert sorted(path.name for path in folder.iterdir()) == ["anders-a", "proef-a", "proef-b"]


def test_what_is_too_large_is_not_kept(folder, monkeypatch):
    monkeypatch.setattr(store, "MAX_BYTES", 40)
    store.keep("proef", "a", b"x" * 20)
    assert not folder.exists()
