"""Prints the page to PDF with Chromium, where it is installed."""
import os
import shutil
import subprocess
import tempfile

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class NoBrowser(Exception):
    """There is no Chromium, or it could not print; the text says what to do."""


def print_page(page, target):
    """Writes the page, a path, as PDF to the target."""
    browser = next((found for found in map(shutil.which, BROWSERS) if found), None)
    if browser is None:
        raise NoBrowser("for a PDF, install the package chromium, or print the page from any browser")
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, "--headless", "--disable-gpu", f"--user-data-dir={profile}", "--no-pdf-header-footer",
                   f"--print-to-pdf={target.resolve()}", page.resolve().as_uri()]
        if os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # Chromium refuses to start as the superuser otherwise
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode or not target.exists():
        raise NoBrowser(f"Chromium could not print the page: {done.stderr.strip()[-300:]}")
