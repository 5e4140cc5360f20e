"""The trained pipeline: installed as data and not as a program, found again, refused when it is not what it should be."""

import importlib
import json
import os
import shutil
import zipfile

import pytest

from regelcheck.errors import UsageProblem
from regelcheck.language.tokens import tokenise
from regelcheck.language.trained import find, pinned_version, reader_of
from regelcheck.language.trained.install import install
from regelcheck.language.trained.pipeline import describe, require
from tests.trained import NAME, VERSION, pipeline_folder, wheel


@pytest.fixture
def home(tmp_path, monkeypatch):
    place = tmp_path / "thuis"
    monkeypatch.setenv("REGELCHECK_TAALMODEL", str(place))
    return place


@pytest.fixture
def downloader():
    return importlib.import_module("spacy.cli.download")


def test_a_wheel_and_a_folder_give_the_same_and_the_package_is_not_run(home, tmp_path):
    from_wheel = install(wheel(tmp_path / "a.whl"))
    assert (from_wheel.pipeline.version, from_wheel.known) == (VERSION, False)
    assert len(from_wheel.wheel) == 64
    again = install(pipeline_folder())
    assert (again.pipeline.digest, again.known) == (from_wheel.pipeline.digest, True)
    assert find() == again.pipeline
    assert {path.name for path in home.iterdir()} == {NAME, "bekend.json"}


def test_the_downloader_of_spacy_is_asked_for_the_pinned_version(home, downloader, monkeypatch):
    asked = []

    def download_model(filename, arguments):
        asked.append((filename, arguments[:2]))
        shutil.copytree(pipeline_folder(), f"{arguments[-1]}/{NAME}/{NAME}-{VERSION}")

    monkeypatch.setattr(downloader, "download_model", download_model)
    done = install()
    assert asked == [(f"{NAME}-{pinned_version()}/{NAME}-{pinned_version()}-py3-none-any.whl", ["--no-deps", "--quiet"])]
    assert done.pipeline.origin == f"spaCy, versie {VERSION}"
    assert find() == done.pipeline


@pytest.mark.parametrize(
    ("told", "message"),
    [
        (
            "ERROR: Could not install packages due to an OSError: HTTPSConnectionPool(host='x', port=443): Max retries exceeded with url: /a "
            "(Caused by NewConnectionError('[Errno -3] Temporary failure in name resolution'))",
            "Geen verbinding met de plek waar het taalmodel staat.",
        ),
        (
            "ERROR: HTTPSConnectionPool(host='x', port=443): Max retries exceeded with url: /a (Caused by SSLError('certificate verify failed'))",
            "kon niet worden opgehaald (ERROR: HTTPSConnectionPool(host='x', port=443): Max retries exceeded with url: /a "
            "(Caused by SSLError('certificate verify failed'))).",
        ),
        ("WARNING: x\nERROR: HTTP error 404 while getting a", "kon niet worden opgehaald (ERROR: HTTP error 404 while getting a)."),
        ("", "kon niet worden opgehaald (geen melding)."),
    ],
)
def test_what_cannot_be_fetched_says_what_to_do_and_leaves_what_was_there(home, downloader, monkeypatch, told, message):
    before = install(pipeline_folder()).pipeline

    def download_model(filename, arguments):
        os.write(2, told.encode())  # as pip does, which is a process of its own
        raise SystemExit(1)

    monkeypatch.setattr(downloader, "download_model", download_model)
    with pytest.raises(UsageProblem) as caught:
        install()
    assert caught.value.message.removeprefix(f"{NAME} {pinned_version()} ") == message
    assert "--uit PAD" in caught.value.hint
    assert find() == before


@pytest.mark.parametrize("of", ["wheel", "content"])
def test_a_checksum_that_was_given_is_held(home, tmp_path, of):
    path = wheel(tmp_path / "a.whl")
    with pytest.raises(UsageProblem, match="Het controlegetal klopt niet"):
        install(path, "0" * 64)
    assert find() is None
    first = install(path)
    wanted = first.wheel if of == "wheel" else first.pipeline.digest
    assert install(path, wanted.upper()).known


