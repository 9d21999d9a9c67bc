"""The two parks of the sample committee with their plans, figures, firms, goods and projects."""

from datetime import timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from brands.models import Brand, Category, Product
from investment.models import Project, ProjectReadiness, ProjectStep
from parks.models import (
    Area,
    ChainLink,
    Enterprise,
    Industry,
    IndustryClass,
    Park,
    ParkAssessment,
    ParkBlock,
    ParkClassRule,
    ParkFigure,
    ParkGovernance,
    ParkPlan,
)
from portal.kit.publishing import PublishingState

from .events import make_events
from .facts import state_facts
from .pictures import draw_pictures
from .sites import make_sites
from .words import told

AREA_CODE = "220402"  # 龙山区: real, as a park has to lie somewhere; the page says that the park does not exist
FIRST, SECOND, FIRM = "sample-green-valley", "sample-workshop", "sample-ginseng"
IS_SAMPLE = {"is_sample": True, "state": PublishingState.PUBLISHED}
SOURCE = {"source_zh_hans": "示例统计年报", "source_en": "Sample yearly report"}
FIGURES = {
    "output_cny": 2_400_000_000,
    "revenue_cny": 2_150_000_000,
    "tax_cny": 130_000_000,
    "jobs": 5200,
    "firms": 64,
    "firms_above_scale": 18,
    "high_tech_firms": 7,
    "patents": 46,
    "land_used_ha": 310,
    "occupancy_percent": 74,
    "energy_tce_per_10k_cny": Decimal("0.31"),
    "water_m3_per_10k_cny": Decimal("6.4"),
}


def named(zh, en, field="name"):
    return {f"{field}_zh_hans": zh, f"{field}_en": en}


@transaction.atomic
def make_sample_parks():
    """Both parks with all that belongs to them; nothing where they are there already or the starting data is not."""
    area = Area.objects.filter(code=AREA_CODE).first()
    if area is None or Park.objects.filter(slug=FIRST).exists():
        return
    first, second = make_park(area, FIRST, PARKS[FIRST]), make_park(area, SECOND, PARKS[SECOND])
    for column, park in [("first", first), ("second", second)]:
        plan(park)
        report(park, 1 if park == first else Decimal("0.6"))
        make_sites(park)
        state_facts(park, column)
        draw_pictures(park)
    make_business(first, second)
    make_events(first, second)


NO_PARK = (
    "示例园区，用来演示本站的全部功能，并不存在。|A sample park that shows what this portal does. It does not exist."
)
PARKS = {
    FIRST: {
        **told(
            name="示例·绿谷食品产业园|Sample: Green Valley Food Park",
            leading_industries="人参加工、玉米深加工|Ginseng processing, deep processing of corn",
            positioning="示例：寒地特产精深加工|Sample: processing of cold-climate specialities",
            summary=NO_PARK,
            address="示例路 1 号|1 Sample Road",
            office="示例管委会招商处|Sample committee, investment office",
            office_hours="工作日 8:30–16:30|Working days 8:30–16:30",
            languages="汉语、英语|Chinese, English",
        ),
        "level": "provincial",
        "kind": "characteristic_industrial_park",
        "approved_area_ha": 620,
        "founded": "2018",
        "approved_on": "2019-06",
        "longitude": Decimal("125.18"),
        "latitude": Decimal("42.93"),
        "phone": "000-0000-0001",
        "email": "first@sample.invalid",
        "complaint_phone": "000-0000-0003",
    },
    SECOND: {
        **told(
            name="示例·精工制造产业园|Sample: Workshop Manufacturing Park",
            leading_industries="汽车零部件、化工新材料|Automobile parts, new chemical materials",
            positioning="示例：汽车零部件和新材料|Sample: automobile parts and new materials",
            summary=NO_PARK,
            address="示例大街 9 号|9 Sample Street",
            office="示例管委会招商处|Sample committee, investment office",
            office_hours="工作日 8:30–16:30|Working days 8:30–16:30",
            languages="汉语、英语、俄语|Chinese, English, Russian",
        ),
        "level": "municipal",
        "kind": "industrial_park",
        "approved_area_ha": 480,
        "founded": "2020",
        "approved_on": "2021-03",
        "longitude": Decimal("125.22"),
        "latitude": Decimal("42.90"),
        "phone": "000-0000-0002",
        "email": "second@sample.invalid",
        "complaint_phone": "000-0000-0004",
    },
}
INDUSTRIES = {FIRST: ["ginseng", "corn"], SECOND: ["auto", "chem"]}


