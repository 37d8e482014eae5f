#!/usr/bin/env python3
"""Writes a whole invented province: enterprises, persons, products, roles and records by which nearly every indicator of
a grading scheme counts for somebody, to try an audit on. Nothing in it exists: see README.md.

    province.py FOLDER [--enterprises 2080] [--scheme conf/schemes/general.xml] [--seed 1]

What firms do is drawn from what the scheme asks for, by how well each behaves; so the data says nothing about any firm, and
an audit of it tells about the scheme. The same arguments always give the same octets (standard library only)."""
import argparse
import csv
import datetime
import pathlib
import random
import xml.etree.ElementTree

from invented import credit_code, person_id

NS = "{urn:x-xindang:grading:1}"
HERE = pathlib.Path(__file__).resolve().parent
REGIONS = ["359901", "359902", "359903", "359904", "359905"]
LAST_DAY = datetime.date(2026, 6, 30)
FIELDS = {"drug": "药品", "device": "医疗器械", "cosmetic": "化妆品"}
KINDS = {"licence": "许可", "inspection": "监督检查", "sampling-test": "抽检", "penalty": "行政处罚", "case-transfer": "案件移送",
         "complaint": "投诉举报", "adverse-event": "不良反应报告", "recall": "召回", "interview": "责任约谈", "admonition": "告诫",
         "risk-notice": "风险提示", "commitment": "信用承诺", "honour": "表彰奖励", "repair": "信用修复", "listing": "列入名单",
         "self-report": "自查报告", "lost-contact": "失联", "court-judgment": "司法裁判"}
GRAVITIES = {"none": "", "minor": "轻微", "ordinary": "一般", "serious": "严重", "grave": "特别严重"}
# Kinds of enterprise, field, how many of a hundred, sizes.
SHAPES = [("药品上市许可持有人、药品生产企业", "drug", 8, "大型 中型 中型 小型"), ("药品批发企业", "drug", 10, "大型 中型 小型 小型"),
          ("药品零售企业", "drug", 34, "中型 小型 微型 微型 微型"), ("医疗机构", "drug", 10, "大型 中型 小型"),
          ("医疗器械注册人、医疗器械生产企业", "device", 10, "中型 小型 小型"), ("医疗器械经营企业", "device", 14, "小型 小型 微型"),
          ("化妆品注册人、化妆品生产企业", "cosmetic", 6, "中型 小型 小型"), ("化妆品经营企业", "cosmetic", 8, "小型 微型 微型")]
HOLDERS = ("药品上市许可持有人", "医疗器械注册人", "化妆品注册人")
# How often a firm does wrong (records of the scheme's losses in three years) and how often it does well.
CONDUCT = [("good", 55, 0.4, 4), ("fair", 28, 2.5, 2), ("weak", 13, 6.0, 1), ("bad", 4, 14.0, 0.3)]


class Firm:
    """One enterprise with what others of it the records need."""

    def __init__(self, number, rng):
        self.kinds, self.field, _, sizes = rng.choices(SHAPES, [shape[2] for shape in SHAPES])[0]
        self.conduct = rng.choices(CONDUCT, [conduct[1] for conduct in CONDUCT])[0]
        self.region = REGIONS[rng.randrange(5)]
        self.code = credit_code(self.region, 100000 + number)
        self.name = f"东屿省虚构第{number}号{self.kinds.split('、')[0]}"
        self.started = datetime.date(2005, 1, 1) + datetime.timedelta(days=rng.randrange(7600))
        self.size = "" if rng.random() < 0.1 else rng.choice(sizes.split())
        self.head = person_id(self.region, datetime.date(1960, 1, 1) + datetime.timedelta(days=number % 12000), number % 999 + 1)
        self.quality = person_id(self.region, datetime.date(1994, 1, 1) + datetime.timedelta(days=number % 3000), number % 999 + 1)
        self.product = None

    def may(self, indicator):
        types, fields = indicator.get("types", "").split(), indicator.get("fields", "").split()
        return (not types or any(kind in types for kind in self.kinds.split("、"))) and (not fields or self.field in fields)


