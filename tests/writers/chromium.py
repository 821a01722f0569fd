"""The system's Chromium, driven without a network, and what is asked of a page in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAMS = ("chromium", "chromedriver")
MISSING = [program for program in PROGRAMS if shutil.which(program) is None]

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip


@contextmanager
def chromium() -> Iterator[Any]:
    """Start a browser that keeps a log of every request, and end it."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()


class Window:
    """A page in the browser."""

    def __init__(self, driver: Any, path: Path) -> None:
        self.driver = driver
        self.path = path

    def open(self, width: int = 1440, height: int = 900, anchor: str = "", **media: str) -> Window:
        """Load the page anew in a window of that size; `media` are features: `prefers_color_scheme`."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [{"name": name.replace("_", "-"), "value": value} for name, value in media.items()]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        self.driver.get("about:blank")
        self.driver.get(self.path.as_uri() + anchor)
        return self

    def run(self, script: str, *arguments: Any) -> Any:
        """Return what a script returns."""
        return self.driver.execute_script(script, *arguments)

    def seen(self, selector: str) -> list[str]:
        """Return the ids, or else the texts, of the elements that are to be seen."""
        return self.run(
            "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility())"
            ".map(e => e.id || e.textContent)",
            selector,
        )

    def count(self, selector: str) -> int:
        """Count elements, seen or not."""
        return self.run("return document.querySelectorAll(arguments[0]).length", selector)

    def in_sight(self, selector: str) -> bool:
        """Tell whether an element is in the window, at least its beginning."""
        box = "document.querySelector(arguments[0]).getBoundingClientRect()"
        return self.run(f"const b = {box}; return b.top >= 0 && b.top < innerHeight", selector)

    def press(self, *keys: str) -> None:
        """Type into what has the focus."""
        from selenium.webdriver import ActionChains

        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def click(self, selector: str) -> None:
        """Click an element."""
        self.run("document.querySelector(arguments[0]).click()", selector)

    def choose(self, selector: str, value: str) -> None:
        """Give a field a value as a person would."""
        self.run(
            "const e = document.querySelector(arguments[0]); e.value = arguments[1];"
            "e.dispatchEvent(new Event('input', {bubbles: true}))",
            selector,
            value,
        )

    @property
    def current(self) -> str:
        """The id of what has the focus."""
        return self.run("return document.activeElement.id")


SPILLED = """
const wide = document.documentElement.clientWidth;
const found = [];
if (document.documentElement.scrollWidth > wide) found.push('page ' + document.documentElement.scrollWidth);
for (const e of document.body.querySelectorAll('*')) {
  const box = e.getBoundingClientRect();
  const outside = box.width && (box.right > wide + 1 || box.left < -1);
  if (outside && !e.closest('.skip, svg') && e.checkVisibility()) found.push(e.tagName + '.' + e.className);
}
return found;
"""
"""What stands outside of the window."""

FAINT = """
const parse = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
const channel = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
const light = (c) => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
const ground = (e) => {
  for (; e; e = e.parentElement) {
    const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] === 1) return c;
    if (c[3] > 0) return null;
  }
  return [255, 255, 255];
};
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let count = 0;
while (walker.nextNode()) {
  const e = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !e.checkVisibility() || e.closest('script, .skip')) continue;
  const style = getComputedStyle(e);
  const [a, b] = [light(parse(e.closest('svg') ? style.fill : style.color)), light(ground(e))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  count += 1;
  if (ratio < 4.5) found.push([e.tagName, e.className.baseVal ?? e.className, ratio]);
}
return [count, found];
"""
"""How many texts there are, and those that stand out too little from what is painted behind them."""
