"""The codes by which measures state who qualifies and what is given, with their words in both languages.

They are data, like the translated columns of a row: a code and its two wordings stand side by side, so none can be
added without the other. Source: the provincial opinion, sections 4 to 12.
"""

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Words:
    """One thing said in Chinese and in English; as text it is in the page's language."""

    zh: str
    en: str

    def __str__(self):
        return self.en if get_language() == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Statement:
    """A field that is true or false: a whole sentence for each."""

    yes: Words
    no: Words


@dataclass(frozen=True, slots=True)
class Choice:
    """A field with values out of a list."""

    label: Words
    values: dict


@dataclass(frozen=True, slots=True)
class Quantity:
    """A field with a number in one of the units of `investment.amounts`."""

    label: Words
    unit: str


def word(words, code):
    """The words of a code; a code nobody has words for stands as it was entered."""
    return words.get(code, code) if isinstance(code, str) else code


def _said(zh_yes, en_yes, zh_no, en_no):
    return Statement(Words(zh_yes, en_yes), Words(zh_no, en_no))


def _words(**pairs):
    return {code: Words(*pair) for code, pair in pairs.items()}


ACTORS = _words(
    enterprise=("企业", "an enterprise"),
    park=("园区", "a park"),
    park_management=("园区管理机构", "a park's management body"),
    incubator=("孵化器", "an incubator"),
    service_platform=("服务平台", "a service platform"),
    association=("行业协会", "an association"),
    financial_institution=("金融机构", "a financial institution"),
    venture_capital=("创业投资企业", "a venture capital enterprise"),
    investor=("投资者", "an investor"),
    talent=("人才", "a skilled person"),
    graduate=("高校毕业生", "a university graduate"),
    training_body=("培训机构", "a training body"),
    quality_body=("质检机构", "a quality inspection body"),
    cadre=("干部", "a public official"),
    government=("政府", "a government"),
    private_infrastructure_operator=("民营基础设施经营者", "a private operator of infrastructure"),
)

