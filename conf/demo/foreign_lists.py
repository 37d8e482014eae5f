#!/usr/bin/env python3
"""Writes the lists of other agencies into foreign/ beside itself: a court, the tax office, the customs. All invented.

Reads enterprises.csv and persons.csv, which generate.py wrote. Always the same octets.
"""
import csv
import datetime
import pathlib
from xml.sax.saxutils import quoteattr, escape

from invented import credit_code, organisation_code, person_id

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE / "foreign"


def table(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FIRMS = table("enterprises.csv")
PERSONS = {row["姓名"]: row["公民身份号码"] for row in table("persons.csv")}
SURNAMES = "闻 晏 郗 逄 佴 厍 乜 訾 仉 郄 亓 墨 哈 谯 笪 年 爱 阳 佟 言".split()


def masked(number):
    return number[:6] + "********" + number[14:]


# ---- court: everything each time, GB18030 ---------------------------------------------------------------------------

COURT = ["序列号", "被执行人类型", "被执行人姓名/名称", "身份证号码/组织机构代码", "出生年份", "法定代表人或者负责人姓名", "执行法院",
         "案号", "执行依据", "失信被执行人行为具体情形", "发布时间", "失信期限届满日", "状态", "删除日期", "数据日期"]
BASIS = "最高人民法院关于公布失信被执行人名单信息的若干规定第一条"


def court_row(serial, kind, name, number, birth="", head="", conduct="有履行能力而拒不履行生效法律文书确定义务",
              listed="2026-04-16", until="2028-04-15"):
    return [f"S2026{serial:06d}", kind, name, number, birth, head, "东屿省望潮市虚构区人民法院",
            f"（2026）东9901执{serial}号", BASIS, conduct, listed, until, "发布", "", ""]


def strangers():
    rows = []
    for number, surname in enumerate(SURNAMES):
        birth = datetime.date(1960 + number, 1 + number % 12, 1 + number)
        if number % 2:
            rows.append(court_row(200 + number, "自然人", surname + "虚构", masked(person_id("359905", birth, 700 + number)),
                                  str(birth.year)))
        else:
            rows.append(court_row(200 + number, "法人或其他组织", f"东屿省{surname}氏虚构商贸有限公司",
                                  organisation_code(900000 + number), "", surname + "虚构"))
    return rows


def court():
    whole, hinted, nearby = FIRMS[29], FIRMS[11], FIRMS[48]
    first = [
        court_row(101, "法人或其他组织", whole["企业名称"], whole["统一社会信用代码"]),
        court_row(102, "法人或其他组织", hinted["企业名称"], hinted["统一社会信用代码"][8:17]),
        court_row(103, "自然人", "顾听澜", masked(PERSONS["顾听澜"]), PERSONS["顾听澜"][6:10]),
        court_row(104, "自然人", "沈星槎", "359901********0018", "1988"),  # of that name, and somebody else
        court_row(105, "法人或其他组织", nearby["企业名称"], nearby["统一社会信用代码"]),
        *strangers()]
    second = [list(row) for row in first]
    second[0][9] = "违反财产报告制度"  # corrected
    second[0][11] = "2027-04-15"
    del second[4]  # left the list
    second[2][12] = "错误发布"  # never should have been there
    for number, (rows, day) in enumerate( ((first, "2026-06-15"), (second, "2026-06-30")), 1):
        for row in rows:
            row[14] = day
        with open(OUT / f"court-{number}.csv", "w", encoding="gb18030", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(COURT)
            writer.writerows(rows)


# ---- tax: news only -------------------------------------------------------------------------------------------------

def tax():
    firm = FIRMS[33]
    rows = [["东税稽罚〔2026〕7号", firm["企业名称"], firm["统一社会信用代码"], "", firm["行政区划代码"],
             "国家税务总局东屿省税务局第一稽查局", "中华人民共和国税收征收管理法第六十三条", "在账簿上少列收入，少缴税款",
             "1860000", "2026-05-20", "2029-05-19", "公布", "", "2026-06-20"]]
    for number in range(8):
        region = f"35990{1 + number % 5}"
        rows.append([f"东税稽罚〔2026〕{20 + number}号", f"东屿省虚构{'甲乙丙丁戊己庚辛'[number]}贸易有限公司",
                     credit_code(region, 910000 + number), "", region, "国家税务总局东屿省税务局第二稽查局",
                     "中华人民共和国发票管理办法第三十五条", "虚开发票", str(300000 + 1000 * number), "2026-06-05",
                     "2029-06-04", "公布", "", "2026-06-20"])
    with open(OUT / "tax.csv", "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(["确定文书文号", "纳税人名称", "统一社会信用代码", "法定代表人姓名", "行政区划代码", "检查机关", "相关法律依据",
                         "主要违法事实", "涉及金额", "公布日期", "公布期满日", "公布状态", "停止公布日期", "数据日期"])
        writer.writerows(rows)


# ---- customs: an XML batch ------------------------------------------------------------------------------------------

def customs_firm(serial, name, code, on):
    return (f"  <企业 海关备案编码={quoteattr(f'35999600{serial:02d}')} 状态=\"有效\">\n"
            f"    <企业名称>{escape(name)}</企业名称>\n    <统一社会信用代码>{code}</统一社会信用代码>\n"
            f"    <认定>\n      <文书编号>望关信认〔2026〕{serial}号</文书编号>\n      <海关>望潮海关</海关>\n"
            f"      <依据>海关注册登记和备案企业信用管理办法第二十二条</依据>\n      <情形>拒不缴纳罚款</情形>\n"
            f"      <生效日期>{on}</生效日期>\n    </认定>\n  </企业>\n")


def customs():
    firm = FIRMS[53]
    text = '<?xml version="1.0" encoding="UTF-8"?>\n<失信企业名单 生成日期="2026-06-28">\n'
    text += customs_firm(1, firm["企业名称"], firm["统一社会信用代码"], "2026-06-10")
    for number in range(2, 7):
        text += customs_firm(number, f"东屿省虚构远洋{number}号贸易有限公司", credit_code("359901", 920000 + number), "2026-03-0" + str(number))
    (OUT / "customs.xml").write_text(text + "</失信企业名单>\n", encoding="utf-8")


OUT.mkdir(exist_ok=True)
court()
tax()
customs()
