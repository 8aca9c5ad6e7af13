"""For every test: no clock judges an example, and nobody's own settings are read or written."""

import pytest
from hypothesis import settings

# a busy machine is no reason to fail; what else holds here (as under CI) stays as it is
settings.register_profile("amends", parent=settings(), deadline=None)
settings.load_profile("amends")


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AMENDS_HOME", str(tmp_path_factory.mktemp("home")))
        yield
