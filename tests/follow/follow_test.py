#!/usr/bin/env python3
"""xindang-list against real servers: tests/follow/README.md. Usage: follow_test.py XINDANG_LIST SOURCE_DIR"""
import getpass
import hashlib
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
import warnings
import zipfile

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

    def once(self, now=None, due_only=False):
        """One round; of every list, due or not, unless it is the timer's affair."""
        done = self.run("follow", str(self.config), "--once", *([] if due_only else ["--all"]), now=now)
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

    def test_the_command_it_names_is_what_a_person_runs(self):
        partner = self.partner()
        self.publish("held-mass-change", 1)
        self.expect(partner, 0, "imported", 1)
        self.publish("held-mass-change", 2)
        state = self.expect(partner, 2, "held", 1)
        command = state["next_step"]
        self.assertEqual(command, f"xindang-list import --config {partner.config} --list INDUSTRY-BAN --confirm NAME")
        done = partner.run(*command.replace("NAME", "王测试").split()[1:])
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.expect(partner, 0, "duplicate", 2)
        # It is all told to the issuer, the confirmation too.
        reports = [file.read_text() for file in (partner.folder / "state/reports").iterdir()]
        self.assertEqual(len([text for text in reports if "王测试 confirmed" in text]), 1)

    def test_a_new_epoch_waits_for_a_person_who_was_shown_it(self):
        partner = self.partner()
        self.publish("held-new-epoch", 1)
        self.expect(partner, 0, "imported", 1)
        shutil.rmtree(self.web)
        self.web.mkdir()
        self.publish("held-new-epoch", 2)
        for _ in range(3):
            state = self.expect(partner, 13, "rejected", 1)
            self.assertIn("E-EPOCH", state["reason"])
        self.assertEqual(partner.alarms(), ["new-epoch"])
        self.assertIn("--accept-epoch 2 --confirm NAME", (partner.folder / "alarms").read_text())
        report = max((partner.folder / "state/reports").iterdir()).read_text()
        self.assertRegex(report, 'added="2"|added="1"')
        refused = partner.run("import", "--config", str(partner.config), "--accept-epoch", "2")
        self.assertEqual(refused.returncode, 64)
        other = partner.run("import", "--config", str(partner.config), "--accept-epoch", "3", "--confirm", "王测试")
        self.assertEqual(other.returncode, 13, other.stdout)
        done = partner.run(*state["next_step"].replace("NAME", "王测试").split()[1:])
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("王测试 accepted epoch 2 after 1 of epoch 1", done.stdout)
        self.expect(partner, 0, "duplicate", 1)
        self.assertEqual(partner.alarms(), ["new-epoch", "recovered"])
        status = json.loads(partner.run("status", "--into", str(partner.folder / "state")).stdout)["lists"][0]
        self.assertEqual(status["epoch"], 2)
        self.assertEqual([(one["epoch"], one["accepted_by"]) for one in status["accepted_epochs"]], [(2, "王测试")])
        show = ["show", "--into", str(partner.folder / "state"), "--at", "1"]
        now, before = (json.loads(partner.run(*show, *more).stdout)["entries"] for more in ([], ["--epoch", "1"]))
        self.assertEqual([len(now), len(before)], [3, 3])
        self.assertNotEqual(now[0]["id"], before[0]["id"])

    def test_a_timer_takes_only_the_lists_whose_time_has_come(self):
        partner = self.partner(every=7200)
        self.publish("valid-deltas", 1)
        day = "2026-02-02T"
        status, state = partner.once(now=day + "09:00:00Z", due_only=True)
        self.assertEqual((status, state["outcome"], state["looked"]), (0, "imported", True))
        self.publish("valid-deltas", 2)
        self.server.requests.clear()
        status, state = partner.once(now=day + "10:59:00Z", due_only=True)
        self.assertEqual((status, state["outcome"], state["seq"], state["looked"]), (0, "imported", 1, False))
        self.assertEqual(self.server.requests, [])
        status, state = partner.once(now=day + "11:00:01Z", due_only=True)
        self.assertEqual((status, state["seq"], state["looked"]), (0, 2, True))
        # Another list of the same file has an interval of its own.
        config = partner.config.read_text()
        partner.config.write_text(config.replace("<back-off", f'<list id="INDUSTRY-BAM" source="{self.server.url}" '
                                                 'every="60"/><back-off', 1))
        done = partner.run("follow", str(partner.config), "--once", now=day + "11:05:00Z")
        lists = json.loads(done.stdout)["lists"]
        self.assertEqual([(one["list"], one["looked"]) for one in lists],
                         [("INDUSTRY-BAN", False), ("INDUSTRY-BAM", True)])
        self.assertIn("E-", lists[1]["reason"])
        # A clock that was set back makes nobody wait.
        status, state = partner.once(now="2026-01-05T02:00:00Z", due_only=True)
        self.assertTrue(state["looked"])

    def test_failures_and_alarms_are_remembered_between_rounds_of_a_timer(self):
        partner = self.partner()
        self.publish("valid-snapshot", 1)
        self.expect(partner, 0, "imported", 1)
        self.server.mode = "error-page"
        (self.web / "head.xml").unlink()
        for failures in (1, 2, 3, 4):
            self.assertEqual(self.expect(partner, 10, "rejected", 1)["failures"], failures)
        self.assertEqual(partner.alarms(), ["failing"])
        self.server.mode = "good"
        self.publish("valid-snapshot", 1)
        self.expect(partner, 0, "duplicate", 1)
        self.assertEqual(partner.alarms(), ["failing", "recovered"])

    def test_a_partner_may_find_a_list_stale_sooner_than_its_issuer(self):
        partner = self.partner(more=' stale-after="3600"')
        self.publish("valid-snapshot", 1)
        self.expect(partner, 0, "imported", 1, now="2026-01-05T01:30:00Z")
        state = self.expect(partner, 14, "duplicate", 1, now="2026-01-05T02:01:00Z")
        self.assertTrue(state["stale"])
        self.assertEqual(partner.alarms(), ["stale"])
        into = ["--into", str(partner.folder / "state")]
        self.assertEqual(partner.run("status", *into, now="2026-01-05T01:59:00Z").returncode, 0)
        self.assertEqual(partner.run("status", *into, now="2026-01-05T02:01:00Z").returncode, 14)
        self.assertEqual(partner.run("check", "91350100M000100Y43", *into, now="2026-01-05T02:01:00Z").returncode, 14)

    def bundle(self, case, step, folder="list/"):
        file = self.web / "bundle.zip"
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("README.txt", "read me")
            for one in sorted((CORPUS / case / str(step)).iterdir()):
                archive.write(one, folder + one.name)
        return file

    def test_a_bundle_on_a_disc_is_followed(self):
        partner = self.partner(str(self.web / "bundle.zip"))
        self.expect(partner, 14, "rejected", 0)
        self.bundle("valid-deltas", 1)
        self.expect(partner, 0, "imported", 1)
        whole = self.bundle("valid-deltas", 2, folder="").read_bytes()
        # Somebody is still copying.
        (self.web / "bundle.zip").write_bytes(whole[: len(whole) // 2])
        state = self.expect(partner, 10, "rejected", 1)
        self.assertIn("E-ARCHIVE", state["reason"])
        (self.web / "bundle.zip").write_bytes(whole)
        self.expect(partner, 0, "imported", 2)

    def test_a_bundle_is_imported_and_a_hostile_one_is_not(self):
        partner = self.partner()
        into = ["--as", "dongyu-amr", "--root", str(CORPUS / "root.crt"), "--into", str(partner.folder / "state")]
        good = self.bundle("valid-snapshot", 1)
        self.assertEqual(partner.run("import", str(good), *into).returncode, 0)
        for lie in ("way-out", "twice", "link"):
            with self.subTest(lie), zipfile.ZipFile(good, "a") as archive:
                entry = zipfile.ZipInfo({"way-out": "../head.xml", "twice": "list/head.xml", "link": "list/link"}[lie])
                if lie == "link":
                    entry.create_system, entry.external_attr = 3, 0o120777 << 16
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    archive.writestr(entry, "/etc/passwd")
            done = partner.run("import", str(good), *into)
            self.assertEqual(done.returncode, 10, done.stdout)
            self.assertEqual(json.loads(done.stdout)["reasons"][0]["code"], "E-ARCHIVE")
            good = self.bundle("valid-snapshot", 1)
        config = partner.config.read_text()
        partner.config.write_text(config.replace(self.server.url, str(good)).replace("<limits", '<limits bundle="2000"'))
        state = self.expect(partner, 10, "rejected", 1)
        self.assertIn("E-SIZE", state["reason"])

    def test_an_sm2_signature_is_required_of_every_file_when_it_is_configured(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="follow-sm2-"))
        made = subprocess.run(f"openssl genpkey -algorithm SM2 -out {folder}/k && openssl pkey -in {folder}/k -pubout "
                              f"-out {folder}/p", shell=True, capture_output=True)
        if made.returncode != 0:
            self.skipTest("no openssl with SM2")
        self.publish("valid-snapshot", 1)
        partner = self.partner(more=f' require-sm2="{folder}/p"')
        state = self.expect(partner, 14, "rejected", 0)
        self.assertIn("E-SIG", state["reason"])
        for file in list(self.web.iterdir()):
            name = hashlib.sha256(file.read_bytes()).hexdigest()[:32] + ".sm2sig"
            subprocess.run(["openssl", "dgst", "-sm3", "-sign", folder / "k", "-sigopt", "distid:1234567812345678",
                            "-out", self.web / name, file], check=True, capture_output=True)
        self.expect(partner, 0, "imported", 1)
        shutil.rmtree(folder)

    def test_a_list_with_numbers_of_persons_is_taken_only_where_it_is_expected(self):
        self.publish("confidential-list", 1)
        self.assertIn("E-RULE", self.expect(self.partner(), 14, "rejected", 0)["reason"])
        self.expect(self.partner(more=' confidential="yes"'), 0, "imported", 1)

    def test_limits_are_those_of_the_configuration(self):
        self.publish("valid-snapshot", 1)
        for limit in ("head=\"1024\"", "file=\"1024\"", "depth=\"8\"", "tag=\"1024\""):
            with self.subTest(limit):
                partner = self.partner()
                partner.config.write_text(partner.config.read_text().replace("<limits", f"<limits {limit}"))
                if limit.startswith(("head", "file")):
                    self.assertIn("E-SIZE", self.expect(partner, 14, "rejected", 0)["reason"])
                else:
                    partner.once()
        partner.config.write_text(partner.config.read_text().replace("1024", "999999"))
        done = partner.run("follow", str(partner.config), "--once")
        self.assertEqual(done.returncode, 20)
        self.assertIn("follow.xml:", done.stderr)

    def test_work_is_marked_as_done(self):
        partner = self.partner()
        into = ["--into", str(partner.folder / "state"), "--as", "PARTNER-A"]
        self.publish("valid-coded-removals", 1)
        self.expect(partner, 0, "imported", 1)
        tasks = json.loads(partner.run("todo", *into).stdout)["tasks"]
        self.assertTrue(tasks and all(task["state"] == "none" for task in tasks), tasks)
        for task in tasks:
            done = partner.run("note", task["entry"], task["measure"], "--state", "applied", *into)
            self.assertEqual(done.returncode, 0, done.stderr)
        self.publish("valid-coded-removals", 2)
        self.expect(partner, 0, "imported", 2)
        tasks = json.loads(partner.run("todo", *into).stdout)["tasks"]
        gone = [task for task in tasks if not task["listed"]]
        self.assertTrue(gone)
        early = partner.run("note", tasks[0]["entry"], "NO-SUCH", "--state", "lifted", *into)
        self.assertEqual(early.returncode, 20)
        for task in gone:
            done = partner.run("note", task["entry"], task["measure"], "--state", "lifted", *into)
            self.assertEqual(done.returncode, 0, done.stderr)
        left = json.loads(partner.run("todo", *into).stdout)["tasks"]
        self.assertFalse([task for task in left if not task["listed"]])
        self.assertEqual(partner.run("feedback-key", *into).returncode, 0)
        sent = partner.run("send", *into, "--out", str(partner.folder / "feedback-1.xml"))
        self.assertEqual(sent.returncode, 0, sent.stderr)
        if shutil.which("xmllint"):
            judge = subprocess.run(["xmllint", "--noout", "--schema", SOURCE / "xsd/jdl-1.0.xsd",
                                    partner.folder / "feedback-1.xml"], capture_output=True, text=True)
            self.assertEqual(judge.returncode, 0, judge.stderr)

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
            second = partner.run("follow", str(partner.config), "--once", "--all")
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
            # Whatever is longer than it may be is broken off, not fetched and then refused.
            (self.web / "head.xml").write_bytes(b" " * 50_000_000)
            state = self.expect(partner, 10, "rejected", 2)
            self.assertIn("E-SIZE", state["reason"])
            self.assertFalse(list((partner.folder / "state/incoming/INDUSTRY-BAN").glob("head.xml.part")))
            self.publish("valid-deltas", 2)
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
