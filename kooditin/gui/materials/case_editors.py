"""How the cells of the sheet of cases are painted and edited, by the type of their variable."""

from PySide6.QtCore import QAbstractItemModel, QDate, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import shown_language, tr
from kooditin.gui.materials.case_model import FITS_ROLE, CaseModel, Index
from kooditin.qda.case import NO, YES, Variable, shown_value, stored_value
from kooditin.qda.errors import Refused

CORNER = 7


class CellDelegate(QStyledItemDelegate):
    """Marks the current cell and misfits, and opens the editor that fits the variable.

    `last_key` is the key that ended the last edit: where it goes from there is for the sheet to say.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last_key: Qt.Key | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        t, box = theme.tokens(), option.rect
        view = option.widget
        if isinstance(view, QAbstractItemView) and view.currentIndex() == index:
            is_active = any(grid.hasFocus() for grid in (view, view.parentWidget()) if grid is not None)
            painter.save()
            painter.setPen(QPen(QColor(t.accent if is_active else t.muted), 2 if is_active else 1))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
            painter.restore()
        if not index.data(FITS_ROLE):
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.danger))
            corner = box.topRight() + QPoint(1, 0)
            painter.drawPolygon(QPolygon([corner, corner - QPoint(CORNER, 0), corner + QPoint(0, CORNER)]))
            painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight
        if not index.data(FITS_ROLE):
            option.palette.setColor(option.palette.ColorRole.Text, QColor(theme.tokens().danger))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, CaseModel)
        variable = model.variable_at(index.column())
        editor = self._editor(parent, variable, str(index.data(Qt.ItemDataRole.EditRole)))
        name = variable.name if variable else tr("Name of the case")
        editor.setAccessibleName(name)
        look = f"border: 2px solid {theme.tokens().accent}; border-radius: 0; padding: 0 6px;"
        editor.setStyleSheet(f"QLineEdit, QComboBox, QPlainTextEdit {{ {look} }}")
        return editor

    def _editor(self, parent: QWidget, variable: Variable | None, text: str) -> QWidget:
        if variable and variable.type in ("choice", "yesno"):
            return self._list_editor(parent, variable, text)
        if variable and variable.type == "date":
            return DateField(parent)
        return QPlainTextEdit(parent) if "\n" in text else QLineEdit(parent)

    def _list_editor(self, parent: QWidget, variable: Variable, text: str) -> QComboBox:
        box = QComboBox(parent)
        if variable.type == "yesno":
            offered = [shown_value(word, "yesno", shown_language()) for word in (YES, NO)]
            box.addItems(["", *offered, *([text] if text and text not in offered else [])])
        else:
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.addItems(list(variable.choices))
            completer = box.completer()
            assert completer is not None
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        box.activated.connect(lambda _: self._commit(box))
        return box

    def _commit(self, editor: QWidget) -> None:
        self.last_key = None
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findText(text))
            if editor.isEditable():
                editor.setEditText(text)
                field = editor.lineEdit()
                assert field is not None
                field.selectAll()
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            text = editor.currentText()
        elif isinstance(editor, QPlainTextEdit):
            text = editor.toPlainText()
        else:
            assert isinstance(editor, QLineEdit)
            text = editor.text()
        model.setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRect(option.rect)
        if isinstance(editor, QPlainTextEdit):
            box.setHeight(4 * box.height())
        editor.setGeometry(box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, DateField) and watched.is_choosing:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.last_key = Qt.Key(event.key())
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return self._end_with_return(watched, event)
        return super().eventFilter(watched, event)

    def _end_with_return(self, editor: QObject, event: QKeyEvent) -> bool:
        """Ends the edit at once: Qt would do so later, and meanwhile hand the key on to the sheet."""
        assert isinstance(editor, QWidget)
        if isinstance(editor, QPlainTextEdit) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            editor.insertPlainText("\n")
            return True
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        return True


class DateField(QLineEdit):
    """A field for a date as one writes it, with a calendar for those who would rather point (Alt+Down)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(
            shown_value(QDate.currentDate().toString(Qt.DateFormat.ISODate), "date", shown_language())
        )
        self.is_choosing = False  # from the calendar, which does not end the edit
        action = self.addAction(theme.icon("arrow-down"), QLineEdit.ActionPosition.TrailingPosition)
        action.setToolTip(tr("Calendar"))
        action.triggered.connect(lambda _=False: self.open_calendar())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def open_calendar(self) -> QCalendarWidget:
        """Opens the calendar below the field, on the date that stands in it."""
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        calendar.setSelectedDate(self._date())
        calendar.activated.connect(self._take)
        calendar.clicked.connect(self._take)
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        self.is_choosing = True
        calendar.show()
        calendar.setFocus()
        return calendar

    def _date(self) -> QDate:
        try:
            return QDate.fromString(stored_value(self.text(), "date")[:10], Qt.DateFormat.ISODate)
        except Refused:
            return QDate.currentDate()

    def _take(self, day: QDate) -> None:
        self.setText(shown_value(day.toString(Qt.DateFormat.ISODate), "date", shown_language()))
        calendar = self.findChild(QCalendarWidget)
        if calendar is not None:
            calendar.close()
        self.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.is_choosing = False
        super().focusInEvent(event)
