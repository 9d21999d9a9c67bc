"""Plain functions that make rows for tests: published unless said otherwise, nothing else decided for you."""

import io
import itertools
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Max
from django.utils import timezone
from PIL import Image

from brands.models import Brand, Category, Mark, Product
from investment import ledger
from investment.models import (
    AftercarePlan,
    AftercareStep,
    AftercareTemplate,
    Answer,
    Case,
    CaseContact,
    CaseMove,
    CaseReason,
    Consent,
    Enquirer,
    Enquiry,
    EnquirySubject,
    Escalation,
    Event,
    EventResult,
    FirmRequest,
    FollowUp,
    HandOver,
    LedgerEntry,
    Measure,
    Message,
    NoticeVersion,
    Participation,
    Policy,
    PolicySection,
    Project,
    ProjectReadiness,
    ProjectReading,
    ProjectStep,
    PromotionPlan,
    PromotionTask,
    Question,
    Referral,
    Registrant,
    Registration,
    RegistrationMove,
    SearchedNeed,
    Term,
)
from parks.models import (
    Area,
    Association,
    Chain,
    ChainLink,
    Enterprise,
    Fact,
    FactDefinition,
    FactOption,
    FocusIndustry,
    Industry,
    IndustryClass,
    Membership,
    Park,
    ParkAssessment,
    ParkBlock,
    ParkClassRule,
    ParkFigure,
    ParkGovernance,
    ParkPlan,
    Role,
    Site,
    SiteReadiness,
    SiteUtility,
    Source,
    User,
)
from portal.kit.media.attachments import take_attachment
from portal.kit.media.pictures import take_picture
from portal.kit.models import Attachment, Picture
from portal.kit.publishing import PublishingState
from portal.models import Article, Column, Subscription

_number = itertools.count(1)
PUBLISHED = PublishingState.PUBLISHED


def make_province():
    return Area.objects.get_or_create(
        code="220000", defaults={"name_zh_hans": "吉林省", "name_en": "Jilin Province", "level": Area.Level.PROVINCE}
    )[0]


def make_area(code="220400", name="辽源市", name_en="Liaoyuan City", **kwargs):
    """A prefecture, or a county when the code does not end in 00; made once per code."""
    level, parent = (
        (Area.Level.PREFECTURE, make_province())
        if code.endswith("00")
        else (
            Area.Level.COUNTY,
            make_area(f"{code[:4]}00", f"{code[:4]}市", f"Prefecture {code[:4]}"),
        )
    )
    defaults = {"name_zh_hans": name, "name_en": name_en, "level": level, "parent": parent}
    return Area.objects.get_or_create(code=code, defaults=defaults | kwargs)[0]


def make_industry(slug="socks", name="袜业", name_en="Socks", group="textiles", **kwargs):
    defaults = {"name_zh_hans": name, "name_en": name_en, "group": group}
    return Industry.objects.get_or_create(slug=slug, defaults=defaults | kwargs)[0]


def make_industry_class(code="1830", name="服饰制造", **kwargs):
    return IndustryClass.objects.create(code=code, name_zh_hans=name, name_en="Clothing accessories", **kwargs)


def make_focus_industry(area=None, industry=None, kind=FocusIndustry.Kind.CITY, **kwargs):
    return FocusIndustry.objects.create(
        area=area or make_area(), industry=industry or make_industry(), kind=kind, **kwargs
    )


def make_chain(name="纺织产业链", industries=(), **kwargs):
    chain = Chain.objects.create(slug=_slug("chain"), name_zh_hans=name, name_en="Textile chain", **kwargs)
    chain.industries.set(industries)
    return chain


def make_chain_link(chain=None, name="缝头定型", supplies=(), **kwargs):
    defaults = {"position": ChainLink.Position.CORE, "name_zh_hans": name, "name_en": "Toe closing and boarding"}
    given = {"chain": chain or make_chain(), "slug": _slug("link")} | defaults | kwargs
    link = ChainLink.objects.create(**given)
    link.supplies.set(supplies)
    return link


def make_source(**kwargs):
    number = next(_number)
    defaults = {"code": f"T{number}", "title_zh_hans": f"来源{number}", "title_en": f"Source {number}", "grade": "B"}
    return Source.objects.create(**defaults | kwargs)


def make_park(name=None, industries=(), **kwargs):
    number = next(_number)
    defaults = {
        "slug": f"park-{number}",
        "name_zh_hans": name or f"园区{number}",
        "name_en": f"Park {number}",
        "kind": Park.Kind.INDUSTRIAL,
        "state": PUBLISHED,
    }
    park = Park.objects.create(**defaults | kwargs | {"area": kwargs.get("area") or make_area()})
    park.industries.set(industries)
    return park


