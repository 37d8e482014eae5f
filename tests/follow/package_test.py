#!/usr/bin/env python3
"""What a partner installs, put into a folder of its own from a build that is there, and the first step of the quick start run
in it as it is written. Usage: package_test.py CMAKE BUILD_DIR SOURCE_DIR"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

CMAKE, BUILD, SOURCE = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve()


class PackageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.prefix = pathlib.Path(tempfile.mkdtemp(prefix="xindang-package-"))
        subprocess.run([CMAKE, "--install", BUILD, "--component", "partner", "--prefix", cls.prefix], check=True,
                       capture_output=True)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.prefix)

    def test_everything_a_partner_needs_is_in_it_and_nothing_of_the_issuers(self):
        names = {str(file.relative_to(self.prefix)) for file in self.prefix.rglob("*") if file.is_file()}
        for name in ("bin/xindang-list", "share/xindang-list/xsd/jdl-1.0.xsd", "share/xindang-list/xsd/list-follow.xsd",
                     "share/xindang-list/examples/list-follow.xml", "share/xindang-list/examples/conformance/root.crt",
                     "share/doc/xindang-list/quick-start.md", "share/doc/xindang-list/work.md",
                     "lib/systemd/system/xindang-list.service", "lib/systemd/system/xindang-list-once.timer"):
            self.assertIn(name, names)
        self.assertEqual([name for name in names if name.startswith("bin/") and name != "bin/xindang-list"], [])
        self.assertEqual([name for name in names if name.endswith((".key", ".cpp", ".a"))], [])

    def test_every_document_that_is_pointed_to_comes_along(self):
        words = self.prefix / "share/doc/xindang-list"
        for page in sorted(words.glob("*.md")):
            for name in re.findall(r"`(?:docs/partners/)?([a-z-]+\.md)`", page.read_text("utf-8")):
                self.assertTrue((words / name).exists(), f"{page.name} points to {name}")

    def test_the_first_step_of_the_quick_start_does_what_it_says(self):
        page = (self.prefix / "share/doc/xindang-list/quick-start.md").read_text("utf-8")
        step = page[page.index("1. **"):page.index("2. **")]
        commands = re.findall(r"^ {7}(xindang-list .*)$", step, re.M)
        self.assertGreaterEqual(len(commands), 4)
        examples = self.prefix / "share/xindang-list/examples"
        state = pathlib.Path(tempfile.mkdtemp(prefix="xindang-try-"))
        for command in commands:
            said = re.search(r"#.*?(\d+)", command)
            words = command.split("#")[0].split()
            words = [str(state) if word == "/tmp/try" else word for word in words]
            done = subprocess.run([self.prefix / "bin/xindang-list", *words[1:]], cwd=examples, capture_output=True,
                                  text=True)
            self.assertEqual(done.returncode, int(said.group(1)) if said else 0, command + done.stdout + done.stderr)
        shutil.rmtree(state)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
