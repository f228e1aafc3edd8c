"""The frame of the window: the application, the main window, the start page and the table of acts."""