def test_other_content_under_the_same_version_is_refused(home, tmp_path):
    before = install(pipeline_folder()).pipeline
    other = tmp_path / "ander"
    shutil.copytree(pipeline_folder(), other)
    (other / "LEESMIJ").write_text("iets anders", encoding="utf-8")
    with pytest.raises(UsageProblem, match="had hier eerder controlegetal") as caught:
        install(other)
    assert find() == before
    asked = caught.value.hint.rsplit(" ", 1)[-1]
    assert install(other, asked).pipeline.digest == asked


def test_what_changed_after_it_was_installed_is_not_read(home):
    folder = install(pipeline_folder()).pipeline.folder
    (folder / "vocab" / "erbij.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UsageProblem, match="na het installeren veranderd"):
        require()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"lang": "en"}, "bevat en_core_news_md en niet nl_core_news_md"),
        ({"spacy_version": ">=3.7.0,<3.8.0"}, "is gemaakt voor spaCy >=3.7.0,<3.8.0"),
        ({"pipeline": ["tagger"]}, "ontbreekt: parser"),
        ({"vectors": {"vectors": 0}}, "ontbreekt: vectors"),
    ],
)
def test_another_pipeline_is_refused(home, tmp_path, changes, message):
    other = tmp_path / "ander"
    shutil.copytree(pipeline_folder(), other)
    meta = json.loads((other / "meta.json").read_text(encoding="utf-8"))
    (other / "meta.json").write_text(json.dumps(meta | changes), encoding="utf-8")
    with pytest.raises(UsageProblem, match=message):
        install(other)
    assert find() is None


def test_a_damaged_pipeline_takes_the_place_of_nothing(home, tmp_path):
    other = tmp_path / "kapot"
    shutil.copytree(pipeline_folder(), other)
    (other / "parser" / "model").write_bytes(b"onzin")
    with pytest.raises(UsageProblem, match="is niet te laden"):
        install(other)
    assert find() is None


def test_a_wheel_writes_nowhere_else(home, tmp_path):
    path = wheel(tmp_path / "a.whl", {f"{NAME}/../../../omhoog.txt": "x"})
    with pytest.raises(UsageProblem, match="buiten zijn map schrijven"):
        install(path)
    assert not list(tmp_path.rglob("omhoog.txt"))


@pytest.mark.parametrize("what", ["geen zip", "lege zip", "map", "niets"])
def test_what_holds_no_pipeline_is_told(home, tmp_path, what):
    path = tmp_path / "bron"
    if what == "geen zip":
        path.write_text("hallo", encoding="utf-8")
    elif what == "lege zip":
        zipfile.ZipFile(path, "w").close()
    elif what == "map":
        path.mkdir()
    with pytest.raises(UsageProblem):
        install(path)


def test_without_a_pipeline_the_hint_names_the_command(home):
    assert find() is None
    with pytest.raises(UsageProblem) as caught:
        require()
    assert "regelcheck taalmodel installeren" in caught.value.hint


def test_a_pipeline_among_the_packages_is_found_without_running_it(tmp_path, monkeypatch):
    monkeypatch.delenv("REGELCHECK_TAALMODEL")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "leeg"))
    monkeypatch.setattr("sys.platform", "linux")
    with zipfile.ZipFile(wheel(tmp_path / "a.whl")) as archive:
        archive.extractall(tmp_path / "pakketten")
    monkeypatch.syspath_prepend(tmp_path / "pakketten")
    found = find()
    assert found == describe(tmp_path / "pakketten" / NAME / f"{NAME}-{VERSION}")


def test_the_parse_is_about_our_own_words(taalmodel):
    parse = reader_of(taalmodel).parse(tokenise("Er vindt geen evaluatie plaats."), 0)
    assert parse.norms == ("er", "vindt", "geen", "evaluatie", "plaats", ".")
    assert (parse.heads[2], parse.labels[2]) == (3, "det")
    assert (parse.heads[3], parse.labels[3]) == (1, "nsubj")


def test_a_sentence_without_end_is_not_parsed(taalmodel):
    assert reader_of(taalmodel).parse(tokenise("het bestuur " * 300), 0) is None
