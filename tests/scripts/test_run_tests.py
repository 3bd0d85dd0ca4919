"""The two rows of `make test` hold every test once."""

from scripts import run_tests


def test_the_rows_leave_no_test_out_and_run_none_twice():
    rest = run_tests.the_rest()
    below = {str(path.relative_to(run_tests.ROOT)) for path in run_tests.TESTS.rglob("test_*.py")}
    in_rest = {name for name in below if any(name == row or name.startswith(f"{row}/") for row in rest)}
    waiting = {name for name in below if name.startswith(("tests/browser/", "tests/channels/"))} - {
        name for name in below if name.startswith("tests/channels/staff/")
    }
    assert in_rest | waiting == below
    assert in_rest & waiting == set()
