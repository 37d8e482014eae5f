#!/usr/bin/env python3
"""Uses the check page of a made site as a person does, in Chromium: chooses files, types codes, by keyboard too.

    check_page.py SITE VALID_PDF REVOKED_PDF CODE PICTURE

Talks to the browser over the DevTools pipe (file descriptors 3 and 4), so nothing has to be installed beside it. Exits
with 77 when there is no Chromium."""
import base64
import functools
import http.server
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

HEADERS = {"Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
           "script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"}
asked = []


class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def do_POST(self):
        asked.append("POST " + self.path)
        self.send_error(405)

    def log_message(self, *arguments):
        asked.append(self.requestline)


class Browser:
    """One tab; every command waits for its answer."""

    def __init__(self, program, profile):
        to_browser, self.out = os.pipe()
        self.back, from_browser = os.pipe()
        # The browser reads commands at 3 and answers at 4, whatever numbers the pipes were given.
        def place():
            incoming, outgoing = os.dup(to_browser), os.dup(from_browser)
            os.dup2(incoming, 3)
            os.dup2(outgoing, 4)
        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe",
             "--user-data-dir=" + profile, "--window-size=900,1100", "--lang=zh-CN"],
            preexec_fn=place, start_new_session=True, close_fds=False, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.rest = b""
        self.number = 0
        self.troubles = []
        self.session = None
        target = self.say("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.say("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "DOM", "Log"):
            self.say(domain + ".enable")

    def say(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in self.rest:
                more = os.read(self.back, 1 << 16)
                if not more:
                    raise SystemExit("the browser went away")
                self.rest += more
            text, self.rest = self.rest.split(b"\0", 1)
            answer = json.loads(text)
            if answer.get("method") in ("Runtime.exceptionThrown",):
                self.troubles.append(text.decode())
            if answer.get("method") == "Log.entryAdded" and "Content Security Policy" in text.decode():
                self.troubles.append(text.decode())
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise SystemExit(method + ": " + json.dumps(answer["error"]))
                return answer["result"]

    def value(self, expression):
        return self.say("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)["result"].get("value")

    def wait(self, expression):
        for _ in range(600):
            if value := self.value(expression):
                return value
            time.sleep(0.1)
        raise SystemExit("this never came true: " + expression)

    def open(self, address):
        self.say("Page.navigate", url="about:blank")
        self.say("Page.navigate", url=address)
        self.wait("document.readyState === 'complete' && !!document.getElementById('check')")

    def choose(self, path):
        root = self.say("DOM.getDocument")["root"]["nodeId"]
        node = self.say("DOM.querySelector", nodeId=root, selector="#file")["nodeId"]
        self.value("delete document.getElementById('result').dataset.answer")
        self.say("DOM.setFileInputFiles", nodeId=node, files=[str(path)])

    def press(self, key, code):
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self.say("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **text)

    def answer(self):
        self.wait("document.getElementById('result').dataset.answer")
        return self.value("document.querySelector('#result h2').textContent")


def main():
    site, valid, revoked, code, picture = (pathlib.Path(sys.argv[1]), *map(pathlib.Path, sys.argv[2:4]), *sys.argv[4:6])
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not program:
        print("no judge: Chromium is not installed")
        sys.exit(77)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = f"http://127.0.0.1:{server.server_address[1]}/check/"
    faults = []

    def expect(what, found, wanted):
        print(f"{what}: {found}")
        if found != wanted:
            faults.append(f"{what}: {found!r} instead of {wanted!r}")

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(program, folder + "/profile")
        try:
            browser.open(page)
            expect("nothing asked", browser.value("document.getElementById('go').click()") or browser.answer(), "请先选择文件或者填写核验码")
            browser.choose(valid)
            expect("the file as issued", browser.answer(), "真实有效")
            shot = browser.say("Page.captureScreenshot", format="png", captureBeyondViewport=True)
            pathlib.Path(picture).write_bytes(base64.b64decode(shot["data"]))
            browser.choose(revoked)
            expect("a file that was withdrawn", browser.answer(), "已撤销")
            altered = pathlib.Path(folder) / "altered.pdf"
            octets = bytearray(valid.read_bytes())
            octets[len(octets) // 2] ^= 1
            altered.write_bytes(octets)
            browser.choose(altered)
            expect("a file with one octet changed", browser.answer(), "未找到")
            if not code:
                faults.append("the QR code on the document cannot be read")
            elif code != "-":
                browser.open(page + "#" + code)
                expect("the QR code's address", browser.answer(), "真实有效")
                browser.choose(altered)
                expect("a changed file with its code", browser.answer(), "不符")
                browser.choose(valid)
                expect("the right file with its code", browser.answer(), "真实有效")
            browser.open(page)
            wrong = "4QK2-81RW-HT6M-09C0"
            # By keyboard alone: the field is reached with Tab, the form is sent with Enter, the answer has the focus.
            for _ in range(12):
                if browser.value("document.activeElement.id") == "code":
                    break
                browser.press("Tab", 9)
            expect("Tab reaches the field", browser.value("document.activeElement.id"), "code")
            browser.say("Input.insertText", text=wrong)
            browser.press("Enter", 13)
            found = browser.answer()
            expect("a mistyped code", found in ("核验码有误", "未找到"), True)
            expect("the answer has the focus", browser.value("document.activeElement.id"), "result")
            for request in asked:
                if not request.startswith("GET /") or len(request.split("/data/")[-1].split(".txt")[0]) != 3 and "/data/" in request:
                    faults.append("the server was asked " + request)
            faults.extend(browser.troubles)
        finally:
            # Its helpers too: one that outlives the browser still writes into the profile that is about to go.
            os.killpg(browser.process.pid, signal.SIGKILL)
            browser.process.wait()
    print("\n".join(faults) if faults else f"{len(asked)} requests, none with a file or a whole digest")
    sys.exit(1 if faults else 0)


main()
