"""The session that the worker serves: learns, ranks, decides, explains and measures itself."""

import io
import json
import random
import time
from collections.abc import Iterator
from typing import Any

import pytest

from kooditin.language import assessment, worker
from kooditin.language.advisor import Advisor, sampled
from kooditin.qda.suggestion import CodeText, Example, LearningSet, Passage, Rule
from kooditin.qda.suggestion_messages import (
    assessment_of,
    example_message,
    learn_message,
    offered_rules_of,
    ranked_of,
    thresholds_of,
)

CODEBOOK = (
    CodeText(11, "Resurssit", "Työaikaa, väkeä, rahaa tai tiloja on liian vähän."),
    CodeText(12, "Yhteistyö ja verkostot", "Toimiva yhteistyö kuntien, oppilaitosten ja järjestöjen kanssa."),
    CodeText(13, "Työnantajat", "Työnantajien kokemukset ja rekrytointi."),
)
SAID = {
    11: [
        "rahaa ei ole",
        "väkeä puuttuu",
        "aika ei riitä",
        "tilat ovat ahtaat",
        "budjetti loppui",
        "resurssit loppuvat",
    ],
    12: ["kunnan kanssa tavataan", "järjestöt ovat mukana", "oppilaitos auttaa", "verkosto toimii", "yhteistyö sujuu"],
    13: [
        "yritys rekrytoi",
        "työnantaja soitti",
        "pomo palkkasi hänet",
        "firmat hakevat väkeä",
        "esihenkilö perehdyttää",
    ],
}
AROUND = ["meillä täällä", "viime vuonna", "ainakin minun mielestä", "joskus", "asiakkaan kanssa", "keväällä", "nyt"]


def examples(count: int, seed: int = 0) -> list[Example]:
    random_words, made = random.Random(seed), {}
    while len(made) < count:
        code = random_words.choice(list(SAID))
        said = (random_words.choice(AROUND), random_words.choice(SAID[code]), random_words.choice(AROUND))
        text = f"{' '.join(said).capitalize()}, kohta {random_words.randint(1, 500)}."
        made[text] = Example(text, frozenset([code]))
    return list(made.values())


@pytest.fixture(scope="module")
def advisor() -> Advisor:
    found = Advisor()
    found.learn(CODEBOOK, examples(90), [example.text for example in examples(60, seed=9)])
    return found


def asked(advisor: Advisor, **message: Any) -> list[dict[str, Any]]:
    """The answers, as they come out of JSON."""
    return [json.loads(json.dumps(answer)) for answer in advisor.answers(message)]


def test_what_was_learned_ranks_passages_with_reasons(advisor: Advisor) -> None:
    answers = asked(advisor, do="rank", texts=["Rahaa ei ole enää yhtään.", "Työnantajat soittavat usein."], limit=3)
    money, employers = (ranked_of(answer) for answer in answers[:-1])
    assert [answer["at"] for answer in answers[:-1]] == [0, 1]
    assert (money[0].code, employers[0].code) == (11, 13)
    assert len(money) == 3 and len({each.code for each in money}) == 3
    assert all(0 <= each.score <= 1 for each in money)
    assert any(reason.text == "raha" for reason in money[0].reasons)
    assert answers[-1] == {"done": True, "model": advisor.model, "examples": advisor.example_count}


def test_reasons_can_be_left_out_and_asked_for_later(advisor: Advisor) -> None:
    (ranked, _) = asked(advisor, do="rank", texts=["Rahaa ei ole."], reasons=False)
    assert all(not each.reasons for each in ranked_of(ranked))
    (more,) = asked(advisor, do="reasons", text="Rahaa ei ole.", code=11)
    assert more["done"] and more["reasons"]
    assert asked(advisor, do="reasons", text="Rahaa ei ole.", code=99) == [{"done": True, "reasons": []}]


