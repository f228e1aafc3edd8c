"""How long a PDF report of 300 pages takes, and how much memory: python tests/benchmarks/long_report.py [PAGES].

Beside it stands what PDFium itself needs for the bare text. The report is made here: chapters with numbered headings,
hyphenated words, running heads that differ from left to right and from chapter to chapter, page numbers, tables.
"""

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT_SECONDS = 10.0
PAGES_A_CHAPTER = 12


def page(number: int, draw: random.Random) -> list[tuple[float, float, str] | tuple[float, float, str, float] | str]:
    """The lines of one page of the report."""
    from tests.benchmarks.material import ENDS, MIDDLES, STARTS
    from tests.formats.pdf_writing import lines

    def words(length: int) -> str:
        said = ""
        while len(said) < length:
            said += draw.choice(STARTS) + draw.choice(MIDDLES) + draw.choice(ENDS) + " "
        return said[:length].strip()

    chapter, place = divmod(number - 1, PAGES_A_CHAPTER)
    body = [words(64) + ("-" if row % 7 == 3 else "") for row in range(38)]
    written: list[tuple[float, float, str] | tuple[float, float, str, float] | str] = [*lines(*body, top=730, step=16)]
    if place == 0:
        written = [(70, 740, f"{chapter + 1} {words(30).capitalize()}", 20), *lines(*body[3:], top=690, step=16)]
    elif place % 3 == 0:
        section = f"*{chapter + 1}.{place // 3} {words(30).capitalize()}"
        written = [(70, 740, section, 14), *lines(*body[2:], top=700, step=16)]
    elif place % 5 == 0:
        rules = "".join(f"70 {y} m 520 {y} l S\n" for y in range(120, 721, 60))
        cells = [line for y in range(165, 721, 60) for x in (75, 300) for line in lines(*[words(30)] * 3, x=x, top=y)]
        written = [rules, *cells]
    head = "Työ- ja elinkeinoministeriön julkaisuja" if number % 2 else f"{chapter + 1} Luvun nimi {words(1)}"
    return [(70, 800, head), *written, (500 if number % 2 else 70, 30, str(number))]


def main(arguments: list[str]) -> int:
    """Makes and reads the report; 1 where it took longer than it may."""
    sys.path.insert(0, str(ROOT))
    from pypdfium2 import PdfDocument

    from kooditin.formats import from_pdf
    from tests.formats.pdf_writing import written

    pages = int(arguments[0]) if arguments else 300
    draw = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder, "raportti.pdf"), [page(number, draw) for number in range(1, pages + 1)])
        started = time.perf_counter()
        with PdfDocument(path) as document:
            for each in document:
                each.get_textpage().get_text_range()
        bare = time.perf_counter() - started
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.perf_counter()
        source = from_pdf.read(path)
        taken = time.perf_counter() - started
    megabytes = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    kinds = [section.kind for section in source.sections]
    print(
        f"{pages} pages, {len(source.text.split()):,} words: {taken:.1f} s (limit {LIMIT_SECONDS:.0f}), "
        f"bare {bare:.1f} s; "
        f"{megabytes:.0f} MB more; {kinds.count('page')} pages, {kinds.count('heading')} headings"
    )
    return int(taken > LIMIT_SECONDS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
