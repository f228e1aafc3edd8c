"""The parts of a text by where each of them begins."""

from hypothesis import given
from hypothesis import strategies as st

from kooditin.qda.sections import Mark, sections_of
from kooditin.qda.source import Section, Span

TEXT = "Alku\n1 Tausta\nöljy 😀\n1.1 Väli\nx\n2 Loppu\ny\n"


def mark(words, kind="heading", level=1, title=""):
    start = TEXT.index(words)
    return Mark(Span(start, start + len(words)), kind, level, title)


def test_a_heading_reaches_to_the_next_of_its_level_or_higher():
    marks = [mark("2 Loppu"), mark("1.1 Väli", level=2), mark("1 Tausta")]
    found = sections_of(TEXT, marks, len(TEXT) - 1)
    assert [(TEXT[each.start : each.end].split("\n")[0], each.level, each.end) for each in found] == [
        ("1 Tausta", 1, TEXT.index("2 Loppu")),
        ("1.1 Väli", 2, TEXT.index("2 Loppu")),
        ("2 Loppu", 1, len(TEXT) - 1),
    ]


def test_an_item_holds_the_deeper_ones_right_under_it_and_no_more():
    text = "• a\n◦ b\n▪ c\n◦ d\nväliin\n◦ e\n• f"
    marks = [
        Mark(Span(text.index(sign) - 2, text.index(sign) + 1), "item", level)
        for sign, level in (("a", 1), ("b", 2), ("c", 3), ("d", 2), ("e", 2), ("f", 1))
    ]
    assert [text[each.start : each.end] for each in sections_of(text, marks)] == [
        "• a\n◦ b\n▪ c\n◦ d", "◦ b\n▪ c", "▪ c", "◦ d", "◦ e", "• f",
    ]  # fmt: skip


def test_pages_follow_each_other_and_an_empty_one_is_none():
    pages = [Mark(Span(at, at), "page", 0, title) for at, title in ((0, "i"), (6, "2"), (6, "3"), (20, "4"))]
    assert sections_of(TEXT, pages, 20) == (Section(0, 6, "page", 0, "i"), Section(6, 20, "page", 0, "3"))


def test_a_mark_of_white_space_or_beyond_the_body_is_none():
    assert sections_of(TEXT, [Mark(Span(4, 5), "heading", 1), mark("y", "item")], TEXT.index("y")) == ()


@given(
    st.lists(st.tuples(st.text("aä\n \t😀", max_size=8), st.sampled_from(["heading", "item", "page", ""]),
                       st.integers(1, 4)), max_size=20)
)  # fmt: skip
def test_sections_lie_in_the_text_and_never_overlap_by_halves(parts):
    text, marks = "", []
    for words, kind, level in parts:
        if kind:
            marks.append(Mark(Span(len(text), len(text) + len(words)), kind, level))
        text += f"{words}\n"
    for kind in ("heading", "item", "page"):
        found = [each for each in sections_of(text, marks) if each.kind == kind]
        assert all(0 <= each.start < each.end <= len(text) for each in found)
        assert all(b.start >= a.end or b.end <= a.end for n, a in enumerate(found) for b in found[n + 1 :])
        if kind == "heading":
            assert all(" ".join(text[each.start : each.end].split()).startswith(each.title) for each in found)
            assert all(each.title for each in found)