def test_before_it_has_learned_there_are_no_suggestions() -> None:
    fresh = Advisor()
    answers = asked(fresh, do="rank", texts=["Rahaa ei ole."])
    assert answers[0] == {"at": 0, "ranked": []} and answers[-1]["examples"] == 0
    assert asked(fresh, do="reasons", text="Rahaa", code=11) == [{"done": True, "reasons": []}]
    assert asked(fresh, do="offer_rules")[-1]["rules"] == []
    assert asked(fresh, do="assess")[-1]["assessment"][2] == []


def test_names_alone_suggest_from_the_first_minute() -> None:
    fresh = Advisor()
    (learned,) = asked(
        fresh, do="learn", codebook=[[c.id, c.name, c.description] for c in CODEBOOK], examples=[],
        passages=[example.text for example in examples(60)],
    )  # fmt: skip
    assert {threshold.basis for threshold in thresholds_of(learned)} == {"names"}
    ranked = fresh.rank(["Yhteistyö järjestöjen kanssa toimii.", "Rahaa on liian vähän."])
    assert [codes[0].code for codes in ranked] == [12, 11]


def test_without_codes_or_passages_nothing_breaks() -> None:
    fresh = Advisor()
    fresh.learn((), [Example("Rahaa", frozenset([1]))], ["Rahaa"])
    assert fresh.rank(["Rahaa"]) == [()]
    fresh.learn(CODEBOOK, [], [])
    assert len(fresh.rank(["", "😀", "Rahaa"])) == 3
    fresh.decide(Example("", frozenset([11])))
    assert fresh.rank([]) == []


def test_a_decision_is_learned_and_its_withdrawal_too() -> None:
    fresh = Advisor()
    fresh.learn(CODEBOOK, examples(30), [])
    text = "Kissa istuu katolla."
    place = [code.id for code in CODEBOOK].index(13)
    before = fresh._suggester.rank([text])[0, place]
    asked(fresh, do="decide", example=example_message(Example(text, frozenset([13]))))
    assert fresh.example_count == 31
    assert fresh._suggester.rank([text])[0, place] > before
    assert fresh.rank([text])[0][0].code == 13
    asked(fresh, do="decide", example=[text, [], [13]])
    assert fresh.example_count == 31
    (done,) = asked(fresh, do="decide", example=[text, [], []])
    assert done["examples"] == 30
    assert fresh._suggester.rank([text])[0, place] == pytest.approx(before, abs=1e-2)


def test_rules_come_before_what_was_learned(advisor: Advisor) -> None:
    learning = LearningSet(CODEBOOK, tuple(examples(90)), (Passage(1, None, ""),), ())  # type: ignore[arg-type]  # unused
    rules = [Rule(1, "g", 12, "always", "raha AND kunta"), Rule(2, "h", 11, "never", "kunta")]
    ruled = Advisor()
    asked(ruled, **learn_message(learning, rules, 0.8))
    (ranked,) = ruled.rank(["Rahaa ei ole kunnissa."])
    assert ranked[0].code == 12 and ranked[0].sure and ranked[0].score >= 0.9
    assert (ranked[0].reasons[0].kind, ranked[0].reasons[0].text) == ("rule", "raha AND kunta")
    assert 11 not in [each.code for each in ranked]
    assert ruled.rank(["Rahaa ei ole."])[0][0].code == 11
    assert ruled.reasons("Rahaa on kunnilla", 12)[0].kind == "rule"


def test_it_abstains_where_nothing_is_known_of_the_words(advisor: Advisor) -> None:
    ranked = advisor.rank(["Kissa nukkui.", "Joo, niin kai sitten.", "Rahaa ei ole, väkeä puuttuu."])
    assert [codes[0].sure for codes in ranked] == [False, False, True]


def test_thresholds_tell_what_they_rest_on(advisor: Advisor) -> None:
    for threshold in advisor.thresholds:
        assert threshold.basis == "own" and threshold.examples >= 10
        if threshold.precision is not None:
            assert threshold.low is not None and threshold.high is not None
            assert threshold.low <= threshold.precision <= threshold.high
            assert threshold.score is not None and 0 < threshold.score < 1


