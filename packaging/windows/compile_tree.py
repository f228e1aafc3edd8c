"""Compiles a tree's Python files, in order, so that the same tree gives the same bytes. Run by a Python 3.12.

The .pyc are never compared with their sources ("unchecked"): nobody changes installed ones, and the start is faster.
"""

import py_compile
import sys
from pathlib import Path


def compile_tree(tree: str) -> int:
    """Writes a __pycache__ beside each file; how many. A file that this Python cannot read stays without one."""
    root = Path(tree)
    done = 0
    for source in sorted(root.rglob("*.py")):
        inside = source.relative_to(root).as_posix()
        try:
            py_compile.compile(
                str(source), dfile=inside, doraise=True, quiet=2,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )  # fmt: skip
            done += 1
        except (py_compile.PyCompileError, UnicodeDecodeError):
            print(f"not compiled: {inside}")
    return done


if __name__ == "__main__":
    print(compile_tree(sys.argv[1]), "compiled")