FIELDS = {
    "actor.kind": Choice(Words("申请主体", "The applicant is"), ACTORS),
    "park.category": Choice(
        Words("园区类别", "The park is"),
        _words(
            characteristic=("特色产业园区", "a characteristic industrial park"),
            provincial_characteristic=("省级特色产业园区", "a provincial characteristic industrial park"),
        ),
    ),
    "park.location": Choice(
        Words("园区位置", "The park lies"),
        _words(
            inside_development_zone=("开发区内", "inside a development zone"),
            outside_development_zone=("开发区外", "outside the development zones"),
        ),
    ),
    "park.is_key": _said("重点园区", "The park is a key park", "非重点园区", "The park is not a key park"),
    "park.outstanding": _said(
        "园区贡献突出",
        "The park's contribution stands out",
        "园区贡献一般",
        "The park's contribution does not stand out",
    ),
    "park.is_pillar_industry": _said(
        "园区产业属支柱产业",
        "The park's industry is a pillar industry",
        "园区产业不属支柱产业",
        "The park's industry is not a pillar industry",
    ),
    "enterprise.located_in_park": _said(
        "企业位于园区内", "The enterprise is in the park", "企业不在园区内", "The enterprise is not in the park"
    ),
    "enterprise.is_key": _said(
        "重点企业", "The enterprise is a key enterprise", "非重点企业", "The enterprise is not a key enterprise"
    ),
    "enterprise.is_leading": _said(
        "龙头企业", "The enterprise leads its industry", "非龙头企业", "The enterprise does not lead its industry"
    ),
    "enterprise.sme": _said(
        "中小企业",
        "The enterprise is small or medium-sized",
        "非中小企业",
        "The enterprise is not small or medium-sized",
    ),
    "enterprise.high_tech": _said(
        "高新技术企业",
        "The enterprise is a high-tech enterprise",
        "非高新技术企业",
        "The enterprise is not a high-tech enterprise",
    ),
    "enterprise.main_revenue_cny": Quantity(Words("主营业务年收入", "The main business revenue a year is"), "cny"),
    "enterprise.willing_to_list": _said(
        "有上市意愿", "The enterprise wants to go public", "无上市意愿", "The enterprise does not want to go public"
    ),
    "enterprise.in_listing_counselling": _said(
        "处于上市辅导期",
        "The enterprise is in the listing counselling period",
        "不在上市辅导期",
        "The enterprise is not in the listing counselling period",
    ),
    "enterprise.listing_potential": _said(
        "上市潜力大", "The enterprise is likely to go public", "上市潜力不大", "The enterprise is unlikely to go public"
    ),
    "enterprise.relocates_to_park": _said(
        "企业迁入园区",
        "The enterprise moves into the park",
        "企业不迁入园区",
        "The enterprise does not move into the park",
    ),
    "enterprise.from_other_area": _said(
        "企业来自异地",
        "The enterprise comes from another area",
        "企业来自本地",
        "The enterprise comes from the same area",
    ),
    "enterprise.fits_park_theme": _said(
        "企业符合园区特色",
        "The enterprise fits the theme of the park",
        "企业不符合园区特色",
        "The enterprise does not fit the theme of the park",
    ),
    "enterprise.hardship": _said(
        "纳税确有困难", "Paying the tax is a real hardship", "纳税无困难", "Paying the tax is no hardship"
    ),
    "enterprise.high_pollution_or_energy": _said(
        "高污染或高耗能",
        "The enterprise pollutes heavily or uses much energy",
        "非高污染、高耗能",
        "The enterprise neither pollutes heavily nor uses much energy",
    ),
    "enterprise.growth_potential": _said(
        "成长性好", "The enterprise is likely to grow", "成长性不足", "The enterprise is unlikely to grow"
    ),
    "enterprise.follows_unified_plan": _said(
        "按政府统一规划搬迁",
        "The move follows the government's unified plan",
        "未按政府统一规划搬迁",
        "The move does not follow the government's unified plan",
    ),
    "enterprise.conforms_to_circular_economy": _said(
        "符合循环经济政策",
        "The circular-economy policy is followed",
        "不符合循环经济政策",
        "The circular-economy policy is not followed",
    ),
    "enterprise.has_standard_setting_qualification": _said(
        "具有标准制修订资格",
        "The enterprise is qualified to draft or revise standards",
        "无标准制修订资格",
        "The enterprise is not qualified to draft or revise standards",
    ),
    "platform.certified": _said(
        "平台已经认证", "The platform is certified", "平台未经认证", "The platform is not certified"
    ),
    "platform.serves_park_enterprises": _said(
        "为园区企业服务",
        "The service is for enterprises in the park",
        "不为园区企业服务",
        "The service is not for enterprises in the park",
    ),
    "incubator.area_m2": Quantity(Words("孵化基地面积", "The incubation base's floor area is"), "m2"),
    "service.kind": Choice(
        Words("服务类型", "The service is"),
        _words(
            technology_development=("技术开发", "technology development"),
            technology_transfer=("技术转让", "technology transfer"),
            technical_consulting=("技术咨询", "technical consulting"),
            technical_service=("技术服务", "technical service"),
        ),
    ),
    "investment.method": Choice(
        Words("投资方式", "The investment is made as"), _words(equity=("股权投资", "an equity investment"))
    ),
    "investment.holding_months": Quantity(Words("投资持有时间", "The investment is held for"), "months"),
    "investment.target_listed": _said(
        "被投企业已上市",
        "The enterprise invested in is listed",
        "被投企业未上市",
        "The enterprise invested in is not listed",
    ),
    "investment.target_resident_enterprise": _said(
        "被投企业为居民企业",
        "The enterprise invested in is a resident enterprise",
        "被投企业非居民企业",
        "The enterprise invested in is not a resident enterprise",
    ),
    "investment.target_in_park": _said(
        "被投企业在园区内",
        "The enterprise invested in is in the park",
        "被投企业不在园区内",
        "The enterprise invested in is not in the park",
    ),
    "investment.target_high_tech_sme": _said(
        "被投企业为中小高新技术企业",
        "The enterprise invested in is a small or medium-sized high-tech enterprise",
        "被投企业非中小高新技术企业",
        "The enterprise invested in is not a small or medium-sized high-tech enterprise",
    ),
    "share.traded_on_market": _said(
        "股票在市场上公开交易",
        "The shares are traded on the market",
        "股票未公开交易",
        "The shares are not traded on the market",
    ),
    "share.holding_months": Quantity(Words("持股时间", "The shares are held for"), "months"),
    "mark.kind": Choice(
        Words("商标类型", "The mark is"),
        _words(
            collective_mark=("集体商标", "a collective mark"),
            certification_mark=("证明商标", "a certification mark"),
            gi_collective_mark=("地理标志集体商标", "a collective mark for a geographical indication"),
            gi_certification_mark=("地理标志证明商标", "a certification mark for a geographical indication"),
        ),
    ),
    "talent.role": Choice(
        Words("人才类型", "The person is"),
        _words(
            senior_technical=("高级技术人才", "a senior technical specialist"),
            senior_management=("高级管理人才", "a senior manager"),
            high_level_professional=("高层次专业人才", "a high-level professional"),
            graduate=("高校毕业生", "a university graduate"),
        ),
    ),
    "talent.recognised_by_park": _said(
        "经园区认定", "The park has recognised the person", "未经园区认定", "The park has not recognised the person"
    ),
    "ad.place": Choice(
        Words("广告位置", "The advertisement stands at"),
        _words(
            airport=("机场", "an airport"),
            railway_station=("火车站", "a railway station"),
            landmark_building=("标志性建筑", "a landmark building"),
            main_highway_entrance=("主要高速公路入口", "a main motorway entrance"),
        ),
    ),
    "condition.equal": _said(
        "同等条件下", "Other conditions are equal", "条件不相同", "Other conditions are not equal"
    ),
}

OPERATORS = _words(
    eq=("为", "equal to"),
    gte=("不少于", "at least"),
    gt=("超过", "more than"),
    lte=("不超过", "at most"),
    lt=("少于", "less than"),
)
