"""Finnish: base forms, compounds, search and suggestions. Knows no Qt and no project file."""
