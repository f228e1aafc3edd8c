"""Writes small PDFs whose every line, picture and comment is known."""

WIDTHS = dict.fromkeys(map(chr, range(32, 256)), 560) | dict.fromkeys("il.,:'|", 230) | dict.fromkeys("-f tr", 300)
EMOJI = "beginbfchar\n<7E> <D83DDE00>\nendbfchar"  # the sign ~ means 😀


def written(path, pages, size=11.0, bookmarks=(), catalog=""):
    """A PDF of pages; a page is lines (x, y, text) in points from below, bold when the text begins with *.

    A line may have its own size as a fourth part. A text among the lines is drawn as it is, one that begins with "<<"
    is an annotation. Bookmarks are titles with the page (from 0) they lead to.
    """
    widths = " ".join(str(WIDTHS[chr(code)]) for code in range(32, 256))
    fonts = "".join(
        f"/F{n} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding "
        f"/FirstChar 32 /LastChar 255 /Widths [{widths}] /ToUnicode 3 0 R >> "
        for n, name in ((1, "Helvetica"), (2, "Helvetica-Bold"))
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> "
        f"endcodespacerange 1 beginbfrange <20> <7D> <0020> endbfrange "
        f"1 beginbfrange <A0> <FF> <00A0> endbfrange 1 {EMOJI} "
        "endcmap end end"
    )
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    first = 4 + 2 * len(pages)
    if bookmarks:
        catalog += f" /Outlines {first} 0 R"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 595 842] "
        f"/Resources << /Font << {fonts} >> >> >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    for n, lines in enumerate(pages):
        content = "".join(
            line if isinstance(line, str) else shown(*line, *([size] if len(line) == 3 else ()))
            for line in lines
            if not (isinstance(line, str) and line.startswith("<<"))
        )
        annotations = " ".join(line for line in lines if isinstance(line, str) and line.startswith("<<"))
        objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {5 + 2 * n} 0 R /Annots [{annotations}] >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    if bookmarks:
        last = first + len(bookmarks)
        objects.append(f"<< /Type /Outlines /First {first + 1} 0 R /Last {last} 0 R /Count {len(bookmarks)} >>")
    for n, (title, page) in enumerate(bookmarks, first + 1):
        beside = f"/Next {n + 1} 0 R " * (n < first + len(bookmarks)) + f"/Prev {n - 1} 0 R " * (n > first + 1)
        objects.append(f"<< /Title ({title}) /Parent {first} 0 R {beside}/Dest [{4 + 2 * page} 0 R /Fit] >>")
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    body += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{body.rfind(b'xref')}\n%%EOF".encode()
    path.write_bytes(body)
    return path


def shown(x, y, text, size):
    """What draws the text there, in bold after a *."""
    font = 2 if text[:1] == "*" else 1
    return f"BT /F{font} {size} Tf {x} {y} Td ({escaped(text.removeprefix('*'))}) Tj ET\n"


def escaped(text):
    """The text as a PDF writes it in parentheses."""
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def lines(*texts, x=70, top=700, step=14):
    """The texts as lines below each other; an empty one leaves its place empty."""
    return [(x, top - step * n, text) for n, text in enumerate(texts) if text]


FULL = "Tämä rivi on niin pitkä että seuraavan rivin ensimmäinen sana ei"
