"""Says from anywhere whose a source or a speaker is."""

from typing import TYPE_CHECKING

from kooditin.gui.bridge.i18n import tr
from kooditin.project.project import Project
from kooditin.qda.case import Member
from kooditin.qda.source import Source, Speaker

if TYPE_CHECKING:
    from kooditin.gui.materials.case_chooser import CaseChooser
    from kooditin.gui.window.coding_place import CodingPlace


def ask_case_of_source(place: "CodingPlace", source_id: int) -> "CaseChooser | None":
    """Opens the chooser of the source's case."""
    if place.project is None:
        return None
    source = place.project.sources.get(source_id)
    return _ask(place, place.project, _as_member(source), place.project.cases.case_of_source(source_id))


def ask_case_of_speaker(place: "CodingPlace", speaker: Speaker) -> "CaseChooser | None":
    """Opens the chooser of the speaker's own case."""
    if place.project is None:
        return None
    source = place.project.sources.get(speaker.source)
    member = Member("speaker", speaker.id, speaker.name, source.id, source.name)
    return _ask(place, place.project, member, place.project.cases.case_of_speaker(speaker.id))


def _as_member(source: Source) -> Member:
    return Member("source", source.id, source.name, source.id, source.name)


def _ask(place: "CodingPlace", project: Project, member: Member, now: int | None) -> "CaseChooser":
    from kooditin.gui.materials.case_chooser import CaseChooser

    cases = {case.id: case.name for case in project.cases.all()}
    if member.kind == "source":
        words = tr("Which case is the source {name}?").format(name=member.name)
    else:
        words = tr("Which case is the speaker {name}? It goes before the case of the source.").format(name=member.name)
    dialog = CaseChooser(words, list(cases.values()), cases.get(now or 0, ""), place)

    def assign(name: str) -> None:
        if name:
            place.do(lambda p: p.case_links.assign_to_name([member], name))
        else:
            place.do(lambda p: p.case_links.assign([member], None))

    dialog.case_chosen.connect(assign)
    dialog.open()
    return dialog
