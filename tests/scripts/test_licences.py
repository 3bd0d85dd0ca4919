"""The licences of what the guide runs on: each is known, none forbids what an organisation does with the guide."""

import pytest

from tests.channels.processes import ROOT
from tests.scripts.loaded import script

licences = script("licences")
DOCS = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("License :: OSI Approved :: MIT License", "MIT"),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", "LGPL"),
        ("GNU General Public License v3", "GPL"),
        ("AGPL-3.0-only", "AGPL"),
        ("BSD-3-Clause", "BSD"),
        ("", "not said"),
    ],
)
def test_a_kind_is_read_from_a_packages_own_words(text: str, kind: str):
    assert licences.kind_of(text) == kind


def test_every_licence_is_known_and_none_would_bind_our_own_code():
    found = licences.licences(licences.LOCK.read_text())
    assert sum(map(len, found.values())) > 100
    assert set(found) <= {"MIT", "Apache", "BSD", "LGPL", "MPL", "PSF", "ISC"}, found


def test_the_page_holds_the_table_as_it_is_now():
    assert licences.table(licences.licences(licences.LOCK.read_text())) in DOCS