def make_enterprise(**kwargs):
    return _make(Enterprise, "企业", "Firm", kwargs, area=make_area)


def make_park_figure(park=None, year=2025, **kwargs):
    given = {"output_cny": 740_000_000, "source_zh_hans": "园区统计年报", "source_en": "Yearly statistics of the park"}
    return ParkFigure.objects.create(park=park or make_park(), year=year, **given | kwargs)


def make_fact_definition(**kwargs):
    number = next(_number)
    given = {"code": f"fact-{number}", "subject": "park", "group": "power", "kind": "number", "unit": "km"}
    names = {"name_zh_hans": f"事实{number}", "name_en": f"Fact {number}"}
    return FactDefinition.objects.create(**given | names | kwargs)


def make_fact_option(definition=None, **kwargs):
    number = next(_number)
    definition = definition or make_fact_definition(kind="choice", unit="")
    given = {"code": f"option-{number}", "name_zh_hans": f"选项{number}", "name_en": f"Option {number}"}
    return FactOption.objects.create(definition=definition, **given | kwargs)


def make_fact(park=None, definition=None, number=12, **kwargs):
    """A fact of a park taken from public sources, as nobody has confirmed it yet."""
    kind = next((name for name in ("site", "area") if kwargs.get(name)), "park")
    subject = {"park": park or make_park()} if kind == "park" else {}
    given = {"number": number, "as_of": "2026-01", "source_note_zh_hans": "公开资料", "source_note_en": "Public source"}
    return Fact.objects.create(definition=definition or make_fact_definition(subject=kind), **given | subject | kwargs)


def make_site(park=None, kind="plot", **kwargs):
    size = {"area_ha": 5} if kind == "plot" else {"floor_m2": 2000}
    given = {"park": park or make_park(), "kind": kind, "code": f"A-{next(_number)}", "use": "industry"}
    day = timezone.localdate()
    return _make(Site, "地块", "Plot", {"availability": "free", "availability_on": day} | size | given | kwargs)


def make_site_utility(site=None, kind="power", **kwargs):
    return SiteUtility.objects.create(site=site or make_site(), kind=kind, **{"spare": 5, "unit": "mva"} | kwargs)


def make_site_readiness(site=None, topic="land", **kwargs):
    return SiteReadiness.objects.create(site=site or make_site(), topic=topic, **{"state": "done"} | kwargs)


def make_park_plan(park=None, **kwargs):
    given = {"title_zh_hans": "总体规划", "title_en": "Overall plan", "kind": ParkPlan.Kind.OVERALL}
    period = {"period_from": 2021, "period_to": 2035}
    return ParkPlan.objects.create(park=park or make_park(), **given | period | kwargs)


def make_park_block(park=None, **kwargs):
    given = {"name_zh_hans": "北区", "name_en": "North block"}
    return ParkBlock.objects.create(park=park or make_park(), **given | kwargs)


def make_park_assessment(park=None, **kwargs):
    given = {"title_zh_hans": "规划环评", "title_en": "Plan assessment", "status": ParkAssessment.Status.APPROVED}
    return ParkAssessment.objects.create(park=park or make_park(), **given | kwargs)


def make_park_class_rule(park=None, industry_class=None, **kwargs):
    given = {"industry_class": industry_class or make_industry_class(), "rule": ParkClassRule.Rule.PERMITTED}
    return ParkClassRule.objects.create(park=park or make_park(), **given | kwargs)


def make_park_governance(park=None, **kwargs):
    return ParkGovernance.objects.create(park=park or make_park(), **kwargs)


def make_project(**kwargs):
    return _make(Project, "项目", "Project", kwargs, area=make_area, stage=lambda: Project.Stage.SHEET)


def make_searched_need(need="power=10", facts=("spare_power",), **kwargs):
    return SearchedNeed.objects.create(need=need, facts=list(facts), **{"day": timezone.localdate()} | kwargs)


def make_notice_version(number=1, use=NoticeVersion.Use.ENQUIRY, **kwargs):
    given = {"in_force_from": timezone.localdate(), "retention_days": 730}
    texts = {}
    for name in ("handler", "purpose", "kinds", "sharing", "retention", "rights"):
        texts |= {f"{name}_zh_hans": "告知文字", f"{name}_en": "Words of the notice"}
    return NoticeVersion.objects.get_or_create(use=use, number=number, defaults=texts | given | kwargs)[0]


