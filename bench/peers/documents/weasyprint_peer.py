"""WeasyPrint on the same text: HTML to PDF, in one warm process, and what each document takes of CPU time.

    weasyprint_peer.py HTML CSS FONTS OUT ROUNDS"""
import json
import logging
import pathlib
import sys
import time

BEGIN = time.monotonic()
import weasyprint  # pylint: disable=wrong-import-position
from weasyprint.text.fonts import FontConfiguration  # pylint: disable=wrong-import-position

logging.getLogger("weasyprint").setLevel(logging.ERROR)
html_file, css_file, fonts, out, rounds = sys.argv[1:]
FACES = {"FangSong": "FandolFang-Regular.otf", "HeiTi": "NotoSansCJKsc-Regular.otf", "KaiTi": "LXGWWenKai-Regular.ttf",
         "SongTi": "NotoSerifCJKsc-Regular.otf", "XiaoBiaoSong": "NotoSerifCJKsc-Bold.otf"}
html = pathlib.Path(html_file).read_text(encoding="utf-8")
config = FontConfiguration()
style = "".join(f"@font-face{{font-family:{name};src:url({(pathlib.Path(fonts) / file).resolve().as_uri()})}}"
                for name, file in FACES.items()) + pathlib.Path(css_file).read_text(encoding="utf-8")
css = weasyprint.CSS(string=style, font_config=config)


def pdf():
    return weasyprint.HTML(string=html).write_pdf(stylesheets=[css], font_config=config)


first = pdf()
pathlib.Path(out).write_bytes(first)
cold_cpu, cold_wall = time.process_time(), time.monotonic() - BEGIN
begin, wall = time.process_time(), time.monotonic()
for _ in range(int(rounds)):
    pdf()
print(json.dumps({"cpu": (time.process_time() - begin) / int(rounds), "wall": (time.monotonic() - wall) / int(rounds),
                  "cold_cpu": cold_cpu, "cold_wall": cold_wall, "octets": len(first)}))
