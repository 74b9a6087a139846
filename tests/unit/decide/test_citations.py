from dataclasses import replace

from careerpick.decide.comparison import number_sources
from tests.comparison_sample import TESTER, TUTOR

SURVEY, TERMS = TUTOR.sources["survey"], TUTOR.sources["terms"]


def test_sources_are_numbered_from_one_in_the_order_of_their_first_use() -> None:
    cited = number_sources([(TUTOR, ("terms",)), (TUTOR, ("survey", "terms"))])
    assert cited.sources == (TERMS, SURVEY)
    assert cited.numbers == {"tutor": {"terms": 1, "survey": 2}}


def test_a_source_under_two_names_has_one_number() -> None:
    twin = replace(TESTER, sources={"other-name": SURVEY})
    cited = number_sources([(TUTOR, ("terms", "survey")), (twin, ("other-name",))])
    assert cited.numbers == {"tutor": {"terms": 1, "survey": 2}, "tester": {"other-name": 2}}
    assert len(cited.sources) == 2


def test_a_path_that_rests_on_judgement_alone_has_no_source() -> None:
    cited = number_sources([(TUTOR, ("judgement",))])
    assert (cited.sources, cited.numbers) == ((), {"tutor": {}})