class Province:
    """Draws records for every firm from the conditions of a scheme."""

    def __init__(self, scheme, number, seed):
        self.rng = random.Random(seed)
        self.indicators = list(xml.etree.ElementTree.parse(scheme).getroot().iter(NS + "indicator"))
        self.firms = [Firm(at + 1, self.rng) for at in range(number)]
        self.products, self.records, self.roles = [], [], []
        self.cases = 0

    def fill(self):
        for number, firm in enumerate(self.firms, 1):
            if any(kind in HOLDERS for kind in firm.kinds.split("、")):
                firm.product = {"drug": f"国药准字H2099{number:04d}", "device": f"闽械注准2099207{number:04d}",
                                "cosmetic": f"国妆特字2099{number:04d}"}[firm.field]
                self.products.append([f"虚构品种{number}", firm.product, FIELDS[firm.field], firm.code, "2020-01-01"])
            self.roles.append(["任职", firm.head, firm.code, "法定代表人", firm.started.isoformat(), ""])
            self.roles.append(["任职", firm.quality, firm.code, "质量负责人", firm.started.isoformat(), ""])
            if number % 40 == 0:
                self.roles.append(["控制", firm.code, self.firms[number - 2].code, "", "2021-01-01", ""])
            self.routine(firm)
            self.conduct(firm)

    def routine(self, firm):
        """What nearly everybody has, so that nothing counts against all."""
        licensed = self.day(1600)
        self.write(firm, "licence", licensed, "准予", until=licensed.replace(year=licensed.year + 5, day=1))
        for _ in range(self.rng.randrange(5)):
            self.write(firm, "inspection", self.day(700), "符合要求")
        for _ in range(self.rng.randrange(9) if firm.product else 0):
            self.write(firm, "sampling-test", self.day(700), "合格")
        if self.rng.random() < 0.85:
            self.write(firm, "self-report", self.day(400), "按时提交")
        if self.rng.random() < 0.8 and firm.field == "drug":
            self.write(firm, "self-report", self.day(100), "追溯数据已上传")
            self.write(firm, "self-report", self.day(400), "年度报告已提交")

    def conduct(self, firm):
        _, _, wrongs, rights = firm.conduct
        for effect, rate in (("loss", wrongs), ("gain", rights)):
            fitting = [one for one in self.indicators if one.get("effect") == effect and one.get("function") != "none" and firm.may(one)]
            number = int(rate) + (self.rng.random() < rate % 1)
            for indicator in self.rng.choices(fitting, k=number) if fitting else []:
                self.draw(firm, indicator)

    def draw(self, firm, indicator):
        """A record that meets the condition of an indicator, or as many as it takes to count."""
        asked = indicator.find(NS + "records").attrib
        function = indicator.get("function")
        times = {"repeated-within": 2, "ratio": int(indicator.get("times", 1)), "exists": int(indicator.get("times", 1))}.get(function, 1)
        span = asked.get("within", "24m")
        days = int(span[:-1]) * {"d": 1, "m": 30, "y": 365}[span[-1]] - 10
        gravities = list(GRAVITIES)[list(GRAVITIES).index(asked.get("gravity", "none")):]
        first = self.day(min(days, 1000))
        for nth in range(times):
            amount = asked.get("amount-from", "").replace("万", "0000") or ("" if asked["kind"] != "penalty" else str(self.rng.choice([3000, 20000, 120000, 600000])))
            self.write(firm, self.rng.choice(asked["kind"].split()), min(first + datetime.timedelta(days=40 * nth), LAST_DAY),
                       self.rng.choice(asked.get("result", "罚款" if asked["kind"] == "penalty" else "").split() or [""]),
                       source=self.rng.choice(asked.get("source", "own").split()), gravity=self.rng.choice(gravities[:2] + gravities[:1]),
                       amount=amount, article=self.rng.choice(asked.get("article", "").split() or [""]),
                       until=LAST_DAY + datetime.timedelta(days=200) if "validity" in asked else None,
                       field=self.rng.choice(asked.get("field", firm.field).split()), post=asked.get("post", ""))

    def write(self, firm, kind, day, result, *, source="own", gravity="none", amount="", article="", until=None, field=None, post=""):
        subject, matter = ("企业", firm.code), ""
        if source == "product" and firm.product:
            subject = ("品种", firm.product)
        elif source == "person":
            subject = ("人员", firm.head if "法定代表人" in post or not post else firm.quality)
        elif source == "business":
            self.cases += 1
            matter = f"JC{day.year}{self.cases:06d}"
        elif source == "controlled":
            number = self.firms.index(firm) + 1
            subject = ("企业", self.firms[number - 2].code if number % 40 == 0 else firm.code)
        self.records.append([*subject, KINDS[kind], day.isoformat(), "东屿省药品监督管理局", firm.region, FIELDS[field or firm.field],
                             GRAVITIES[gravity], amount, result, article, f"东药监虚〔{day.year}〕{len(self.records) + 1}号",
                             until.isoformat() if until else "", "", "东屿省药品监督管理局业务系统", f"VP-{len(self.records) + 1:07d}", matter])

    def day(self, back):
        return LAST_DAY - datetime.timedelta(days=self.rng.randrange(back))


def save(folder, name, headings, rows):
    with open(folder / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--enterprises", type=int, default=2080)
    parser.add_argument("--scheme", type=pathlib.Path, default=HERE.parent / "schemes" / "general.xml")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    province = Province(asked.scheme, asked.enterprises, asked.seed)
    province.fill()
    asked.folder.mkdir(parents=True, exist_ok=True)
    firms = province.firms
    save(asked.folder, "enterprises.csv", ["企业名称", "统一社会信用代码", "企业类型", "领域", "成立日期", "行政区划代码", "规模"],
         [[firm.name, firm.code, firm.kinds, FIELDS[firm.field], firm.started.isoformat(), firm.region, firm.size] for firm in firms])
    people = {number: f"虚构{at}" for at, firm in enumerate(firms) for number in (firm.head, firm.quality)}
    save(asked.folder, "persons.csv", ["姓名", "公民身份号码"], [[name, number] for number, name in people.items()])
    save(asked.folder, "products.csv", ["产品名称", "批准文号", "领域", "持有人统一社会信用代码", "批准日期"], province.products)
    save(asked.folder, "roles.csv", ["关系", "主体标识", "对象标识", "岗位", "起始日期", "终止日期"], province.roles)
    save(asked.folder, "records.csv", ["主体类型", "主体标识", "记录类别", "发生日期", "作出机关", "行政区划代码", "领域", "情节", "金额", "结果",
                                       "引用条款", "文号", "有效期至", "摘要", "数据来源", "来源编号", "业务编号"], province.records)


if __name__ == "__main__":
    main()
