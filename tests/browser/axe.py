"""axe, the checker behind WCAG 2.2, asked for what is serious."""

from axe_playwright_python.sync_playwright import Axe

SCRIPT = Axe().axe_script
# Only what is wrong leaves the browser: the list of all that is right would take longer than the checks.
GRAVE = """() => axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 150)}`)))"""


def grave_findings(page):
    """What is serious or worse on a reader's page, as "rule: element"."""
    return page.evaluate(GRAVE)
