"""The arguments and options that the commands share."""

from pathlib import Path

import click

project_file = click.argument("file", type=click.Path(path_type=Path))
as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document instead of a table.")