def make_subscription(noun="parks", **kwargs):
    """A subscription whose reader has confirmed it today and knows of nothing yet."""
    now = timezone.now()
    given = {"form_key": f"{next(_number):064}", "address": f"reader-{next(_number)}@firm.example", "rhythm": "daily"}
    given |= {"language": "zh-hans", "state": Subscription.State.CONFIRMED, "confirmed_at": now, "looked_at": now}
    given["kept_until"] = timezone.localdate(now) + timedelta(days=365)
    notice = kwargs.pop("notice", None) or make_notice_version(use="subscription")
    return Subscription.objects.create(noun=noun, notice=notice, **given | kwargs)


def make_enquiry(**kwargs):
    """An enquiry as it lies in the database, without cases and without who asks."""
    day = timezone.localdate()
    given = {"number": f"26{next(_number):07}", "code_hash": "none", "idempotency_key": f"{next(_number):064}"}
    given |= {
        "language": "zh-hans",
        "reply_by": Enquiry.ReplyBy.EMAIL,
        "retained_until": day.replace(year=day.year + 1),
    }
    return Enquiry.objects.create(**given | kwargs | {"notice": kwargs.get("notice") or make_notice_version()})


def make_enquirer(enquiry=None, shown_to=(), **kwargs):
    given = {"person": "李女士", "organisation": "某某食品", "email": "li@firm.example"}
    enquirer = Enquirer.objects.create(enquiry=enquiry or make_enquiry(), **given | kwargs)
    enquirer.shown_to.set(shown_to)
    return enquirer


def make_enquiry_subject(enquiry=None, park=None, **kwargs):
    given = {"kind": EnquirySubject.Kind.PARK, "park": park or make_park()}
    return EnquirySubject.objects.create(enquiry=enquiry or make_enquiry(), **given | kwargs)


def make_question(enquiry=None, text="可用的工业用地还有多少？", **kwargs):
    enquiry = enquiry or make_enquiry()
    return Question.objects.create(enquiry=enquiry, text=text, **{"order": enquiry.questions.count() + 1} | kwargs)


def make_consent(enquiry=None, kind=Consent.Kind.HANDLING, **kwargs):
    enquiry = enquiry or make_enquiry()
    return Consent.objects.create(enquiry=enquiry, kind=kind, notice=enquiry.notice, **kwargs)


def make_case(enquiry=None, park=None, **kwargs):
    given = {"ledger_code": f"{next(_number):016}", "promised_on": timezone.localdate()}
    return Case.objects.create(enquiry=enquiry or make_enquiry(), park=park or make_park(), **given | kwargs)


def make_case_move(case=None, **kwargs):
    given = {"what": CaseMove.What.STATE, "after": Case.State.WITH_OFFICE, "side": CaseMove.Side.SYSTEM}
    return CaseMove.objects.create(case=case or make_case(), **given | kwargs)


def make_case_reason(stage="lost", name="测试原因", **kwargs):
    words = {"name_zh_hans": f"{name}{next(_number)}", "name_en": "A reason"}
    return CaseReason.objects.create(stage=stage, **words | kwargs)


def make_case_contact(case=None, kind=CaseContact.Kind.VISIT, **kwargs):
    given = {"by": kwargs.get("by") or make_user(), "happened_on": timezone.localdate(), "note": "看了两块地。"}
    return CaseContact.objects.create(case=case or make_case(), kind=kind, **given | kwargs)


def make_hand_over(case=None, to=None, **kwargs):
    """A request that whoever asked has yet to answer."""
    given = {"by": kwargs.get("by") or make_user(), "note": "我园没有蒸汽。"}
    return HandOver.objects.create(case=case or make_case(), to=to or make_park(), **given | kwargs)


def make_answer(case=None, question=None, by=None, **kwargs):
    case = case or make_case()
    given = {"question": question or make_question(case.enquiry), "by": by or make_user(), "text": "还有二十公顷。"}
    return Answer.objects.create(case=case, **given | kwargs)


def make_message(case=None, **kwargs):
    return Message.objects.create(case=case or make_case(), **{"text": "补充：明年开工。"} | kwargs)


def make_ledger_entry(case=None, step=LedgerEntry.Step.RECEIVED):
    return ledger.enter(case or make_case(), step)


def make_firm_request(enterprise=None, **kwargs):
    given = {"kind": FirmRequest.Kind.LAND, "text": "需要扩建用地五亩。", "promised_on": timezone.localdate()}
    return FirmRequest.objects.create(enterprise=enterprise or make_enterprise(), **given | kwargs)


def make_escalation(case=None, level=Escalation.Level.CITY, **kwargs):
    case = case or make_case()
    return Escalation.objects.create(case=case, level=level, **{"promised_on": case.promised_on} | kwargs)


