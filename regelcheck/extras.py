"""How to install an extra of regelcheck, said for how regelcheck itself was installed.

"pip install regelcheck[pdf]" is of no use to who installed from a folder, in an environment that is not active, or with
uv or pipx: each needs another command, and the wrong one installs elsewhere or finds nothing.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

NAME = "regelcheck"


def install_command(extra: str) -> str:
    """The command that installs regelcheck again, with the extra."""
    wanted = f'"{_source(extra)}"'
    prefix = Path(sys.prefix)
    if (prefix / "uv-receipt.toml").is_file():
        return f"uv tool install --force {wanted}"
    if (prefix / "pipx_metadata.json").is_file():
        return f"pipx install --force {wanted}"
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    if find_spec("pip") is None:
        return f"uv pip install --python {python} {wanted}"
    return f"{python} -m pip install {wanted}"


def _source(extra: str) -> str:
    """Where regelcheck came from, with the extra: a folder or file, a repository, or the package index."""
    try:
        origin = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:  # run from a checkout, never installed
        return f"{Path(__file__).resolve().parents[1]}[{extra}]"
    if origin is None:
        return f"{NAME}[{extra}]"
    told = json.loads(origin)
    url = str(told["url"])
    if "vcs_info" in told:
        return f"{NAME}[{extra}] @ {told['vcs_info']['vcs']}+{url}@{told['vcs_info']['commit_id']}"
    if url.startswith("file:"):
        return f"{url2pathname(urlsplit(url).path)}[{extra}]"
    return f"{NAME}[{extra}] @ {url}"
