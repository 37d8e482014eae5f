"""HTTP servers that publish a folder of list files, well or badly. Loopback only."""
import http.server
import pathlib
import ssl
import threading
import time


class ListServer:
    """Serves `folder`, which may be changed while it runs. `mode` says how badly:
    good, breaks-off (half of a part, then the end), dawdles (an octet now and then), too-short and too-long (another
    Content-Length than there is), error-page, forgets (no ETag, no ranges), frozen (304 for ever)."""

    def __init__(self, folder, certificate=None, key=None):
        self.folder = pathlib.Path(folder)
        self.mode = "good"
        self.requests = []
        self.authorizations = []
        self.answers = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                outer.answer(self)

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.requests.append(("POST", self.path, body))
                outer.authorizations.append(self.headers.get("Authorization"))
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"{}")

            def log_message(self, *words):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.scheme = "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
            self.scheme = "https"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"{self.scheme}://localhost:{self.server.server_address[1]}/lists"

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def answer(self, handler):
        name = handler.path.rsplit("/", 1)[-1]
        self.requests.append(("GET", name, dict(handler.headers)))
        file = self.folder / name
        if self.mode == "frozen" and handler.headers.get("If-None-Match"):
            return self.plain(handler, 304, b"")
        if not file.is_file():
            return self.plain(handler, 404, b"no such file")
        body = file.read_bytes()
        if self.mode == "error-page" and name != "head.xml":
            return self.plain(handler, 200, b"<html><body>502 Bad Gateway</body></html>")
        if self.mode == "forgets":
            return self.plain(handler, 200, body)
        tag = f'"{hash(body) & 0xffffffff:08x}-{len(body)}"'
        if handler.headers.get("If-None-Match") == tag:
            return self.plain(handler, 304, b"", ETag=tag)
        begin = 0
        ranged = handler.headers.get("Range", "")
        if ranged.startswith("bytes=") and handler.headers.get("If-Range") == tag:
            begin = int(ranged[6:].split("-")[0])
        extra = {"ETag": tag}
        if begin:
            extra["Content-Range"] = f"bytes {begin}-{len(body) - 1}/{len(body)}"
        is_part = name.startswith(("list-", "delta-"))
        if is_part and self.mode in ("breaks-off", "dawdles", "too-short", "too-long"):
            return self.badly(handler, body[begin:], begin, extra)
        self.plain(handler, 206 if begin else 200, body[begin:], **extra)

    def plain(self, handler, status, body, **headers):
        self.answers.append((status, handler.path.rsplit("/", 1)[-1]))
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if status != 304:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    def badly(self, handler, body, begin, headers):
        length = {"too-short": len(body) - 10, "too-long": len(body) + 10}.get(self.mode, len(body))
        handler.send_response(206 if begin else 200)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(length))
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.close_connection = True
        try:
            if self.mode == "breaks-off":
                handler.wfile.write(body[: len(body) // 2])
            elif self.mode == "dawdles":
                for octet in body[:60]:
                    handler.wfile.write(bytes([octet]))
                    handler.wfile.flush()
                    time.sleep(0.25)
            else:
                handler.wfile.write(body)
            handler.wfile.flush()
        except OSError:
            pass
