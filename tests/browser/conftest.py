"""A headless Chromium that opens what regelcheck writes, and tells of every request and every error."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


class Browser:
    """A page in Chromium: selenium's driver, with what these tests ask of it."""

    def __init__(self, driver) -> None:
        self.driver = driver

    def open(self, path: Path) -> None:
        """Open the file; what happened before is forgotten."""
        self.driver.get("about:blank")
        self.driver.get_log("performance")
        self.driver.get_log("browser")
        self.driver.get(path.as_uri())

    def run(self, script: str, *arguments: object) -> object:
        """The value of the script."""
        return self.driver.execute_script(script, *arguments)

    def texts(self, selector: str) -> list[str]:
        """The text of every visible element."""
        return self.run(
            "return Array.from(document.querySelectorAll(arguments[0]))"
            ".filter(e => e.checkVisibility()).map(e => e.textContent.replace(/\\s+/g, ' ').trim())",
            selector,
        )

    def media(self, **features: str) -> None:
        """Emulate user preferences: `media(prefers_color_scheme="dark")`."""
        wanted = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": wanted})

    def requests(self) -> list[str]:
        """Everything asked for since `open`, except the page itself."""
        entries = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        asked = [one["params"]["request"]["url"] for one in entries if one["method"] == "Network.requestWillBeSent"]
        return [url for url in asked if url.partition("#")[0] != self.driver.current_url.partition("#")[0]]

    def errors(self) -> list[str]:
        """Everything the console says since `open`, broken policies included."""
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver_program = shutil.which("chromedriver")
    if program is None or driver_program is None:
        pytest.skip("geen Chromium met chromedriver op deze computer (apt-get install chromium chromium-driver)")
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = program
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(driver_program))
    yield Browser(driver)
    driver.quit()


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    """The browser with its preferences as they came."""
    yield chromium
    chromium.media()


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Callable[[str], Browser]:
    """`page(html)` opens this text as a file."""

    def opened(html: str) -> Browser:
        path = tmp_path / "rapport.html"
        path.write_text(html, encoding="utf-8")
        browser.open(path)
        return browser

    return opened
