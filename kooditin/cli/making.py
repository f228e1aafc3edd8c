"""Commands that make projects and bring excerpts out."""

from pathlib import Path
from typing import Literal  # a row of JSON: ids, words and lists side by side

import click

from kooditin import exchange, settings
from kooditin.cli.options import as_json, project_file
from kooditin.cli.printing import count_on_stderr, counted, print_json
from kooditin.cli.projects import coder_id, for_reading, variable_id
from kooditin.project import Project
from kooditin.qda.codebook import NewCode
from kooditin.qda.errors import Refused
from kooditin.resources import resource

SUFFIX = ".kooditin"
SHIPPED_CODEBOOKS = ("te24",)
EXCERPT_SUFFIXES = (".csv",)
LATER_SUFFIXES = (".xlsx", ".docx", ".html", ".qdc", ".qdpx")


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--no-window", is_flag=True, help="Only write the project.")
@as_json
@click.pass_obj
def demo(show: object, file: Path | None, no_window: bool, as_json: bool) -> int:
    """Write the example project (its people are invented) and open it.

    Without FILE it is written to your documents folder.
    """
    from kooditin.sample import write_example

    path = _with_suffix(file or settings.documents_folder() / f"Kooditin-esimerkki{SUFFIX}")
    write_example(path)
    if as_json:
        print_json({"project": str(path.resolve())})
    else:
        click.echo(f"The example project is in {path.resolve()}")
    if no_window or not callable(show):
        return 0
    return int(show(path))


@click.command()
@project_file
@click.option(
    "--codebook", metavar="te24|FILE", default="", help="Begin with these codes: a shipped codebook or a CSV."
)
@click.option("--coder", metavar="NAME", default="", help="Who codes (default: the name in the settings).")
@as_json
def new(file: Path, codebook: str, coder: str, as_json: bool) -> None:
    """Make a new project."""
    path = _with_suffix(file)
    codes = _codebook(codebook)
    with Project.create(path, coder=coder or settings.load().coder, codebook=codes) as project:
        count = len(project.codes.all())
    if as_json:
        print_json({"project": str(path.resolve()), "codes": count})
    else:
        click.echo(f"Made {path.resolve()} with {counted(count, 'code', 'codes')}.")


def _codebook(name: str) -> list[NewCode]:
    if not name:
        return []
    from kooditin.formats import codebook_table

    if name.lower() in SHIPPED_CODEBOOKS:
        return codebook_table.read(resource("codebooks", f"{name.lower()}.csv"))
    if not Path(name).is_file():
        raise Refused(
            "There is no codebook {name}. Give the path of a CSV file, or the name of a shipped codebook: {shipped}.",
            name=name, shipped=", ".join(SHIPPED_CODEBOOKS),
        )  # fmt: skip
    return codebook_table.read(Path(name))


def _with_suffix(path: Path) -> Path:
    return path if path.suffix else path.with_suffix(SUFFIX)


@click.command()
@project_file
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--code", "codes", multiple=True, metavar="CODE", help="Only this code (may be given several times).")
@click.option("--source", "sources", multiple=True, metavar="SOURCE", help="Only this source (several times).")
@click.option("--case", "cases", multiple=True, metavar="VARIABLE=VALUE", help="Only cases with this value (several).")
@click.option("--coder", metavar="NAME", help="Only this coder's codings.")
@click.option("--profile", type=click.Choice(("excel", "plain")), default="excel", help="For Excel, or RFC 4180.")
@click.option("--headings", type=click.Choice(("en", "fi")), default="en", help="The language of the column names.")
@as_json
def export(
    file: Path,
    out: Path,
    *,
    codes: tuple[str, ...],
    sources: tuple[str, ...],
    cases: tuple[str, ...],
    coder: str | None,
    profile: Literal["excel", "plain"],
    headings: Literal["en", "fi"],
    as_json: bool,
) -> None:
    """Write the coded excerpts to a CSV file, one row for each coding."""
    _check_suffix(out)
    with for_reading(file) as project:
        rows = exchange.export_excerpts(
            project,
            out,
            codes=[project.codes.find(code).id for code in codes] or None,
            sources=[project.sources.find(source).id for source in sources] or None,
            coder=None if coder is None else coder_id(project, coder),
            case_values=[(variable_id(project, name), value) for name, value in map(_case_value, cases)],
            profile=profile,
            headings=headings,
            progress=count_on_stderr("Writing"),
        )
    if as_json:
        print_json({"written": str(out.resolve()), "rows": rows})
    else:
        click.echo(f"Wrote {counted(rows, 'excerpt', 'excerpts')} to {out.resolve()}")


def _check_suffix(out: Path) -> None:
    suffix = out.suffix.lower()
    if suffix in LATER_SUFFIXES:
        raise click.UsageError(f"Writing {suffix} files arrives with a later version; name the file .csv")
    if suffix not in EXCERPT_SUFFIXES:
        raise click.UsageError(f"The name {out.name} does not say what to write; end it with .csv")


def _case_value(text: str) -> tuple[str, str]:
    variable, equals, value = text.partition("=")
    if not equals or not variable.strip():
        raise click.UsageError(f"--case {text} lacks its value; write it like --case alue=Uusimaa")
    return variable.strip(), value.strip()


COMMANDS = (demo, new, export)
