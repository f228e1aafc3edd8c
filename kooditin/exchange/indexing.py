"""Making the word index of a project at once, without a tagger: what the command line does where no window has."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kooditin.project.project import Project


def index_quickly(project: "Project", progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Analyses word by word, and indexes, the sources that the word index lacks; how many those were.

    A project that is open for reading gets its index in memory, for as long as it is open.
    """
    sources = project.analyses.not_indexed()
    if not sources:
        return 0
    from kooditin.language.quick import quick_version, quick_words  # loads the dictionary

    if project.read_only:
        project.analyses.use_memory()
        sources = project.analyses.not_indexed()
    languages = {source.id: source.language or "fi" for source in project.sources.all()}
    for done, source in enumerate(sources):
        progress(done, len(sources))
        language = languages[source]
        version = quick_version(language)
        texts = [text for _, text in project.analyses.missing(source, version)]
        project.analyses.keep(version, [(text, quick_words(text, language)) for text in texts])
        project.analyses.index(source, version)
    progress(len(sources), len(sources))
    return len(sources)
