#!/usr/bin/python3
"""Opens a page of the report in Chromium and lets axe-core look for barriers: check_accessibility.py FOLDER.

axe-core is taken from FOLDER, where npm puts it the first time. Ends with 77, which means skipped, when the browser, its
driver or axe-core cannot be had.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys

import sample_results

AXE_VERSION = "4.14.1"
SKIPPED = 77
SIZES = ((1280, 900), (320, 640))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
RUN_AXE = "const done = arguments[arguments.length - 1]; axe.run(document, {runOnly: arguments[0]}).then(done);"
EFFECTS = {"unmet_need": {"coaching": -0.02, "mandate": 0.01}, "trust": {"coaching": 0.03}}


def skip(reason):
    """Ends the check without a verdict."""
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def axe_source(folder):
    """The text of axe-core, fetched into the folder when it is not there yet."""
    source = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not source.exists():
        if not shutil.which("npm"):
            skip("axe-core is not there and npm, which would fetch it, is not installed")
        fetched = subprocess.run(["npm", "install", "--prefix", folder, "--no-audit", "--no-fund", f"axe-core@{AXE_VERSION}"],
                                 capture_output=True, text=True, check=False)
        if fetched.returncode or not source.exists():
            skip(f"npm could not fetch axe-core {AXE_VERSION}")
    return source.read_text(encoding="utf-8")


def browser(folder):
    """A headless Chromium."""
    try:
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service
    except ImportError:
        skip("python3-selenium is not installed")
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not program or not driver:
        skip("chromium or chromium-driver is not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for argument in ("--headless=new", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(argument)
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")  # Chromium refuses to start as the superuser otherwise
    return webdriver.Chrome(service=Service(driver), options=options)


def barriers(window, page, source):
    """One line per barrier axe-core finds on the page, with all details open, at a wide and a narrow size."""
    found = []
    for width, height in SIZES:
        window.set_window_size(width, height)
        window.get(page.resolve().as_uri())
        window.execute_script("document.querySelectorAll('details').forEach(part => { part.open = true; });")
        window.execute_script(source)
        answer = window.execute_async_script(RUN_AXE, RULES)
        assert answer["passes"], "axe-core looked at nothing"
        for rule in answer["violations"]:
            places = [node["target"][0] for node in rule["nodes"][:3]]
            found.append(f"{width} pixels: {rule['id']}: {rule['help']} ({len(rule['nodes'])} times, {json.dumps(places)})")
    return found


def pages(folder):
    """A page as it should be, and the same with a barrier built in, which must be found."""
    result = sample_results.write(folder / "sample.h5", EFFECTS)
    page, spoilt = folder / "page.html", folder / "spoilt.html"
    subprocess.run([sys.executable, "-B", "-m", "agora_report", result, "-o", page], check=True, stdout=subprocess.DEVNULL)
    spoilt.write_text(page.read_text(encoding="utf-8").replace('<html lang="en-GB">', "<html>"), encoding="utf-8")
    return page, spoilt


def main():
    """Prints what was found; 1 when the page has a barrier or the built-in one was missed."""
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    source = axe_source(folder)
    window = browser(folder)
    try:
        page, spoilt = pages(folder)
        found = barriers(window, page, source)
        missed = [] if barriers(window, spoilt, source) else ["a page without a language was not noticed"]
    finally:
        window.quit()
    print("\n".join(found + missed) or "no barriers found")
    return 1 if found or missed else 0


if __name__ == "__main__":
    sys.exit(main())
