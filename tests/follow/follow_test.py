#!/usr/bin/env python3
"""xindang-list against real servers: tests/follow/README.md. Usage: follow_test.py XINDANG_LIST SOURCE_DIR"""
import getpass
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from servers import ListServer

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
SOURCE = pathlib.Path(sys.argv[2]).resolve()
CORPUS = SOURCE / "tests/conformance"
CONFIG = """<follow xmlns="urn:x-xindang:list-follow:1" state="state" as="dongyu-amr" name="测试单位" environment="test"
  kept-states="3"><list id="INDUSTRY-BAN" source="{source}" root="{root}" every="{every}"{more}/>
  <back-off first="1" longest="4"/><limits total-seconds="{total}" silence-seconds="3" connect-seconds="3"/>{reports}
  <alarm command="alarm"/></follow>"""


class Partner:
    def __init__(self, source, every=1, total=5, more="", reports=""):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="follow-test-"))
        alarm = self.folder / "alarm"
        alarm.write_text(f'#!/bin/sh\necho "$1|$2|$3" >> {self.folder}/alarms\n')
        alarm.chmod(0o700)
        self.config = self.folder / "follow.xml"
        self.config.write_text(CONFIG.format(source=source, root=CORPUS / "root.crt", every=every, total=total,
                                             more=more, reports=reports))

    def run(self, *words, now=None):
        environment = dict(os.environ)
        if now:
            environment["XINDANG_NOW"] = now
        return subprocess.run([PROGRAM, "--json", *words], capture_output=True, text=True, env=environment, timeout=120)

    def once(self, now=None):
        done = self.run("follow", str(self.config), "--once", now=now)
        try:
            return done.returncode, json.loads(done.stdout)["lists"][0]
        except (json.JSONDecodeError, KeyError):
            raise AssertionError(done.stdout + done.stderr)

    def alarms(self):
        file = self.folder / "alarms"
        return [line.split("|")[0] for line in file.read_text().splitlines()] if file.exists() else []

    def close(self):
        shutil.rmtree(self.folder)


