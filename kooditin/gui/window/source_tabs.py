"""The open sources as tabs above the page."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.wording import menu_words

LEAST_WIDTH = 160


class SourceTabs(QTabBar):
    """A tab for each source that was opened; the last one cannot be closed. Only the user's choices are told."""

    source_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("open_sources")
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAccessibleName(tr("Open sources"))
        self.currentChanged.connect(self._tell)
        theme.notifier().changed.connect(self._use_colors)

    def show_source(self, source_id: int, name: str) -> None:
        """Brings the source's tab to the front; makes it when there is none."""
        with QSignalBlocker(self):
            index = self._tab_of(source_id)
            if index < 0:
                index = self.addTab(menu_words(name))
                self.setTabToolTip(index, name)
                self.setTabData(index, source_id)
                self.setTabButton(index, QTabBar.ButtonPosition.RightSide, self._close_button(source_id))
            self.setCurrentIndex(index)
        self._show_close_buttons()

    def follow(self, names: Mapping[int, str]) -> None:
        """Renames tabs, and takes away those of sources that are no more."""
        with QSignalBlocker(self):
            for index in reversed(range(self.count())):
                name = names.get(self.tabData(index))
                if name is None:
                    self.removeTab(index)
                else:
                    self.setTabText(index, menu_words(name))
                    self.setTabToolTip(index, name)
        self._show_close_buttons()

    def current_source(self) -> int | None:
        """The source of the tab in front."""
        return self.tabData(self.currentIndex()) if self.count() else None

    def close_source(self, source_id: int) -> None:
        """Closes a source's tab, unless it is the last one."""
        if self.count() > 1:
            self.removeTab(self._tab_of(source_id))
            self._show_close_buttons()

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Wide enough that many open sources can still be told apart; then the tabs scroll."""
        wanted = self.tabSizeHint(index)
        return QSize(min(wanted.width(), LEAST_WIDTH), wanted.height())

    def _tab_of(self, source_id: int) -> int:
        return next((index for index in range(self.count()) if self.tabData(index) == source_id), -1)

    def _tell(self, index: int) -> None:
        if index >= 0:
            self.source_chosen.emit(self.tabData(index))

    def _close_button(self, source_id: int) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIconSize(QSize(12, 12))
        button.setIcon(theme.icon("x", theme.tokens().muted))
        button.setToolTip(tr("Close"))
        button.setAccessibleName(tr("Close"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.close_source(source_id))
        return button

    def _use_colors(self) -> None:
        for button in self.findChildren(QToolButton):
            button.setIcon(theme.icon("x", theme.tokens().muted))

    def _show_close_buttons(self) -> None:
        for index in range(self.count()):
            self.tabButton(index, QTabBar.ButtonPosition.RightSide).setVisible(self.count() > 1)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(tr("Open sources"))
        super().changeEvent(event)
