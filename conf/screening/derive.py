#!/usr/bin/env python3
"""Writes the two data files of screening that nobody should type.

    conf/screening/derive.py shapes  FOLDER FONT… > shapes.xml   FOLDER: Debian's /usr/share/unicode, FONT: fonts/prepared/*
    conf/screening/derive.py regions FILE         > regions.xml  FILE: JSON of provinces with code, name, children

Shapes: characters of the 8,105 standard ones (kTGH) that have their phonetic part in common (kPhonetic) look alike: 槎 搓 差.
So do those whose glyphs look alike (Debian's python3-pil and python3-numpy): each is drawn in every font, filled into a square of its
own, blurred by a little more than a stroke and compared with every other by correlation. A character looks like the few others that are
nearest to it, if they are near at all. Numbers were chosen on the looks-alike of rules.xml, not on what bench_screening asks.
Regions: what a firm's name begins with; province and prefecture also in short (江西), counties only in full, because
short names of counties (永康, 长寿) are what firms like to be called.
"""
import bz2, collections, json, re, sys

PEOPLES = "藏|羌|彝|回|傣|白|苗|侗|土家|布依|壮|哈尼|景颇|傈僳|朝鲜|蒙古|哈萨克|柯尔克孜"


def unihan(folder, name):
    for line in bz2.open(f"{folder}/{name}.txt.bz2", "rt", encoding="utf-8"):
        if line.startswith("U+"):
            code, field, value = line.rstrip("\n").split("\t")
            yield chr(int(code[2:], 16)), field, value


SIDE = 32  # pixels of the square that a glyph fills
BLUR = 1.3  # pixels: a stroke that is a little elsewhere is the same stroke
NEAREST = 6
NEAR = 0.55  # correlation, the mean of the fonts


def drawn(characters, file):
    """A row for each character: its glyph, of mean 0 and length 1."""
    import numpy
    from PIL import Image, ImageDraw, ImageFilter, ImageFont

    font = ImageFont.truetype(file, 96)
    rows = numpy.zeros((len(characters), SIDE * SIDE), numpy.float32)
    for row, character in zip(rows, characters):
        image = Image.new("L", (160, 160))
        ImageDraw.Draw(image).text((32, 16), character, font=font, fill=255)
        if image.getbbox():
            square = image.crop(image.getbbox()).resize((SIDE, SIDE), Image.BOX).filter(ImageFilter.GaussianBlur(BLUR))
            row[:] = numpy.asarray(square, numpy.float32).reshape(-1)
    rows -= rows.mean(axis=1, keepdims=True)
    return rows / (numpy.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)


def looks(characters, fonts):
    """Pairs of characters whose glyphs look alike."""
    import numpy

    glyphs = [drawn(characters, font) for font in fonts]
    pairs = collections.defaultdict(set)
    for begin in range(0, len(characters), 512):
        near = sum(glyph[begin : begin + 512] @ glyph.T for glyph in glyphs) / len(glyphs)
        for i in range(len(near)):
            near[i, begin + i] = 0
            for j in numpy.argpartition(-near[i], NEAREST)[:NEAREST]:
                if near[i, j] >= NEAR:
                    first, second = sorted((characters[begin + i], characters[j]))
                    pairs[first].add(second)
    return pairs


def shapes(folder, *fonts):
    standard = {c for c, f, _ in unihan(folder, "Unihan_OtherMappings") if f == "kTGH"}
    simplified = {}
    for c, f, v in unihan(folder, "Unihan_Variants"):
        if f == "kSimplifiedVariant":
            simplified[c] = chr(int(v.split()[0][2:], 16))
    groups = collections.defaultdict(set)
    for c, f, v in unihan(folder, "Unihan_DictionaryLikeData"):
        if f != "kPhonetic":
            continue
        c = simplified.get(c, c)
        if c in standard:
            groups[re.match(r"\d+", v).group()].add(c)
    print('<?xml version="1.0" encoding="UTF-8"?>')
    print("<!-- Made by derive.py from the Unihan database of Unicode 15 (kTGH, kPhonetic) and the glyphs of fonts/prepared: do not "
          "edit. Looks alike for other reasons: rules.xml. -->")
    print('<shapes xmlns="urn:x-xindang:screening:1">')
    for key in sorted(groups, key=int):
        if len(groups[key]) > 1:
            print(f"  <group>{''.join(sorted(groups[key]))}</group>")
    if fonts:
        for first, others in sorted(looks(sorted(standard), fonts).items()):
            print(f'  <look of="{first}">{"".join(sorted(others))}</look>')
    print("</shapes>")


def stem(name):
    for ending in ("维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "省", "市", "地区", "盟"):
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name[: -len(ending)]
    return re.sub(f"(?:(?:{PEOPLES})族?)+自治州$", "", name)


def regions(file):
    names = collections.defaultdict(set)
    for province in json.load(open(file, encoding="utf-8")):
        names[province["name"]].add(province["code"])
        names[stem(province["name"])].add(province["code"])
        for city in province.get("children", []):
            code = city["code"][:4]
            if len(city["name"]) > 1 and city["name"] not in ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"):
                names[city["name"]].add(code)
                if len(stem(city["name"])) > 1:
                    names[stem(city["name"])].add(code)
            for county in city.get("children", []):
                if len(county["name"]) > 2 and len(county["code"]) == 6:
                    names[county["name"]].add(county["code"])
    for code, name in (("71", "台湾"), ("81", "香港"), ("82", "澳门")):
        names[name].add(code)
    print('<?xml version="1.0" encoding="UTF-8"?>')
    print("<!-- Made by derive.py from the codes of GB/T 2260 as the statistics office published them for 2023 (secondary "
          "source): do not edit. Regions of one's own: rules.xml. -->")
    print('<regions xmlns="urn:x-xindang:screening:1">')
    for name in sorted(names, key=lambda n: (min(names[n]), n)):
        print(f'  <region name="{name}" codes="{" ".join(sorted(names[name]))}"/>')
    print("</regions>")


{"shapes": shapes, "regions": regions}[sys.argv[1]](*sys.argv[2:])
