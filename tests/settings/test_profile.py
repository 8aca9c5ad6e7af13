import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.drafting.profile import Profile
from amends.settings import profile
from amends.settings.folders import Folders

FULL = Profile(
    business="Crumb & Söhne “Bakery” \\ 'quoted'",
    name="Ada",
    role="Owner",
    sign_off="Ada\nOwner",
    contact="ada@crumb.example",
    sector="bakery",
    spelling="en-US",
    person="I",
    promise="by tomorrow 🙂",
    handles=("@crumb", "@crumb.help"),
)


@pytest.fixture
def folders(tmp_path):
    return Folders.under(tmp_path)


def put(folders, text):
    folders.config.mkdir(parents=True, exist_ok=True)
    folders.profile.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_a_profile_comes_back_as_it_was_saved(folders):
    profile.save(FULL, folders)
    loaded = profile.load(folders)
    assert loaded.value == FULL
    assert loaded.problems == ()


def test_without_a_file_the_profile_is_empty_and_nothing_is_wrong(folders):
    loaded = profile.load(folders)
    assert loaded.value == Profile()
    assert loaded.problems == ()
    assert not folders.config.exists()


def test_a_person_can_read_the_file(folders):
    profile.save(FULL, folders)
    text = folders.profile.read_text("utf-8")
    assert text.startswith("# Who answers.")
    assert 'name = "Ada"' in text
    assert "version = 1" in text


@pytest.mark.parametrize(
    "content",
    [
        b"business = ",
        b"\xff\xfe\x00",
        b"\x00" * 40,
        b'version = "one"',
        b"version = true",
        b"[" * 9999,
    ],
)
def test_a_broken_file_is_kept_aside_and_named(folders, content):
    put(folders, content)
    loaded = profile.load(folders)
    aside = folders.config / "profile.toml.broken-1"
    assert loaded.value == Profile()
    assert aside.read_bytes() == content
    assert not folders.profile.exists()
    assert str(aside) in loaded.problems[0]


def test_a_second_broken_file_does_not_replace_the_first(folders):
    for content in (b"one =", b"two ="):
        put(folders, content)
        profile.load(folders)
    assert (folders.config / "profile.toml.broken-1").read_bytes() == b"one ="
    assert (folders.config / "profile.toml.broken-2").read_bytes() == b"two ="


def test_one_wrong_value_costs_that_value_only(folders):
    put(folders, 'name = "Ada"\nspelling = "en-AU"\nhandles = "@a"\nbusiness = 3\n')
    loaded = profile.load(folders)
    assert loaded.value == Profile(name="Ada")
    assert len(loaded.problems) == 3
    assert "spelling must be one of en-GB, en-US" in loaded.problems[0]


def test_an_unknown_key_is_reported_and_survives_saving(folders):
    put(folders, 'busines = "Crumb"\nname = "Ada"\n')
    loaded = profile.load(folders)
    assert "did you mean business?" in loaded.problems[0]
    profile.save(loaded.value, folders)
    assert 'busines = "Crumb"' in folders.profile.read_text("utf-8")


def test_a_file_of_a_newer_version_is_kept_before_it_is_overwritten(folders):
    newer = 'version = 9\nname = "Ada"\nmood = "calm"\n'
    put(folders, newer)
    loaded = profile.load(folders)
    profile.save(loaded.value, folders)
    assert loaded.value.name == "Ada"
    assert "newer Amends" in loaded.problems[0]
    assert (folders.config / "profile.toml.version-9").read_text("utf-8") == newer
    assert profile.load(folders).problems[-1].endswith("is left alone")


def test_loading_a_newer_file_twice_keeps_one_copy(folders):
    put(folders, "version = 9\n")
    profile.load(folders)
    profile.load(folders)
    assert sorted(p.name for p in folders.config.iterdir()) == [
        "profile.toml",
        "profile.toml.version-9",
    ]


def test_a_folder_under_the_name_of_the_file_is_survived(folders):
    folders.profile.mkdir(parents=True)
    loaded = profile.load(folders)
    assert loaded.value == Profile()
    assert "not an ordinary file" in loaded.problems[0]
    profile.save(FULL, folders)
    assert profile.load(folders).value == FULL
    assert (folders.config / "profile.toml.broken-1").is_dir()


def test_a_huge_file_is_not_read_as_settings(folders):
    put(folders, b"# " + b"x" * 2_000_000)
    assert "profile.toml.broken-1" in profile.load(folders).problems[0]


def test_a_byte_order_mark_from_an_editor_is_no_fault(folders):
    put(folders, b'\xef\xbb\xbfname = "Ada"\n')
    loaded = profile.load(folders)
    assert loaded.value.name == "Ada"
    assert loaded.problems == ()


@settings(deadline=None)
@given(
    st.text(st.characters(), max_size=60),
    st.lists(st.text(max_size=20), max_size=4).map(tuple),
)
def test_any_words_survive_the_file(tmp_path_factory, words, handles):
    folders = Folders.under(tmp_path_factory.getbasetemp() / "any")
    profile.save(Profile(name=words, handles=handles), folders)
    loaded = profile.load(folders)
    readable = words.encode("utf-8", "replace").decode("utf-8")
    assert loaded.problems == ()
    assert loaded.value.name == readable


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_in_the_file_are_survived(tmp_path_factory, content):
    folders = Folders.under(tmp_path_factory.mktemp("bytes"))
    put(folders, content)
    loaded = profile.load(folders)
    assert isinstance(loaded.value, Profile)
    profile.save(FULL, folders)
    assert profile.load(folders).value == FULL
