"""Makes the pictures of the editors' guide anew, from a day's work of the sample people.

PORTAL_VAR=var/guide PORT=8001 make run     # a portal of its own: the walk leaves its texts in it
.venv/bin/python docs/make_guide_pictures.py http://127.0.0.1:8001
"""

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parents[1] / "static" / "guide"
PASSWORD = "Jilin-sample-2026"  # noqa: S105 public, of portal/samples.py
COLOURS = 64
WIDTH = 960  # of the picture; the window is 1280 px wide
SAMPLE = "样例文字：以袜业为主导的特色产业园。"
SAMPLE_EN = "Sample text: a park for hosiery."
FIRMS = """网址名,名称（中文）,名称（英文）,地区,园区,规模
sample-firm-a,样例企业甲,Sample Firm A,220400,liaoyuan-socks,中型
sample-firm-b,样例企业乙,Sample Firm B,220400,liaoyuan-socks,很大
"""


def main(url):
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--lang=zh-CN"]
        )
        editor, publisher = (sign_in(browser, url, name) for name in ("editor", "publisher"))
        park = write(editor)
        send_back(publisher, park)
        draw_what_came_back(editor, park)
        correct(editor, park, "棉袜")
        approve(publisher, park)
        correct(editor, park, "棉袜和运动袜")
        approve(publisher, park)
        draw_history(editor, park)
        add_rows(editor)
        draw_the_end(browser, url)


def sign_in(browser, url, name):
    page = browser.new_page(base_url=url, locale="zh-CN", viewport={"width": 1280, "height": 1000})
    page.goto("/admin/account/login/")
    page.fill("#id_login", name)
    if name == "editor":
        keep(page, "sign-in", page.locator(".sign-in"))
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
    return page


def write(page):
    """The editor writes in both languages and submits."""
    page.goto("/admin/parks/park/")
    page.locator("#result_list tbody a").first.click()
    page.wait_for_url("**/change/**")
    address = page.url.split("change/")[0]
    page.fill("#id_positioning_zh_hans", SAMPLE)
    page.fill("#id_positioning_en", SAMPLE_EN)
    still(page)
    page.evaluate("scrollTo(0, 0)")
    keep(page, "park-form", height=760)
    page.fill("#id_reason", "样例：补写发展定位")
    page.locator("#id_reason").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('.submit-row').scrollIntoView({block: 'end'})")
    page.evaluate("document.activeElement.blur()")
    keep(page, "submit", page.locator("fieldset.reason"), page.locator(".submit-row"))
    page.locator("[name=_submit]").click()
    page.locator(".messagelist").wait_for()
    return address


def send_back(page, park):
    page.goto(f"{park}review/")
    keep(page, "review", page.locator("#content"))
    page.fill("#id_text", "样例：请写明主要产品。")
    page.locator("button[value=return]").click()
    page.locator(".messagelist").wait_for()


def draw_what_came_back(page, park):
    page.goto("/admin/")
    keep(page, "today", height=760)
    page.goto(f"{park}review/")
    keep(page, "sent-back", page.locator("#content"))


def correct(page, park, goods):
    page.goto(f"{park}change/")
    page.fill("#id_positioning_zh_hans", f"{SAMPLE[:-1]}，主要产品是{goods}。")
    page.locator("[name=_submit]").click()
    page.locator(".messagelist").wait_for()


def approve(page, park):
    page.goto(f"{park}review/")
    page.locator("button[value=approve]").click()
    page.locator(".messagelist").wait_for()


def draw_history(page, park):
    page.goto(f"{park}history/")
    keep(page, "history", page.locator("#content"))
    page.goto(f"{park}change/")
    page.locator("[id^=kit-picture] .add-row a").click()
    still(page)
    form = page.locator("[id^=kit-picture][id$='-0']")
    form.scroll_into_view_if_needed()
    page.evaluate("document.querySelector('.submit-row').hidden = true")
    keep(page, "picture", form)


def add_rows(page):
    """A table with one wrong line."""
    page.goto("/admin/parks/enterprise/import/")
    keep(page, "import", page.locator("#content"))
    firms = {"name": "样例企业.csv", "mimeType": "text/csv", "buffer": FIRMS.encode()}
    page.set_input_files("#id_file", files=firms)
    page.locator(".sheet [type=submit]").click()
    page.locator(".verdict").wait_for(timeout=60_000)
    keep(page, "import-checked", page.locator("#content"))


def draw_the_end(browser, url):
    """The warning as it stands five minutes before a session ends."""
    page = sign_in(browser, url, "editor2")
    page.evaluate("(d => { d.dataset.state = 'soon'; d.showModal(); })(document.getElementById('idle'))")
    keep(page, "session-end", page.locator("#idle"))


def still(page):
    page.evaluate("document.querySelectorAll('.submit-row').forEach(row => { row.style.position = 'static'; })")


def keep(page, name, *parts, height=None):
    """What these parts of the page cover, or its upper part, as a small picture of few colours."""
    page.wait_for_load_state("networkidle")
    shot = Image.open(io.BytesIO(page.screenshot(clip=around(parts) if parts else None)))
    if height:
        shot = shot.crop((0, 0, shot.width, min(height, shot.height)))
    shot.thumbnail((WIDTH, WIDTH * 2))
    few = shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}.png", optimize=True)


def around(parts):
    boxes = [part.bounding_box() for part in parts]
    left, top = (min(box[side] for box in boxes) for side in "xy")
    right = max(box["x"] + box["width"] for box in boxes)
    bottom = max(box["y"] + box["height"] for box in boxes)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


if __name__ == "__main__":
    main(*sys.argv[1:])
