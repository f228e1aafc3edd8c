"""Suggestions in the margin: quiet dashed stripes behind those of the codings, each with its code's name and a mark."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.basis import Thresholds, basis_line, has_own_examples, is_by_name, is_by_rule, likely_words
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.wording import percent
from kooditin.gui.coding.reasons import reasons_line
from kooditin.qda.coding import Coding, SpanIndex
from kooditin.qda.suggestion import Ranked, Suggestion

if TYPE_CHECKING:
    from kooditin.gui.coding.transcript_view import TranscriptView

DASH = (2.0, 1.6)  # in widths of the line
FADED = 0.75


class SuggestedStripes:
    """The suggestions of the open source, by place.

    In the index each stands as a coding of its likeliest code, with its number here (from 1) as a negative id: so
    that it is placed on the page as codings are.
    """

    def __init__(self, view: "TranscriptView") -> None:
        self._view = view
        self._by_id: dict[int, Suggestion] = {}
        self._thresholds: Thresholds = {}
        self.index = SpanIndex()
        self.lanes: dict[int, int] = {}

    def put(self, suggestions: Sequence[Suggestion], thresholds: Thresholds | None = None) -> None:
        """Shows these, and no others; `thresholds` say what they go by."""
        self._thresholds = thresholds or {}
        self._by_id = {-number: each for number, each in enumerate(suggestions, 1)}
        self.index = SpanIndex(_as_coding(number, each) for number, each in self._by_id.items())
        self.lay()

    def lay(self) -> None:
        """Gives each the first lane behind the codings that share a line with it."""
        view, lanes = self._view, self._view.lanes
        ends: list[int] = []
        self.lanes = {}
        for each in self.index:
            reach = lanes.line_reach
            near = view.index.touching(max(0, each.start - reach), each.end + reach)
            beside = [lanes.by_id.get(coding.id, 0) for coding in near if lanes.share_a_line(coding.span, each.span)]
            first = 1 + max(beside, default=-1)
            lane = next(
                (n for n in range(first, len(ends)) if lanes.share_no_line(ends[n], each.start)), max(first, len(ends))
            )
            ends += [0] * (lane + 1 - len(ends))
            ends[lane] = each.end
            self.lanes[each.id] = lane

    def suggestion(self, stripe_id: int) -> Suggestion | None:
        """The suggestion that is drawn as the stripe with this (negative) id."""
        return self._by_id.get(stripe_id)

    def paint(self, painter: QPainter, rect: QRectF, stripe: Coding, room: float) -> None:
        """Draws one; `room` is the width that its name may take."""
        code, suggestion = self._view.codes.get(stripe.code), self._by_id.get(stripe.id)
        if code is None or suggestion is None:
            return
        t = theme.tokens()
        is_strong = stripe.id == self._view.hovered or suggestion.span == self._view.reviewed
        color = QColor(code.color) if is_strong else theme.mixed(code.color, t.paper, FADED)
        pen = QPen(color, 3.0 if is_strong else 2.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(DASH)
        painter.setPen(pen)
        x = rect.center().x()
        painter.drawLine(round(x), round(rect.top()), round(x), round(rect.bottom()))
        top = max(rect.top(), 2.0)
        if room < 14 or rect.bottom() - top < 10:
            return
        box = QRectF(rect.left() + 9, top, room - 12, 15)
        self._write(painter, box, code.name, theme.tokens().ink if is_strong else t.muted, strong=is_strong)
        if rect.bottom() - top >= 30:
            painter.setFont(theme.ui_font(10))
            painter.setPen(QColor(t.muted))
            words = self._short_words(suggestion.ranked[0])
            fitted = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box.translated(0, 14), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)

    @staticmethod
    def _write(painter: QPainter, box: QRectF, name: str, color: str, *, strong: bool) -> None:
        painter.setFont(theme.ui_font(11, bold=strong))
        painter.setPen(QColor(color))
        metrics = painter.fontMetrics()
        mark = metrics.horizontalAdvance("?")
        fitted = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(box.width()) - mark)
        words = f"{fitted}?" if len(fitted) >= min(3, len(name)) else "?"
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def tip(self, stripe_id: int) -> str:
        """What hovering tells: the code, how likely it is, and why."""
        suggestion = self._by_id.get(stripe_id)
        code = self._view.codes.get(suggestion.ranked[0].code) if suggestion else None
        if suggestion is None or code is None:
            return ""
        best = suggestion.ranked[0]
        head = f"{code.name}? {self._sure_words(best)}"
        why = basis_line(self._thresholds.get(code.id)) if is_by_name(best.code, best.reasons, self._thresholds) else ""
        return "\n".join(filter(None, (head, why, self._reasons(suggestion), tr("Click to decide."))))

    def _reasons(self, suggestion: Suggestion) -> str:
        best = suggestion.ranked[0]
        text = self._view.page.stored[suggestion.span.start : suggestion.span.end]
        return reasons_line(text, best.reasons, learned=has_own_examples(best.code, self._thresholds))

    def _short_words(self, best: Ranked) -> str:
        likely = likely_words(best, self._thresholds)
        return f"{tr('suggestion')} {likely}" if self._has_share(best) else likely

    def _has_share(self, best: Ranked) -> bool:
        return not is_by_rule(best.reasons) and has_own_examples(best.code, self._thresholds)

    def _sure_words(self, best: Ranked) -> str:
        if not self._has_share(best):
            return tr("Suggestion {by}").format(by=likely_words(best, self._thresholds))
        return tr("Suggestion, {percent} sure").format(percent=percent(best.score))


def _as_coding(stripe_id: int, suggestion: Suggestion) -> Coding:
    start, end = suggestion.span
    code = suggestion.ranked[0].code
    return Coding(stripe_id, "", suggestion.source, code, 0, start, end, "", "suggested", "", "")
