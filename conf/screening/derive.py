#!/usr/bin/env python3
"""Writes the two data files of screening that nobody should type.

    conf/screening/derive.py shapes  FOLDER > shapes.xml    FOLDER: Debian's /usr/share/unicode
    conf/screening/derive.py regions FILE   > regions.xml   FILE: JSON of provinces with code, name, children

Shapes: characters of the 8,105 standard ones (kTGH) that have their phonetic part in common (kPhonetic) look alike: 槎 搓 差.
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


def shapes(folder):
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
    print("<!-- Made by derive.py from the Unihan database of Unicode 15 (kTGH, kPhonetic): do not edit. Looks alike for "
          "other reasons: rules.xml. -->")
    print('<shapes xmlns="urn:x-xindang:screening:1">')
    for key in sorted(groups, key=int):
        if len(groups[key]) > 1:
            print(f"  <group>{''.join(sorted(groups[key]))}</group>")
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


{"shapes": shapes, "regions": regions}[sys.argv[1]](sys.argv[2])