def make_follow_up(case=None, **kwargs):
    return FollowUp.objects.create(case=case or make_case(), **kwargs)


def make_referral(enterprise=None, **kwargs):
    given = {"consent": Referral.Consent.SPOKEN, "enquiry": kwargs.pop("enquiry", None) or make_enquiry()}
    return Referral.objects.create(enterprise=enterprise or make_enterprise(), **given | kwargs)


def make_aftercare_template(what="指定项目专员", **kwargs):
    given = {"name_zh_hans": what, "name_en": "Name one person for the project", "due_days": 5}
    return AftercareTemplate.objects.create(**given | kwargs)


def make_aftercare_plan(case=None, **kwargs):
    return AftercarePlan.objects.create(case=case or make_case(), **kwargs)


def make_aftercare_step(plan=None, **kwargs):
    given = {"what": "落实用地", "due_on": timezone.localdate()}
    return AftercareStep.objects.create(plan=plan or make_aftercare_plan(), **given | kwargs)


def make_project_readiness(project=None, topic="land", **kwargs):
    project = project or make_project()
    return ProjectReadiness.objects.create(project=project, topic=topic, **{"state": "done"} | kwargs)


def make_project_step(project=None, step="signed", **kwargs):
    told = {"dated_on": "2026-03", "evidence_zh_hans": "投资合同", "evidence_en": "Investment contract"}
    return ProjectStep.objects.create(project=project or make_project(), step=step, **told | kwargs)


def make_project_reading(project=None, **kwargs):
    given = {"day": timezone.localdate(), "number": 3}
    return ProjectReading.objects.create(project=project or make_project(), **given | kwargs)


def make_policy(**kwargs):
    return _make(Policy, "意见", "Opinion", kwargs, field="title")


def make_policy_section(policy=None, number=6, **kwargs):
    policy = policy or make_policy()
    defaults = {"title_zh_hans": f"第{number}部分", "title_en": f"Section {number}"}
    return PolicySection.objects.get_or_create(policy=policy, number=number, defaults=defaults | kwargs)[0]


def make_term(vocabulary=Term.Vocabulary.AUDIENCE, **kwargs):
    number = next(_number)
    defaults = {"code": f"term-{number}", "name_zh_hans": f"对象{number}", "name_en": f"Audience {number}"}
    return Term.objects.create(vocabulary=vocabulary, **defaults | kwargs)


def make_measure(audiences=(), **kwargs):
    texts = {"summary_zh_hans": "摘要", "summary_en": "Summary"}
    measure = _make(Measure, "措施", "Measure", texts | kwargs, field="title", section=make_policy_section)
    measure.audiences.set(audiences)
    return measure


def make_event(industries=(), parks=(), **kwargs):
    event = _make(Event, "博览会", "Expo", kwargs, field="title")
    event.industries.set(industries)
    event.parks.set(parks)
    return event


def make_participation(event=None, park=None, **kwargs):
    return Participation.objects.create(event=event or make_event(), park=park or make_park(), **kwargs)


def make_event_result(event=None, measure=EventResult.Measure.VISITORS, **kwargs):
    told = {"value": 12_000, "as_of": "2026-09-05", "source_zh_hans": "展会闭幕通报", "source_en": "Closing report"}
    return EventResult.objects.create(event=event or make_event(), measure=measure, **told | kwargs)


def taking_registrations(**kwargs):
    """What makes an event take registrations today; it begins in thirty days."""
    until, begins = timezone.now() + timedelta(days=20), timezone.localdate() + timedelta(days=30)
    return {"registers_until": until, "starts_on": begins.isoformat()} | kwargs


def make_registration(event=None, **kwargs):
    """A registration as it lies in the database, without who comes."""
    given = {"number": f"26{next(_number):07}", "code_hash": "none", "idempotency_key": f"{next(_number):064}"}
    given |= {"kind": Registration.Kind.VISITOR, "state": Registration.State.CONFIRMED, "language": "zh-hans"}
    given |= {"retained_until": timezone.localdate() + timedelta(days=200)}
    notice = kwargs.get("notice") or make_notice_version(use=NoticeVersion.Use.REGISTRATION)
    return Registration.objects.create(
        event=event or make_event(**taking_registrations()), **given | kwargs | {"notice": notice}
    )


def make_registrant(registration=None, **kwargs):
    given = {"person": "王先生", "organisation": "某某商贸", "email": "wang@firm.example"}
    return Registrant.objects.create(registration=registration or make_registration(), **given | kwargs)


def make_registration_move(registration=None, **kwargs):
    given = {"after": Registration.State.CONFIRMED, "side": RegistrationMove.Side.SYSTEM}
    return RegistrationMove.objects.create(registration=registration or make_registration(), **given | kwargs)


