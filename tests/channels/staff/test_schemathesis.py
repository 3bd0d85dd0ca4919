"""Schemathesis throws generated requests at every operation of web/staff/openapi.yml, signed in as a supervisor."""

import subprocess
from pathlib import Path

import pytest
import yaml

from bot.channels.staff.description import OPENAPI, openapi
from tests.channels.processes import ROOT
from tests.channels.staff.staff_server import StaffServer

TOOL = ROOT / ".venv-tools" / "bin" / "schemathesis"
# The stream never ends; what signs everybody out would leave the rest of the run outside.
LEFT_OUT = ("stream_events", "sign_in", "sign_out", "set_password", "confirm_totp", "change_account", "reset_account")
CHECKS = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance")
EXAMPLES = 8
RUN_SECONDS = 40
GIVE_UP_SECONDS = 120


@pytest.mark.skipif(not TOOL.exists(), reason="schemathesis stands in .venv-tools, which `make setup` makes")
def test_no_generated_request_breaks_the_api_or_its_description(staff: StaffServer, tmp_path: Path):
    client = staff.signed_in("olu", "supervisor")
    staff.signed_in("sam")
    answer = subprocess.run(
        command(client, staff.address), cwd=tmp_path, capture_output=True, text=True, timeout=GIVE_UP_SECONDS
    )
    assert answer.returncode == 0, answer.stdout[-6000:] + answer.stderr[-2000:]
    assert client.get("/me").status_code == 200, "the run was signed out before its end"


def command(client, address: str) -> list[str]:
    """Return the command line; the token of the sign-in goes with each request."""
    cookie = f"Cookie:steady_staff={client.cookies['steady_staff']}"
    headers = ["-H", cookie, "-H", f"X-Steady-CSRF:{client.headers['X-Steady-CSRF']}"]
    left_out = [part for name in LEFT_OUT for part in ("--exclude-operation-id", name)]
    bounds = ["--max-examples", str(EXAMPLES), "--max-time", str(RUN_SECONDS), "--phases", "coverage,fuzzing"]
    how = ["--checks", ",".join(CHECKS), "--no-shrink", "--generation-deterministic", "--request-timeout", "10"]
    return [str(TOOL), "run", str(OPENAPI), "--url", f"{address}/staff/api", *headers, *left_out, *bounds, *how]


def test_what_is_left_out_is_in_the_description():
    names = {
        row["operationId"] for path in openapi()["paths"].values() for row in path.values() if isinstance(row, dict)
    }
    assert set(LEFT_OUT) <= names and yaml.safe_load(OPENAPI.read_text()) == openapi()
