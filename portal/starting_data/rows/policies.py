from investment.models import Measure, Policy, PolicySection, Term
from parks.models import Source
from portal.kit.publishing import PublishingState

from ..cells import STATE, Given, Link, Links, Text, both
from ..nouns import Noun
from ..provenance import provenance


def _document(folder):
    return [folder.document] if folder.document else []


def _sections(folder):
    policy = folder.document.cells.get("slug", "") if folder.document else ""
    return [row.with_cells(policy=policy) for row in folder.rows("policy_sections.csv")]


def _terms(folder):
    """Only the words by which measures are found; pages have their own words for the rest."""
    kinds = Term.Vocabulary.values
    return [row for row in folder.rows("measure_labels.csv") if row.cells.get("kind") in kinds]


def _order(row):
    return row.folder.measures.index(row) + 1


def _authority(language, comma):
    def names(row):
        labels = {
            label.cells.get("code"): label.cells.get(f"name_{language}", "")
            for label in row.folder.rows("measure_labels.csv")
            if label.cells.get("kind") == "authority"
        }
        return comma.join(labels.get(code, code) for code in row.list("authorities"))

    return Given(names, "authorities")


POLICIES = Noun(
    model=Policy,
    file="policies.json",
    key=("slug",),
    rows_of=_document,
    fields={
        "slug": Text("slug"),
        **both("title", required=True),
        **both("summary"),
        **both("caution"),
        "sources": Links(Source, "source_codes"),
        "confirmed_at": Given(lambda row: None),
        "state": Given(lambda row: PublishingState.PUBLISHED),
    },
)

SECTIONS = Noun(
    model=PolicySection,
    file="policy_sections.csv",
    key=("policy", "number"),
    rows_of=_sections,
    fields={"policy": Link(Policy, "policy"), "number": Text("number"), **both("title", required=True)},
)

TERMS = Noun(
    model=Term,
    file="measure_labels.csv",
    key=("vocabulary", "code"),
    rows_of=_terms,
    fields={"vocabulary": Text("kind"), "code": Text("code"), **both("name", required=True)},
)

MEASURES = Noun(
    model=Measure,
    file="policies.json",
    key=("slug",),
    rows_of=lambda folder: folder.measures,
    fields={
        "slug": Text("slug"),
        "section": Link(PolicySection, "section", prefix=lambda row: f"{row['policy']}/"),
        **both("title", required=True),
        "order": Given(_order),
        **both("summary", required=True),
        "benefit_kind": Link(Term, "benefit", prefix=lambda row: f"{Term.Vocabulary.BENEFIT}/"),
        "benefit": Given(lambda row: row.raw("details"), "details"),
        "audiences": Links(Term, "who", prefix=lambda row: f"{Term.Vocabulary.AUDIENCE}/"),
        "conditions": Given(lambda row: row.raw("conditions"), "conditions"),
        "authority_zh_hans": _authority("zh", "、"),
        "authority_en": _authority("en", ", "),
        "status": Text("status"),
        **both("note"),
        **provenance(confidence=""),
        **STATE,
    },
)
