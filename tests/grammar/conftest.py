import importlib.util
import sys
from pathlib import Path

import pytest


def _beside(name):
    """Load a helper beside the tests, which are not a package."""
    path = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


stand_in = _beside("stand_in")
_beside("real_server")


@pytest.fixture
def server():
    with stand_in.running() as running:
        yield running
