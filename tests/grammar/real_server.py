"""Bring up a real LanguageTool server for the tests, where Java and Maven are at hand."""

import os
import shutil
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

POM = Path(__file__).parent / "languagetool" / "pom.xml"
JARS = Path(
    os.environ.get("AMENDS_TEST_LANGUAGETOOL")
    or Path.home() / ".cache/amends-tests/languagetool-6.8"
)
_CONFIG = "pipelineCaching=true\nmaxPipelinePoolSize=8\ncacheSize=2000\n"


def reason_to_skip():
    """Return why there is no server here, or nothing; fetches the server once if it can."""
    java = shutil.which("java")
    if java is None:
        return "no Java on this machine: the tests against the real LanguageTool are left out"
    if list(JARS.glob("languagetool-server-*.jar")):
        return ""
    if shutil.which("mvn") is None:
        return "no LanguageTool and no Maven to fetch it on this machine"
    fetching = JARS.with_name(f"{JARS.name}.{os.getpid()}")
    fetched = subprocess.run(
        ["mvn", "-q", "-B", "-f", POM, "dependency:copy-dependencies",
         f"-DoutputDirectory={fetching}", "-DincludeScope=runtime"],
        check=False, capture_output=True, timeout=600,
    )  # fmt: skip
    if fetched.returncode:
        shutil.rmtree(fetching, ignore_errors=True)
        return "Maven could not fetch LanguageTool (no network?)"
    try:
        fetching.rename(JARS)
    except OSError:  # another run was first
        shutil.rmtree(fetching)
    return ""


@contextmanager
def running(folder):
    """Yield the address of a server that is ready, and end it afterwards."""
    config = folder / "server.properties"
    config.write_text(_CONFIG)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        ["java", "-Xmx768m", "-cp", f"{JARS}/*", "org.languagetool.server.HTTPServer",
         "-p", str(port), "--config", config],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{url}/v2/healthcheck", server)
        yield url
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_for(address, server):
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        assert server.poll() is None, "the server ended while starting"
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  # our own server
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not start within a minute")