def make_park(area, slug, columns):
    confirmed = timezone.now() - timedelta(days=20)
    park = Park.objects.create(
        slug=slug,
        area=area,
        location_precision="approximate",
        confirmed_at=confirmed,
        **{"as_of": f"{confirmed:%Y-%m-%d}"} | columns | IS_SAMPLE,
    )
    park.industries.set(Industry.objects.filter(slug__in=INDUSTRIES[slug]))
    return park


def plan(park):
    ParkPlan.objects.create(
        park=park,
        kind="overall",
        period_from=2021,
        period_to=2035,
        approved_on="2021-05",
        number="示例规〔2021〕3 号",
        fits_development_plan=True,
        fits_land_use_plan=True,
        fits_ecological_plans=True,
        **told(
            title="示例园区总体规划|Overall plan of the sample park",
            agency="示例管委会|Sample committee",
            planning_unit="示例规划院|Sample planning institute",
        ),
    )
    for order, (zh, en, area) in enumerate([("加工区", "Processing", 180), ("物流区", "Logistics", 60)]):
        ParkBlock.objects.create(park=park, order=order, area_ha=area, **named(zh, en), **named(zh, en, "purpose"))
    ParkAssessment.objects.create(
        park=park,
        status="approved",
        dated_on="2022-08",
        number="示例环〔2022〕12 号",
        **told(
            title="规划环境影响报告书|Environmental report of the plan",
            authority="示例生态环境局|Sample environment bureau",
        ),
    )
    govern(park)


def govern(park):
    ParkGovernance.objects.create(
        park=park,
        basis_resources=True,
        basis_industry=True,
        **told(
            advantages="示例：原料近、蒸汽足、冬季不停工。|Sample: raw materials near, plenty of steam, no winter stop.",
            basis="示例：本地原料占全省一成。|Sample: a tenth of the province's raw material is grown here.",
            circular_economy="示例：余热供暖，中水回用。|Sample: waste heat for heating, reclaimed water in use.",
            entry_criteria="示例：优先接收补链企业。|Sample: firms that fill gaps of the chain go first.",
            exit_rules="示例：连续两年未达标的协商退出。|Sample: firms below the standard for two years leave by agreement.",
            management_model="示例：管委会加公司。|Sample: committee and company.",
        ),
    )
    rules = (
        {"13": "permitted", "15": "permitted", "17": "forbidden"}
        if park.slug == FIRST
        else {"36": "permitted", "26": "restricted"}
    )
    for code, rule in rules.items():
        found = IndustryClass.objects.filter(code=code).first()
        if found:
            basis = told(basis="示例准入目录|Sample entry list")
            ParkClassRule.objects.create(park=park, industry_class=found, rule=rule, **basis)


def report(park, share):
    """Three years of figures, each a tenth above the one before; ratios stay."""
    last = timezone.localdate().year - 1
    for years_ago in range(3):
        grown = share / Decimal("1.1") ** years_ago
        values = {name: scaled(name, value, grown) for name, value in FIGURES.items()}
        ParkFigure.objects.create(park=park, year=last - years_ago, **values, **SOURCE)


def scaled(name, value, share):
    if name.endswith(("_percent", "_per_10k_cny")):
        return value
    return int(value * share)