class FollowTest(unittest.TestCase):
    def setUp(self):
        self.web = pathlib.Path(tempfile.mkdtemp(prefix="follow-web-"))
        self.server = ListServer(self.web)
        self.partners = []

    def tearDown(self):
        self.server.close()
        shutil.rmtree(self.web)
        for partner in self.partners:
            partner.close()

    def partner(self, source=None, **more):
        self.partners.append(Partner(source or self.server.url, **more))
        return self.partners[-1]

    def publish(self, case, step):
        for file in (CORPUS / case / str(step)).iterdir():
            shutil.copy(file, self.web / file.name)

    def expect(self, partner, code, outcome, seq, **more):
        status, state = partner.once(**more)
        self.assertEqual((status, state["outcome"], state["seq"]), (code, outcome, seq), state)
        return state

    def test_a_list_is_followed_by_delta_and_unchanged_is_not_fetched_again(self):
        partner = self.partner()
        self.publish("valid-deltas", 1)
        self.expect(partner, 0, "imported", 1)
        self.server.answers.clear()
        self.expect(partner, 0, "duplicate", 1)
        self.assertEqual([answer for answer in self.server.answers if answer[1] == "head.xml"], [(304, "head.xml")])
        self.publish("valid-deltas", 2)
        self.server.answers.clear()
        self.expect(partner, 0, "imported", 2)
        names = [name for status, name in self.server.answers if status == 200]
        self.assertTrue([name for name in names if name.startswith("delta-")], names)
        self.assertFalse([name for name in names if name.startswith("list-")], names)
        self.assertEqual(partner.alarms(), [])

    def test_a_server_that_breaks_off_is_gone_on_with_where_it_broke_off(self):
        partner = self.partner()
        self.publish("valid-snapshot", 1)
        self.server.mode = "breaks-off"
        state = self.expect(partner, 14, "rejected", 0)
        self.assertIn("E-FETCH", state["reason"])
        self.server.mode = "good"
        self.server.requests.clear()
        self.expect(partner, 0, "imported", 1)
        resumed = [headers for kind, name, headers in self.server.requests if "Range" in headers]
        self.assertEqual(len(resumed), 1)

    def test_bad_servers_leave_the_old_list_in_force(self):
        for mode in ("breaks-off", "dawdles", "too-short", "too-long", "error-page"):
            with self.subTest(mode):
                partner = self.partner(total=2)
                self.server.mode = "good"
                shutil.rmtree(self.web)
                self.web.mkdir()
                self.publish("valid-deltas", 1)
                self.expect(partner, 0, "imported", 1)
                self.publish("valid-deltas", 2)
                self.server.mode = mode
                begin = time.monotonic()
                state = self.expect(partner, 10, "rejected", 1)
                self.assertLess(time.monotonic() - begin, 10)
                self.assertRegex(state["reason"], "E-FETCH|E-TRUNCATED|E-NOTXML")
                self.server.mode = "good"
                self.expect(partner, 0, "imported", 2)

    def test_a_server_without_etags_and_ranges_will_do(self):
        partner = self.partner()
        self.server.mode = "forgets"
        self.publish("valid-deltas", 1)
        self.expect(partner, 0, "imported", 1)
        self.expect(partner, 0, "duplicate", 1)
        self.publish("valid-deltas", 2)
        self.expect(partner, 0, "imported", 2)

    def test_rollback_and_fork_raise_an_alarm(self):
        for case, word in (("hostile-rollback", "E-ROLLBACK"), ("hostile-fork", "E-FORK")):
            with self.subTest(case):
                partner = self.partner()
                self.publish(case, 1)
                before = partner.once()[1]
                self.publish(case, 2)
                status, state = partner.once()
                self.assertEqual((status, state["seq"]), (13, before["seq"]))
                self.assertIn(word, state["reason"])
                self.assertEqual(partner.alarms(), ["untrusted"])

    def test_a_mass_change_is_held_until_a_person_agrees(self):
        partner = self.partner()
        self.publish("held-mass-change", 1)
        self.expect(partner, 0, "imported", 1)
        self.publish("held-mass-change", 2)
        self.expect(partner, 2, "held", 1)
        self.assertEqual(partner.alarms(), ["held"])
        done = partner.run("import", self.server.url, "--into", str(partner.folder / "state"), "--as", "dongyu-amr",
                           "--confirm", "王测试")
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("W-CONFIRMED", done.stdout)
        self.expect(partner, 0, "duplicate", 2)

    def test_a_list_grows_stale_also_behind_a_server_that_says_nothing_is_new(self):
        partner = self.partner()
        self.publish("valid-snapshot", 1)
        self.expect(partner, 0, "imported", 1)
        self.server.mode = "frozen"
        state = self.expect(partner, 14, "rejected", 1, now="2037-01-01T00:00:00Z")
        self.assertTrue(state["stale"])
        self.assertEqual(partner.alarms(), ["stale"])
        self.assertEqual(partner.run("status", "--into", str(partner.folder / "state")).returncode, 0)
        stale = partner.run("status", "--into", str(partner.folder / "state"), now="2037-01-01T00:00:00Z")
        self.assertEqual(stale.returncode, 14)

    def test_a_server_that_is_gone_is_not_a_list_that_is_gone(self):
        partner = self.partner()
        self.publish("valid-snapshot", 1)
        self.expect(partner, 0, "imported", 1)
        config = partner.config.read_text()
        partner.config.write_text(config.replace(self.server.url, "http://127.0.0.1:1/lists"))
        state = self.expect(partner, 10, "rejected", 1)
        self.assertFalse(state["stale"])

    def test_it_stops_cleanly_and_only_one_has_the_folder(self):
        partner = self.partner()
        self.publish("valid-deltas", 1)
        running = subprocess.Popen([PROGRAM, "follow", str(partner.config)], stderr=subprocess.PIPE, text=True)
        try:
            status = partner.folder / "state/status.json"
            self.wait_for(lambda: status.exists() and '"imported"' in status.read_text())
            second = partner.run("follow", str(partner.config), "--once")
            self.assertEqual(second.returncode, 20)
            self.assertIn("another follower", second.stderr)
            self.publish("valid-deltas", 2)
            self.wait_for(lambda: json.loads(status.read_text())["lists"][0]["seq"] == 2)
            running.send_signal(signal.SIGTERM)
            self.assertEqual(running.wait(10), 0)
        finally:
            running.kill()
            running.communicate()

    def test_reports_are_signed_and_sent_and_wait_while_nobody_takes_them(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="follow-keys-"))
        key, certificate = folder / "own.key", folder / "own.crt"
        made = subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                               "-keyout", key, "-out", certificate, "-nodes", "-days", "30", "-subj", "/CN=partner"],
                              capture_output=True)
        if made.returncode != 0:
            self.skipTest("no openssl")
        key.chmod(0o600)
        token = folder / "issuer.token"
        token.write_text("abc.def\n")
        reports = f'<reports key="{key}" certificate="{certificate}" token="{token}" post="http://127.0.0.1:1/reports"/>'
        partner = self.partner(reports=reports)
        self.publish("valid-deltas", 1)
        self.expect(partner, 0, "imported", 1)
        waiting = list((partner.folder / "state/outbox").iterdir())
        self.assertEqual(len(waiting), 1)
        partner.config.write_text(partner.config.read_text().replace("http://127.0.0.1:1", self.server.url))
        self.expect(partner, 0, "duplicate", 1)
        self.assertEqual(len(list((partner.folder / "state/sent").iterdir())), 1)
        posted = [body for kind, _, body in self.server.requests if kind == "POST"]
        self.assertEqual(len(posted), 1)
        self.assertEqual(self.server.authorizations, ["Bearer abc.def"])
        report = folder / "report.xml"
        report.write_bytes(posted[0])
        if shutil.which("xmlsec1"):
            judge = subprocess.run(["xmlsec1", "--verify", "--enabled-key-data", "x509", "--trusted-pem", certificate,
                                    report], capture_output=True, text=True)
            self.assertEqual(judge.returncode, 0, judge.stderr)
        if shutil.which("xmllint"):
            judge = subprocess.run(["xmllint", "--noout", "--schema", SOURCE / "xsd/jdl-1.0.xsd", report],
                                   capture_output=True, text=True)
            self.assertEqual(judge.returncode, 0, judge.stderr)
        shutil.rmtree(folder)

    def test_https_is_believed_with_the_right_authority_only(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="follow-tls-"))
        made = subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-keyout", folder / "k.pem", "-out",
                               folder / "c.pem", "-nodes", "-days", "30", "-subj", "/CN=localhost", "-addext",
                               "subjectAltName=DNS:localhost"], capture_output=True)
        if made.returncode != 0:
            self.skipTest("no openssl")
        server = ListServer(self.web, folder / "c.pem", folder / "k.pem")
        try:
            self.publish("valid-snapshot", 1)
            stranger = self.partner(server.url)
            state = self.expect(stranger, 14, "rejected", 0)
            self.assertIn("E-FETCH", state["reason"])
            self.expect(self.partner(server.url, more=f' authorities="{folder}/c.pem"'), 0, "imported", 1)
        finally:
            server.close()
            shutil.rmtree(folder)

    def test_a_folder_and_half_of_one(self):
        self.publish("valid-deltas", 1)
        partner = self.partner(str(self.web))
        self.expect(partner, 0, "imported", 1)
        # Somebody is still copying: the new head is there, the delta is not yet.
        shutil.copy(CORPUS / "valid-deltas/2/head.xml", self.web / "head.xml")
        self.expect(partner, 10, "rejected", 1)
        self.publish("valid-deltas", 2)
        self.expect(partner, 0, "imported", 2)

    def test_sftp_drop(self):
        sshd = shutil.which("sshd") or ("/usr/sbin/sshd" if os.path.exists("/usr/sbin/sshd") else None)
        if not sshd:
            self.skipTest("openssh-server is not installed")
        folder = pathlib.Path(tempfile.mkdtemp(prefix="follow-ssh-"))
        for name in ("host", "user"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        shutil.copy(folder / "user.pub", folder / "authorized")
        (folder / "sshd_config").write_text(
            f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized\n"
            f"PidFile {folder}/pid\nStrictModes no\nUsePAM no\nPasswordAuthentication no\n"
            "Subsystem sftp internal-sftp\n")
        host_key = (folder / "host.pub").read_text().split()[:2]
        (folder / "known").write_text(f"[127.0.0.1]:{port} {' '.join(host_key)}\n")
        os.makedirs("/run/sshd", exist_ok=True)
        running = subprocess.Popen([sshd, "-D", "-e", "-f", folder / "sshd_config"], stderr=subprocess.DEVNULL)
        try:
            self.wait_for(lambda: socket.socket().connect_ex(("127.0.0.1", port)) == 0)
            self.publish("valid-deltas", 1)
            more = f' key="{folder}/user" known-hosts="{folder}/known"'
            url = f"sftp://{getpass.getuser()}@127.0.0.1:{port}{self.web}"
            partner = self.partner(url, more=more)
            self.expect(partner, 0, "imported", 1)
            self.publish("valid-deltas", 2)
            self.expect(partner, 0, "imported", 2)
            # A server with another key is nobody we know.
            (folder / "known").write_text("")
            stranger = self.partner(url, more=more)
            state = self.expect(stranger, 14, "rejected", 0)
            self.assertIn("E-FETCH", state["reason"])
        finally:
            running.terminate()
            running.wait()
            shutil.rmtree(folder)

    def wait_for(self, done, seconds=20):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if done():
                return
            time.sleep(0.1)
        self.fail("it did not come to that")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