def test_it_measures_itself_on_examples_left_out(advisor: Advisor) -> None:
    answers = asked(advisor, do="assess")
    progress = [answer["progress"] for answer in answers[:-1]]
    assert progress == sorted(progress) and progress[-1][0] == progress[-1][1]
    found = assessment_of(answers[-1])
    assert (found.wanted, found.examples) == (0.8, 90)
    assert [point.per_code for point in found.curve] == [0, 1, 3, 10, -1]
    assert [point.examples for point in found.curve] == sorted(point.examples for point in found.curve)
    assert found.curve[0].first_right < found.curve[-1].first_right
    assert found.curve[-1].first_right > 0.8
    assert all(point.tested == 90 for point in found.curve)
    for point in found.curve:
        if point.precision is not None and point.low is not None and point.high is not None:
            assert point.low <= point.precision <= point.high
    assert found.codes == advisor.thresholds


def test_measuring_ends_when_its_time_is_over(advisor: Advisor) -> None:
    fresh = assessment.curve(
        lambda: advisor._make_suggester(advisor._reader), CODEBOOK, examples(90), [], 0.8, seconds=0
    )
    points = [point for _, _, point in fresh if point]
    assert [point.tested for point in points] == [23] * 5


def test_words_learned_are_offered_as_rules(advisor: Advisor) -> None:
    found = offered_rules_of(asked(advisor, do="offer_rules")[-1])
    assert {rule.code for rule in found} == {11, 12, 13}
    assert any(rule.expression == "raha" and rule.code == 11 for rule in found)
    assert all(rule.precision >= 0.8 and rule.examples >= 3 for rule in found)


def test_a_decision_is_learned_at_once_with_two_thousand_examples() -> None:
    fresh = Advisor()
    fresh.learn(CODEBOOK, examples(2000), [example.text for example in examples(1000, seed=5)])
    times = []
    for number in range(5):
        began = time.process_time()
        fresh.decide(Example(f"Rahaa puuttuu taas, kohta {number}.", frozenset([11])))
        fresh.rank(["Rahaa ei ole."])
        times.append(time.process_time() - began)
    assert min(times) < 0.6  # twice what it takes, as threads wait for each other where the machine is busy


def test_a_sample_is_the_same_each_time_and_in_order() -> None:
    texts = [str(number) for number in range(100)]
    assert sampled(texts, 200) == texts
    assert sampled(texts, 7) == sampled(texts, 7) == sorted(sampled(texts, 7), key=int)


def test_a_sample_stays_nearly_the_same_where_few_texts_come_or_go() -> None:
    texts = [f"Sanottua {number} ä 😀" for number in range(1000)]
    other = ["Uutta, ensin.", *texts[3:], "Uutta, lopuksi."]
    assert len(set(sampled(texts, 400)) - set(sampled(other, 397))) <= 6


def test_the_worker_serves_suggestions_line_by_line() -> None:
    def lines() -> Iterator[bytes]:
        codebook = [[code.id, code.name, code.description] for code in CODEBOOK]
        learned = [example_message(example) for example in examples(30)]
        for message in (
            {"id": 1, "do": "learn", "codebook": codebook, "examples": learned, "passages": [], "rules": []},
            {"id": 2, "do": "rank", "texts": ["Rahaa ei ole."]},
            {"id": 3, "do": "decide"},
            {"id": 4, "do": "rank", "texts": []},
        ):
            yield json.dumps(message).encode() + b"\n"

    answers = io.BytesIO()
    worker.serve(list(lines()), answers, lambda _language: pytest.fail("no pipeline is needed"))  # type: ignore[arg-type]  # lines are lines
    got = [json.loads(line) for line in answers.getvalue().splitlines()]
    assert [answer["id"] for answer in got] == [1, 2, 2, 3, 4]
    assert got[1]["ranked"][0][0] == 11
    assert "error" in got[3] and got[4]["done"]
