"""Make the pictures of the editors' guide from the samples: `python docs/build_pictures.py`.

Needs Chromium, its driver and LibreOffice (.ci/programs installs them), and poppler's pdftoppm for pages.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from refnorm import Options, analyze
from refnorm.annotators import annotate
from refnorm.writers import write

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
SAMPLES = HERE.parent / "samples"
DESK, PHONE = (1200, 900), (390, 780)


def report(target: Path, size: tuple[int, int] = DESK, sample: str = "drifts.docx", start: str = "") -> None:
    """Take a picture of the HTML report of a sample; `start` is the element that it begins at."""
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options as Flags
    from selenium.webdriver.chrome.service import Service

    flags = Flags()
    for flag in ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--force-device-scale-factor=1"):
        flags.add_argument(flag)
    flags.binary_location = shutil.which("chromium") or ""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_bytes(write(analyze(SAMPLES / sample), "html", Options()))
        driver = webdriver.Chrome(options=flags, service=Service(shutil.which("chromedriver")))
        try:
            metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            driver.get(page.as_uri())
            if start:
                driver.execute_script(f"document.querySelector({start!r}).scrollIntoView()")
                driver.execute_script("scrollBy(0, -150)")  # the bar of filters stays above
            driver.save_screenshot(str(target))
        finally:
            driver.quit()


def annotated(target: Path, sample: str = "drifts.docx") -> None:
    """Take a picture of the page of a sample's annotated copy that has the romanized list."""
    report = analyze(SAMPLES / sample)
    copy = annotate((SAMPLES / sample).read_bytes(), report.results[0], Options())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"copy{Path(sample).suffix}"
        file.write_bytes(copy)
        if file.suffix != ".pdf":
            # LibreOffice prints a sign at the place of each comment
            convert = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
            profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
            command = [
                "soffice",
                profile,
                "--headless",
                "--convert-to",
                convert,
                "--outdir",
                folder,
                str(file),
            ]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
        page = ["pdftoppm", "-png", "-r", "80", "-f", "2", "-l", "2", "-singlefile"]
        subprocess.run([*page, str(file.with_suffix(".pdf")), str(target.with_suffix(""))], check=True)


MADE: dict[str, Callable[[Path], None]] = {
    "report.png": lambda target: report(target),
    "report-pairs.png": lambda target: report(target, start=".row"),
    "report-phone.png": lambda target: report(target, PHONE, start=".row"),
    "word.png": lambda target: annotated(target),
    "pdf.png": lambda target: annotated(target, "drifts.pdf"),
}
"""How each picture is made, by its name."""


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for name, make in MADE.items():
        make(PICTURES / name)
