"""docs/operations.md names, for each fault that is injected here, the line of the log and the figure that it gives."""

import pytest

from tests.channels.processes import ROOT
from tests.faults.test_one_by_one import ALONE, Fault

RUNBOOK = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("fault", [fault for fault in ALONE if fault.log], ids=lambda fault: fault.name)
def test_the_runbook_knows_the_fault(fault: Fault) -> None:
    # What stands behind the colon is the class of the error.
    assert fault.log.split(": ")[0] in RUNBOOK
    assert fault.figure in RUNBOOK
    assert all(f"`{name}`" in RUNBOOK for name in fault.troubles)
