from pathlib import Path

from bot.content.checks.problem import Problem, problem_of
from bot.errors import ContentError


def test_a_problem_reads_as_file_line_what_and_what_to_do() -> None:
    assert str(Problem(Path("content/a.yml"), 7, "it is long", "split it")) == "content/a.yml:7: it is long; split it"


def test_an_error_of_the_reader_keeps_its_line() -> None:
    problem = problem_of(ContentError("/somewhere/a.yml:12: 'text' stands here twice"), Path("content/a.yml"))
    assert (problem.path, problem.line, problem.what) == (Path("content/a.yml"), 12, "'text' stands here twice")


def test_an_error_without_a_line_points_at_the_first() -> None:
    problem = problem_of(ContentError("content/a.yml: cannot be read"), Path("content/a.yml"))
    assert (problem.line, problem.what) == (1, "cannot be read")
