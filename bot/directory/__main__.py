"""`python -m bot.directory build|check|import-oruk|export-oruk`: makes and keeps the directory of local help."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.directory.building import build
from bot.directory.checking import check
from bot.directory.finding import finder
from bot.directory.oruk_export import page_of_services
from bot.directory.oruk_feed import feed_name, services_in
from bot.directory.oruk_import import keep, take
from bot.directory.oruk_schema import Profile
from bot.errors import DirectoryError
from bot.store.directory_file import reader


def main(arguments: list[str]) -> int:
    """Run one command; return 1 with the reason where it fails."""
    given = _parser().parse_args(arguments)
    try:
        return COMMANDS[given.command](given)
    except DirectoryError as error:
        print(error)
        return 1


def _build(given: argparse.Namespace) -> int:
    build(say=_say)
    return 0


def _check(given: argparse.Namespace) -> int:
    findings = check(date.today())
    for line in (*findings.wrong, *findings.due, *findings.coverage):
        print(line)
    print(f"Local help: {len(findings.wrong)} rows to mend, {len(findings.due)} due to be checked again")
    return 1 if findings.wrong else 0


def _import(given: argparse.Namespace) -> int:
    build(say=_say)
    feed = feed_name(given.place)
    report = take(services_in(given.place), feed, finder(), Profile(given.schemas))
    keep(report, feed)
    print(f"Taken: {len(report.taken)}. No longer in the feed: {report.gone}. Left: {sum(report.left.values())}")
    for reason, count in report.left.most_common():
        print(f"  {count}: {reason}")
    build(say=_say)
    print("Each row waits for a person: put the day into confirmed_on of content/services/imported.csv")
    return 0


def _export(given: argparse.Namespace) -> int:
    build(say=_say)
    page = page_of_services(reader())
    profile = Profile(given.schemas)
    faults = [f"{row['name']}: {fault}" for row in page["contents"] if (fault := profile.fault(row))]
    if faults:
        raise DirectoryError("\n".join(faults))
    given.file.write_text(json.dumps(page, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{page['total_items']} services are in {given.file}")
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "build": _build,
    "check": _check,
    "import-oruk": _import,
    "export-oruk": _export,
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.directory", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="build build/directory.sqlite as far as its inputs have changed")
    commands.add_parser("check", help="list what is wrong, what is due and what there is by nation")
    taking = commands.add_parser("import-oruk", help="take services from an Open Referral UK feed")
    taking.add_argument("place", help="address of the API, or a file")
    giving = commands.add_parser("export-oruk", help="write our own services as Open Referral UK")
    giving.add_argument("file", type=Path, nargs="?", default=Path("build/oruk.json"))
    for command in (taking, giving):
        command.add_argument("--schemas", type=Path, help="folder with the profile's compiled schemas")
    return parser


def _say(line: str) -> None:
    print(f"Directory: {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