def make_promotion_plan(year=None, **kwargs):
    number = next(_number)
    named = {"title_zh_hans": f"推介计划{number}", "title_en": f"Promotion plan {number}", "state": PUBLISHED}
    latest = PromotionPlan.objects.aggregate(latest=Max("year"))["latest"] or 2000
    return PromotionPlan.objects.create(year=year or latest + 1, **named | kwargs)


def make_promotion_task(plan=None, parks=(), **kwargs):
    told = {"title_zh_hans": "赴外推介", "title_en": "Roadshow", "lead_zh_hans": "省招商部门", "lead_en": "Bureau"}
    task = PromotionTask.objects.create(plan=plan or make_promotion_plan(), **told | kwargs)
    task.parks.set(parks)
    return task


def make_category(slug="ginseng", name="人参", name_en="Ginseng"):
    return Category.objects.get_or_create(slug=slug, defaults={"name_zh_hans": name, "name_en": name_en})[0]


def make_brand(**kwargs):
    return _make(
        Brand, "品牌", "Brand", kwargs, category=make_category, area=make_area, kind=lambda: Brand.Kind.REGIONAL
    )


def make_mark(brand=None, kind=Mark.Kind.GI_CERTIFICATION, **kwargs):
    return Mark.objects.create(brand=brand or make_brand(), kind=kind, **kwargs)


def make_product(**kwargs):
    return _make(Product, "产品", "Product", kwargs, category=make_category, area=make_area)


def make_column(slug="news", name="新闻动态", name_en="News"):
    return Column.objects.get_or_create(slug=slug, defaults={"name_zh_hans": name, "name_en": name_en})[0]


def make_article(parks=(), **kwargs):
    number = next(_number)
    defaults = {
        "title_zh_hans": f"消息{number}",
        "title_en": f"News {number}",
        "state": PUBLISHED,
        "dated_on": "2026-11-01",
    }
    article = Article.objects.create(**defaults | kwargs | {"column": kwargs.get("column") or make_column()})
    article.parks.set(parks)
    return article


def make_association(**kwargs):
    number = next(_number)
    return Association.objects.create(
        **{"name_zh_hans": f"协会{number}", "name_en": f"Association {number}", "area": make_area()} | kwargs
    )


def make_picture(row=None, *, size=(1600, 1000), **kwargs):
    """A picture of one colour, stored as an uploaded one is."""
    number = next(_number)
    texts = {"alt_zh_hans": f"图片{number}", "alt_en": f"Picture {number}", "order": number}
    return Picture.objects.create(row=row or make_park(), **take_picture(a_picture(size)) | texts | kwargs)


def a_picture(size=(1600, 1000), kind="JPEG", name="photo.jpg", **options):
    """What a form receives when somebody uploads a picture."""
    content = io.BytesIO()
    Image.new("RGB", size, "#0e5a47").save(content, kind, **options)
    return SimpleUploadedFile(name, content.getvalue())


def make_attachment(row=None, **kwargs):
    """A small document, stored as an uploaded one is."""
    number = next(_number)
    texts = {"title_zh_hans": f"附件{number}", "title_en": f"Attachment {number}", "order": number}
    return Attachment.objects.create(row=row or make_park(), **take_attachment(a_document()) | texts | kwargs)


def a_document(content=b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n", name="plan.pdf"):
    """What a form receives when somebody uploads a document."""
    return SimpleUploadedFile(name, content)


def make_user(username=None, role=None, **kwargs):
    """A person who can sign in; with a role, and its scope by keyword (`park=`, `area=` …), one who may do something."""
    scope = {name: kwargs.pop(name) for name in ("area", "park", "enterprise", "association") if name in kwargs}
    username = username or f"person-{next(_number)}"
    user = User.objects.create_user(username=username, password="Jilin-test-2026", **kwargs)
    if role:
        make_membership(user, role, **scope)
    return user


def make_membership(user=None, role=Role.PROVINCE_OWNER, **scope):
    return Membership.objects.create(user=user or make_user(), role=role, **scope)


def _make(model, chinese, english, given, *, field="name", **defaults):
    """A published row with a slug and a name in both languages; a default is called only when nothing was given."""
    number = next(_number)
    named = {f"{field}_zh_hans": f"{chinese}{number}", f"{field}_en": f"{english} {number}"}
    filled = {key: make() for key, make in defaults.items() if key not in given}
    slug = f"{model._meta.model_name}-{number}"
    return model.objects.create(**{"slug": slug, "state": PUBLISHED} | named | filled | given)


def _slug(word):
    return f"{word}-{next(_number)}"