def make_business(first, second):
    ginseng, corn = (Industry.objects.filter(slug=slug).first() for slug in INDUSTRIES[FIRST])
    firm = Enterprise.objects.create(
        slug=FIRM,
        area=first.area,
        park=first,
        industry=ginseng,
        founded="2020",
        size="medium",
        is_leading=True,
        **told(
            name="示例·参业公司|Sample: Ginseng Company",
            main_products="红参、参饮|Red ginseng, ginseng drinks",
            summary="示例企业，并不存在。|A sample firm. It does not exist.",
        ),
        **IS_SAMPLE,
    )
    parts = Enterprise.objects.create(
        slug="sample-car-parts",
        area=second.area,
        park=second,
        founded="2022",
        size="large",
        is_high_tech=True,
        **told(
            name="示例·车件公司|Sample: Car Parts Company",
            main_products="底盘件|Chassis parts",
            summary="示例企业，并不存在。|A sample firm. It does not exist.",
        ),
        **IS_SAMPLE,
    )
    firm.links.set(links_named("ginseng")[:2])
    parts.links.set(links_named("automobile")[2:5])
    brand = Brand.objects.create(
        slug="sample-brand",
        kind="product",
        category=Category.objects.first(),
        area=first.area,
        park=first,
        enterprise=firm,
        industry=ginseng,
        **told(name="示例·绿谷参|Sample: Green Valley Ginseng", story="示例品牌。|A sample brand."),
        **IS_SAMPLE,
    )
    product = Product.objects.create(
        slug="sample-red-ginseng",
        category=Category.objects.first(),
        area=first.area,
        park=first,
        enterprise=firm,
        brand=brand,
        industry=ginseng,
        order_unit_zh_hans="盒",
        order_unit_en="box",
        smallest_order=100,
        **told(
            name="示例·红参礼盒|Sample: Red Ginseng Box",
            summary="示例产品，不能订购。|A sample product. It cannot be ordered.",
        ),
        **IS_SAMPLE,
    )
    product.links.set(links_named("ginseng")[2:3])
    make_projects(first, second, corn)
    draw_pictures(product)


NO_PROJECT = "示例项目，并不存在。|A sample project. It does not exist."


def links_named(chain):
    return list(ChainLink.objects.filter(chain__slug=chain).order_by("order", "pk"))


def make_projects(first, second, industry):
    until = timezone.localdate() + timedelta(days=400)
    lead = Project.objects.create(
        slug="sample-starch-project",
        area=first.area,
        park=first,
        industry=industry,
        stage="signed",
        valid_until=until,
        amount=600_000_000,
        sought_from=150_000_000,
        sought_to=240_000_000,
        secured=300_000_000,
        expected_jobs=320,
        expected_output=900_000_000,
        expected_tax=48_000_000,
        decision_days=20,
        investment_type="joint",
        dated_on=f"{timezone.localdate():%Y-%m}",
        contact_phone="000-0000-0001",
        **told(
            name="示例·玉米淀粉糖项目|Sample: Corn Starch Sugar Project",
            summary=NO_PROJECT,
            partner_wanted="示例：资金和市场。|Sample: capital and market access.",
            market="示例：供应东北饮料厂。|Sample: drinks makers nearby.",
            promoter="示例管委会|Sample committee",
        ),
        **IS_SAMPLE,
    )
    lead.sites.set(first.sites.filter(availability="free")[:2])
    lead.would_fill.set(links_named("corn-and-grain")[:1] or links_named("ginseng")[3:4])
    ProjectReadiness.objects.create(
        project=lead, topic="land", state="done", dated="2026-03", **told(document="示例供地批复|Sample land approval")
    )
    ProjectReadiness.objects.create(project=lead, topic="environment", state="under_way")
    ProjectStep.objects.create(
        project=lead, step="signed", dated_on="2026-05", **told(evidence="示例投资合同|Sample investment contract")
    )
    Project.objects.create(
        slug="sample-packaging-project",
        area=second.area,
        park=second,
        lead=lead,
        stage="project_sheet",
        valid_until=until,
        amount=80_000_000,
        **told(name="示例·配套包装项目|Sample: Packaging Project", summary=NO_PROJECT),
        **IS_SAMPLE,
    )
