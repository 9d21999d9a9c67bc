from django.urls import path

from portal.kit.lists.feeds import list_feed

from .lists import EVENTS, MEASURES, PROJECTS, SITES
from .views import (
    enquiries,
    enquiry_tracking,
    event_calendar,
    events,
    home,
    ledger,
    match,
    policies,
    progress,
    projects,
    promotion,
    registration_tracking,
    registrations,
    site_comparing,
    sites,
)

app_name = "investment"

urlpatterns = [
    path("investment/", home.investment_home, name="investment_home"),
    path("investment/projects/", projects.project_list, name="project_list"),
    path("investment/projects/feed/", list_feed(PROJECTS), name="project_feed"),
    path("investment/projects/<slug:slug>/sheet.pdf", projects.project_sheet, name="project_sheet"),
    path("investment/projects/<slug:slug>/", projects.project_detail, name="project_detail"),
    path("investment/sites/", sites.site_list, name="site_list"),
    path("investment/sites/feed/", list_feed(SITES), name="site_feed"),
    path("investment/sites/compare/", site_comparing.site_compare, name="site_compare"),
    path("investment/sites/<slug:slug>/sheet.pdf", sites.site_sheet, name="site_sheet"),
    path("investment/sites/<slug:slug>/shape.geojson", sites.site_shape, name="site_shape"),
    path("investment/sites/<slug:slug>/facts/<slug:code>/", sites.site_fact_history, name="site_fact_history"),
    path("investment/sites/<slug:slug>/", sites.site_detail, name="site_detail"),
    path("investment/match/", match.need_match, name="need_match"),
    path("investment/progress/", progress.progress, name="progress"),
    path("investment/ledger/", ledger.ledger, name="ledger"),
    path("investment/ledger/ledger.jsonl", ledger.ledger_entries, name="ledger_entries"),
    path("investment/enquiries/new/", enquiries.enquiry_new, name="enquiry_new"),
    path("investment/enquiries/track/", enquiry_tracking.enquiry_track, name="enquiry_track"),
    path("investment/enquiries/track/copy/", enquiry_tracking.enquiry_copy, name="enquiry_copy"),
    path("investment/enquiries/track/<slug:deed>/", enquiry_tracking.enquiry_deed, name="enquiry_deed"),
    path("policies/", policies.policy_list, name="policy_list"),
    path("policies/feed/", list_feed(MEASURES), name="policy_feed"),
    path("policies/documents/<slug:slug>/", policies.policy_detail, name="policy_detail"),
    path("policies/<slug:slug>/", policies.measure_detail, name="measure_detail"),
    path("events/", events.event_list, name="event_list"),
    path("events/feed/", list_feed(EVENTS), name="event_feed"),
    path("events/calendar/", event_calendar.event_calendar, name="event_calendar"),
    path("events/calendar.ics", event_calendar.event_calendar_file, name="event_calendar_file"),
    path("events/plan/", promotion.promotion_plans, name="promotion_plans"),
    path("events/plan/<int:year>/", promotion.promotion_plan, name="promotion_plan"),
    path("events/registrations/", registration_tracking.registration_track, name="registration_track"),
    path("events/registrations/copy/", registration_tracking.registration_copy, name="registration_copy"),
    path("events/registrations/<slug:deed>/", registration_tracking.registration_deed, name="registration_deed"),
    path("events/<slug:slug>/", events.event_detail, name="event_detail"),
    path("events/<slug:slug>/event.ics", event_calendar.event_file, name="event_file"),
    path("events/<slug:slug>/register/", registrations.registration_new, name="registration_new"),
]
