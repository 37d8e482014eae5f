#!/usr/bin/env python3
"""Proves documents with a time-stamp service that the openssl program runs, behind HTTP, as an office configures one:
<time-stamps url=…> in conf/xindang.xml, its root in keys/trusted-time-stamps.pem. Then takes the service away.

    time_stamp_service_test.py PROGRAM HOME"""
import http.server
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
folder = pathlib.Path(tempfile.mkdtemp(prefix="xindang-tsa-"))
home, tsa, data = folder / "home", folder / "tsa", folder / "data"
failed = []


def expect(what, holds, told=""):
    print(("ok      " if holds else "FAILED  ") + what + ("" if holds else f"\n        {told[-1500:]}"))
    if not holds:
        failed.append(what)


def run(*words, code=0):
    done = subprocess.run([PROGRAM, "--home", str(home), "--data", str(data), *words],
                          capture_output=True, text=True, check=False)
    expect(f"{' '.join(words)} answers {code}", done.returncode == code,
           f"{done.returncode}: {done.stdout} {done.stderr}")
    return done


def openssl(*words, given=None):
    done = subprocess.run(["openssl", *words], cwd=tsa, input=given, capture_output=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"openssl {' '.join(words)}: {done.stderr.decode()}")
    return done.stdout


class Service(http.server.BaseHTTPRequestHandler):
    """RFC 3161 3.4, RFC 6960 A.1 and a CRL, all answered by the openssl program."""
    asked = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Service.asked.append((self.path, self.headers["Content-Type"]))
        (tsa / "question").write_bytes(body)
        if self.path == "/tsp":
            openssl("ts", "-reply", "-config", "ts.cnf", "-queryfile", "question", "-out", "answer", "-signer",
                    "stamps.crt", "-inkey", "stamps.key", "-chain", "root.crt")
            self.answer("application/timestamp-reply")
        else:
            openssl("ocsp", "-index", "index.txt", "-CA", "root.crt", "-rsigner", "root.crt", "-rkey", "root.key",
                    "-reqin", "question", "-respout", "answer", "-ndays", "1")
            self.answer("application/ocsp-response")

    def answer(self, kind):
        content = (tsa / "answer").read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


def make_authority(port):
    """A root, a time-stamp certificate that names its OCSP responder, and the responder's index."""
    tsa.mkdir()
    (tsa / "ts.cnf").write_text(
        "[tsa]\ndefault_tsa=t\n[t]\nserial=./serial-of-stamps\nsigner_digest=sha256\ndefault_policy=1.2.3.4\n"
        "digests=sha256\ness_cert_id_alg=sha256\naccuracy=secs:1\n")
    (tsa / "ca.cnf").write_text(
        "[ca]\ndefault_ca=c\n[c]\ndatabase=./index.txt\nnew_certs_dir=.\nserial=./serial\ndefault_md=sha256\npolicy=p\n"
        "default_days=3000\n[p]\ncommonName=supplied\n[stamps]\nbasicConstraints=critical,CA:FALSE\n"
        "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n"
        f"authorityInfoAccess=OCSP;URI:http://127.0.0.1:{port}/ocsp\n")
    (tsa / "index.txt").touch()
    (tsa / "serial").write_text("1000\n")
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    openssl("req", "-x509", *curve, "-keyout", "root.key", "-out", "root.crt", "-days", "3650", "-subj", "/CN=Public TSA Root",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign,digitalSignature")
    openssl("req", *curve, "-keyout", "stamps.key", "-out", "stamps.csr", "-subj", "/CN=Public TSA")
    openssl("ca", "-batch", "-notext", "-config", "ca.cnf", "-cert", "root.crt", "-keyfile", "root.key", "-in",
            "stamps.csr", "-out", "stamps.crt", "-extensions", "stamps")


def set_up(port):
    shutil.copytree(SOURCE / "conf", home / "conf")
    for name in ("xsd", "templates", "fonts"):
        (home / name).symlink_to(SOURCE / name)
    settings = home / "conf" / "xindang.xml"
    text = settings.read_text(encoding="utf-8")
    documents = re.search(r"<documents [^>]*/>", text).group(0)
    settings.write_text(text.replace(
        documents, documents[:-2] + f'><time-stamps url="http://127.0.0.1:{port}/tsp"/></documents>'), encoding="utf-8")
    run("init")
    with open(data / "keys" / "trusted-time-stamps.pem", "a", encoding="ascii") as anchors:
        anchors.write((tsa / "root.crt").read_text())
    run("user", "add", "lin", "--duty", "publication-staff")
    run("user", "add", "wei", "--name", "魏审批", "--duty", "approver")
    run("user", "certify", "wei")


def issue(name, code=0):
    facts = str(home / "conf" / "demo" / "documents" / f"{name}.xml")
    done = run("--user", "wei", "--json", "document", "issue", name, "--facts", facts, "--drafter", "lin", code=code)
    return json.loads(done.stdout)


def verified(number):
    file = folder / "document.pdf"
    run("document", "save", number, "-o", str(file))
    done = subprocess.run([PROGRAM, "--home", str(home), "--data", str(data), "--json", "verify", str(file)],
                          capture_output=True, text=True, check=False)
    return json.loads(done.stdout), file


def proven():
    receipt = issue("interview-notice")
    expect("the document is at B-LTA", receipt["level"] == "B-LTA", str(receipt))
    found, file = verified(receipt["number"])
    signature = found["signatures"][0]
    expect("everything holds", found["all_good"], json.dumps(found, ensure_ascii=False))
    expect("the time is the service's", signature["time_stamp"]["authority"] == "Public TSA"
           and signature["time_stamp"]["trusted"], str(signature))
    expect("the archive time-stamp too", found["archive_time_stamps"][0]["authority"] == "Public TSA")
    kinds = {kind for _, kind in Service.asked}
    expect("asked by RFC 3161 and RFC 6960", kinds == {"application/timestamp-query", "application/ocsp-request"}, str(kinds))
    run("--user", "wei", "document", "countersign", receipt["number"])
    found, file = verified(receipt["number"])
    signers = [one["signer"]["subject"] for one in found["signatures"]]
    expect("both have signed, and both hold", found["all_good"] and len(signers) == 2 and "魏审批" in signers[1], str(signers))
    expect("both at B-LTA", [one["level"] for one in found["signatures"]] == ["B-LTA", "B-LTA"])
    if shutil.which("pdfsig"):
        told = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False).stdout
        expect("pdfsig says twice that it is valid", told.count("Signature is Valid.") == 2, told)


def away(server):
    server.shutdown()
    server.server_close()
    receipt = issue("admonition", code=3)
    expect("the decision is issued all the same", receipt["level"] == "B-B", str(receipt))
    expect("with a warning", "not-proven" in [note["rule"] for note in receipt["notes"]], str(receipt))
    run("document", "renew-timestamps", code=75)
    again = http.server.ThreadingHTTPServer(server.server_address, Service)
    threading.Thread(target=again.serve_forever, daemon=True).start()
    run("document", "renew-timestamps")
    found, _ = verified(receipt["number"])
    expect("the daily job has proven it", found["all_good"] and found["level"] == "B-LTA", str(found)[:500])
    again.shutdown()


try:
    service = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
    make_authority(service.server_port)
    threading.Thread(target=service.serve_forever, daemon=True).start()
    set_up(service.server_port)
    proven()
    away(service)
finally:
    shutil.rmtree(folder, ignore_errors=True)
print(f"{len(failed)} failed")
sys.exit(1 if failed else 0)
