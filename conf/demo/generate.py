#!/usr/bin/env python3
"""Writes the demonstration data beside itself. Everything in it is invented: see README.md.

The same Python program always writes the same octets (fixed seed, no clock, standard library only). Its output is
committed; run it again only to change the demonstration.
"""
import csv
import datetime
import pathlib
import random

from invented import credit_code, person_id

HERE = pathlib.Path(__file__).resolve().parent
FIRST_DAY = datetime.date(2023, 7, 1)
LAST_DAY = datetime.date(2026, 6, 30)
REGIONS = {"望潮市": "359901", "月砚市": "359902", "鲸屿市": "359903", "松涛县": "359904", "云枢区": "359905"}
SOURCE = "东屿省药品监督管理局业务系统"
BUREAU = "东屿省药品监督管理局"

rng = random.Random(20260630)


def day_between(first, last):
    return first + datetime.timedelta(days=rng.randrange((last - first).days + 1))


def any_day():
    return day_between(FIRST_DAY, LAST_DAY)


# ---- enterprises ----------------------------------------------------------------------------------------------------

BRANDS = ("星槎 云枢 鹿鸣 鲸屿 月砚 松涛 听雪 衔枚 栖梧 渡舟 拾光 澄怀 观澜 知秋 望舒 扶摇 青岚 沧浪 流萤 疏影 "
          "长庚 临渊 问渠 怀瑾 含章 抱朴 守拙 漱石 枕流 采薇 蒹葭 木樨 朝颜 夕拾 半夏 连翘 苍术 远志 当归 决明 "
          "海若 天问 招摇 昆吾 青丘 不周 瀛洲 方壶 蓬壶 员峤 岱舆 扶桑 若木 建木 寻木 建德 玄圃 悬圃 弱水 流沙 "
          "赤水 黑水 丹穴 羽山 钟山 空桑 栖霞 鸣泉 听涛 映雪").split()
SHAPES = [  # type(s), field(s), end of the name, licence number pattern, how many
    ("药品上市许可持有人、药品生产企业", "药品", "制药有限公司", "闽2099{:04d}", 12),
    ("药品上市许可持有人", "药品", "药业科技有限公司", "闽2099{:04d}", 4),
    ("药品批发企业", "药品", "医药有限公司", "闽AA5990{:05d}", 8),
    ("药品零售企业", "药品", "大药房连锁有限公司", "闽BA5990{:05d}", 10),
    ("医疗器械注册人、医疗器械生产企业", "医疗器械", "医疗器械有限公司", "闽药监械生产许2099{:04d}号", 10),
    ("医疗器械经营企业", "医疗器械", "医疗用品有限公司", "闽药监械经营许2099{:04d}号", 6),
    ("化妆品注册人、化妆品生产企业", "化妆品", "化妆品有限公司", "闽妆2099{:04d}", 8),
    ("化妆品经营企业", "化妆品", "美妆商贸有限公司", "", 4),
    ("药品批发企业、医疗器械经营企业", "药品、医疗器械", "健康产业有限公司", "闽AA5990{:05d}", 4),
]


def operations(number, kinds):
    """How the firm works, as far as its risk rests on it."""
    if "药品上市许可持有人" in kinds and "药品生产企业" not in kinds:
        return "跨省委托生产" if number % 2 else "委托生产"
    if "药品生产企业" in kinds:
        return ["", "受托生产", "共线生产、多生产地址"][number % 3]
    if "药品批发企业" in kinds:
        return ["冷链储运", "", "经营第二类精神药品、冷链储运", "经营麻醉药品和第一类精神药品、冷链储运"][number % 4]
    if "药品零售企业" in kinds:
        return ["", "网络销售", "", "冷链储运"][number % 4]
    if "医疗器械经营企业" in kinds:
        return ["经营植入类器械", "", "经营体外诊断试剂、冷链储运"][number % 3]
    if "化妆品经营企业" in kinds:
        return "网络销售" if number % 2 else ""
    if "医疗机构" in kinds:
        return "配制制剂、接种疫苗" if number % 2 else ""
    return "委托生产" if number % 4 == 0 else ""


class Enterprise:
    def __init__(self, number, shape):
        kinds, fields, ending, licence, _ = shape
        city = list(REGIONS)[number % len(REGIONS)]
        self.number = number
        self.city, self.region = city, REGIONS[city]
        self.name = ("东屿省" if number % 3 == 1 else city) + BRANDS[number - 1] + ending
        self.code = credit_code(self.region, number)
        self.kinds, self.fields = kinds, fields
        self.field = fields.split("、")[0]
        self.started = day_between(datetime.date(2003, 1, 1), datetime.date(2021, 12, 31))
        self.licence = licence.format(number) if licence else ""
        self.former = f"{city}{BRANDS[number - 1]}{ending.replace('有限公司', '厂')}" if number % 9 == 0 else ""
        # How the firm behaves: A good, B fair, C weak, D bad.
        self.conduct = "A" if number % 20 < 8 else "B" if number % 20 < 13 else "C" if number % 20 < 18 else "D"
        self.products = []

    @property
    def size(self):
        """By the kind of firm and its number alone, so that no other row changes with it; some firms have none."""
        if self.number % 11 == 0:
            return ""
        sizes = ["小型", "微型", "微型"] if "零售" in self.kinds or "经营" in self.kinds else \
            ["大型", "中型", "中型", "小型"] if "生产" in self.kinds or "医疗机构" in self.kinds else ["中型", "小型", "小型"]
        return sizes[self.number % len(sizes)]

    def row(self):
        return [self.name, self.code, self.former, self.kinds, self.fields, self.started.isoformat(), "存续",
                f"{rng.randrange(2, 90) * 100}万元人民币", self.region,
                f"东屿省{self.city}虚构路{self.number}号", self.licence,
                operations(self.number, self.kinds), self.size]


enterprises = []
for shape in SHAPES:
    for _ in range(shape[4]):
        enterprises.append(Enterprise(len(enterprises) + 1, shape))
STAR, NEWCOMER, LOST, WHALE, MOON, PARENT = (enterprises[i] for i in (0, 20, 61, 17, 52, 12))
STAR.conduct = "B"      # until its counterfeit drug is found out
NEWCOMER.conduct, NEWCOMER.started = "A", datetime.date(2025, 11, 3)  # less than a year in business: no A yet
LOST.conduct = "C"
WHALE.conduct = "B"     # takes on the person who is banned for life
MOON.conduct = "C"      # its head is banned for ten years
PARENT.conduct = "A"    # controls a weak firm

# ---- persons and posts ----------------------------------------------------------------------------------------------

PEOPLE = ("陆望舒 沈星槎 顾听澜 叶知微 王𬱖 陈䶮 李㛃 𠮷野 江临渊 苏问渠 温怀瑾 秦含章 白抱朴 卓守拙 石漱玉 林枕流 谢采薇 "
          "孟蒹葭 穆木樨 钟朝颜 鲁夕拾 夏半夏 连翘楚 苍术生 远志明 归当时 明决子 海若川 天问之 招摇子 昆吾石 青丘白 不周山 "
          "瀛洲客 方壶隐 蓬壶生 员峤子 岱舆君 扶桑晓 若木华 建木森 寻木远 𬭎声远 玄圃月 悬圃星 弱水舟 流沙驼 赤水珠").split()
POSTS = {"药品": ["法定代表人", "质量负责人", "质量受权人", "生产负责人"],
         "医疗器械": ["法定代表人", "管理者代表", "质量负责人"],
         "化妆品": ["法定代表人", "质量安全负责人"]}
persons, roles = [], []
for number, name in enumerate(PEOPLE):
    region = list(REGIONS.values())[number % len(REGIONS)]
    birth = day_between(datetime.date(1962, 1, 1), datetime.date(1994, 12, 31))
    persons.append((name, person_id(region, birth, 100 + number)))


def post(person, enterprise, title, first, last=None):
    roles.append(["任职", person[1], enterprise.code, title, first.isoformat(), last.isoformat() if last else ""])


BANNED_FOR_LIFE, BANNED_TEN_YEARS = persons[0], persons[1]
post(BANNED_FOR_LIFE, STAR, "法定代表人", datetime.date(2015, 4, 1), datetime.date(2026, 2, 28))
post(BANNED_FOR_LIFE, WHALE, "企业负责人", datetime.date(2026, 5, 6))
post(BANNED_TEN_YEARS, MOON, "法定代表人", datetime.date(2017, 9, 1))
for at, enterprise in enumerate(enterprises):
    titles = POSTS[enterprise.field]
    for place, title in enumerate(titles[: 1 if at % 4 else 2]):
        taken = enterprise is MOON and title == "法定代表人"
        if not taken:
            person = persons[2 + (at + 23 * place) % (len(persons) - 2)]
            since = datetime.date(2026, 3, 1) if enterprise is STAR and place == 0 else enterprise.started
            post(person, enterprise, title, since)
post(persons[6], enterprises[3], "质量负责人", datetime.date(2018, 5, 2))
roles.append(["控制", PARENT.code, enterprises[16].code, "", "2019-01-01", ""])

# ---- products -------------------------------------------------------------------------------------------------------

PRODUCT_NAMES = {
    "药品": ["星槎止咳颗粒", "鹿鸣安神片", "月砚清热胶囊", "松涛健胃口服液", "听雪滴眼液", "渡舟注射用冻干粉", "拾光缓释片"],
    "医疗器械": ["云纹血压计", "澄怀输液器", "观澜心电监护仪", "知秋敷料贴", "扶摇骨科固定板"],
    "化妆品": ["青岚防晒乳", "流萤祛斑霜", "疏影染发膏", "朝颜保湿水"],
}
# What the risk of a product rests on, by the beginning of its name.
TRAITS = {"听雪滴眼液": "无菌", "渡舟注射用冻干粉": "无菌、注射剂", "澄怀输液器": "无菌", "观澜心电监护仪": "有源", "云纹血压计": "有源",
          "知秋敷料贴": "无菌", "松涛健胃口服液": "儿童用药", "青岚防晒乳": "防晒", "流萤祛斑霜": "祛斑美白", "疏影染发膏": "染发"}
SPECIAL_PRODUCTS = {"国药准字H20990001": "第二类精神药品", "国药准字H20990007": "药品类易制毒化学品",
                    "国药准字H20990009": "麻醉药品"}
products = []
for enterprise in enterprises:
    if not any(word in enterprise.kinds for word in ("持有人", "注册人")):
        continue
    for nth in range(2 if enterprise.number % 2 else 1):
        serial = len(products) + 1
        names = PRODUCT_NAMES[enterprise.field]
        approval = {"药品": f"国药准字H2099{serial:04d}", "医疗器械": f"闽械注准2099{2}{7:02d}{serial:04d}",
                    "化妆品": f"国妆特字2099{serial:04d}"}[enterprise.field]
        name = f"{names[serial % len(names)]}（{BRANDS[enterprise.number - 1]}牌）"
        enterprise.products.append(approval)
        approved = day_between(enterprise.started, max(enterprise.started, datetime.date(2023, 6, 30)))
        traits = SPECIAL_PRODUCTS.get(approval, TRAITS.get(names[serial % len(names)], ""))
        products.append([name, approval, enterprise.field, enterprise.code, approved.isoformat(), traits])
# One product changed hands: what happened before stays with the firm that held it then.
sold = products[4]
roles.append(["持有", PARENT.code, sold[1], "", "2019-03-01", "2024-06-30"])
sold[4] = "2024-07-01"

# ---- records --------------------------------------------------------------------------------------------------------

records = []
letters = {}


def number_of(word, day):
    letters[word, day.year] = letters.get((word, day.year), 0) + 1
    return f"{word}〔{day.year}〕{letters[word, day.year]}号"


def record(enterprise, kind, day, result, *, gravity="", amount="", article="", number="", until="", summary="",
           subject=None, matter="", authority=BUREAU):
    subject = subject or ("企业", enterprise.code)
    field = enterprise.field
    records.append([*subject, kind, day.isoformat(), authority, enterprise.region, field, gravity, amount, result,
                    article, number, until, summary, SOURCE, "", matter])
    return number


ARTICLES = {
    "药品": ["药品管理法第一百一十七条第一款", "药品管理法第一百二十六条", "药品管理法第一百二十八条", "药品管理法第一百三十条"],
    "医疗器械": ["医疗器械监督管理条例第八十六条", "医疗器械监督管理条例第八十八条", "医疗器械监督管理条例第八十九条"],
    "化妆品": ["化妆品监督管理条例第六十条", "化妆品监督管理条例第六十一条", "化妆品监督管理条例第六十二条"],
}
# Chances of the results by conduct.
INSPECTION = {"A": (("符合要求", 92), ("基本符合", 8)), "B": (("符合要求", 40), ("基本符合", 20), ("限期整改", 40)),
              "C": (("符合要求", 36), ("限期整改", 54), ("不符合要求", 10)),
              "D": (("限期整改", 45), ("不符合要求", 35), ("暂停生产经营", 20))}
FAILED_TESTS = {"A": 0, "B": 6, "C": 12, "D": 30}


def pick(chances):
    return rng.choices([word for word, _ in chances], [weight for _, weight in chances])[0]


def routine(enterprise):
    """Licence, inspections, tests, reports and promises that every firm has."""
    licensed = day_between(datetime.date(2023, 7, 1), datetime.date(2024, 3, 31))
    until = licensed.replace(year=licensed.year + 5, day=min(licensed.day, 28)) - datetime.timedelta(days=1)
    record(enterprise, "许可", max(licensed, enterprise.started), "准予", number=enterprise.licence, until=until.isoformat(),
           summary="许可证核发、换发")
    for year in (2023, 2024, 2025, 2026):
        if (year == 2026 and enterprise.number % 3) or year < enterprise.started.year:
            continue
        day = max(FIRST_DAY, enterprise.started, datetime.date(year, 1, 10)) + datetime.timedelta(days=rng.randrange(150))
        day = min(day, LAST_DAY)
        result = pick(INSPECTION[enterprise.conduct])
        matter = f"JC{year}{enterprise.number:04d}"
        gravity = {"符合要求": "", "基本符合": "轻微", "限期整改": "一般"}.get(result, "严重")
        record(enterprise, "监督检查", day, result, gravity=gravity, matter=matter, summary="年度监督检查")
        if result == "限期整改":
            done = rng.random() < {"B": 0.95, "C": 0.8}.get(enterprise.conduct, 0.5)
            again = min(day + datetime.timedelta(days=40), LAST_DAY)
            # The re-check is written down under the matter that the inspection opened.
            about = ("业务", matter) if again > day else ("企业", enterprise.code)
            record(enterprise, "监督检查", again, "整改完成" if done else "整改未完成", gravity="" if done else "一般",
                   subject=about, summary="整改复查")
    subjects = [("品种", approval) for approval in enterprise.products] or [("企业", enterprise.code)]
    for at in range(5):
        failed = rng.randrange(100) < FAILED_TESTS[enterprise.conduct]
        record(enterprise, "抽检", max(any_day(), enterprise.started), "不合格" if failed else "合格",
               gravity=rng.choice(["一般", "一般", "严重"]) if failed else "",
               amount=str(rng.randrange(20, 900) * 100) if failed else "", subject=subjects[at % len(subjects)],
               summary="监督抽检")
    for year in (2024, 2025, 2026):
        late = enterprise.conduct in "CD" and rng.random() < 0.4
        if enterprise.started.year >= year or (enterprise.conduct == "D" and year == 2026):
            continue
        record(enterprise, "自查报告", datetime.date(year, 4 if late else 3, rng.randrange(1, 28)),
               "逾期提交" if late else "按时提交", summary=f"{year - 1}年度自查报告")
    promised = max(any_day(), enterprise.started)
    record(enterprise, "信用承诺", promised,
           "已履行" if enterprise.conduct in "AB" or rng.random() < 0.6 else "未履行", summary="质量安全信用承诺")
    for _ in range(rng.randrange(1, 4)):
        kind = pick({"A": (("按时报告", 1),)}.get(enterprise.conduct, (("按时报告", 4), ("迟报", 1))))
        record(enterprise, "不良反应报告", max(any_day(), enterprise.started), kind, subject=rng.choice(subjects))


def trouble(enterprise):
    """Complaints, penalties and what follows them, as the conduct has it."""
    times = {"A": 0, "B": 1, "C": 2, "D": 4}[enterprise.conduct]
    for _ in range(times + (rng.random() < 0.4)):
        record(enterprise, "投诉举报", any_day(), pick((("属实", times), ("部分属实", 1), ("不属实", 3))))
    for nth in range(rng.randrange(1, times + 1) if times else 0):
        day = any_day()
        serious = enterprise.conduct == "D" and nth == 0
        result = pick((("警告", 3), ("罚款", 4))) if enterprise.conduct in "BC" else pick((("罚款", 4), ("没收违法所得", 1)))
        amount = "" if result == "警告" else str(rng.choice({"B": [3000, 8000], "C": [5000, 8000, 20000],
                                                          "D": [20000, 120000, 300000]}[enterprise.conduct]))
        number = record(enterprise, "行政处罚", day, result, gravity="严重" if serious else "一般", amount=amount,
                        article=rng.choice(ARTICLES[enterprise.field]), number=number_of(enterprise.city[:-1] + "市监药罚", day),
                        authority=enterprise.city + "市场监督管理局", matter=f"AJ{day.year}{enterprise.number:04d}{nth}", summary="普通程序行政处罚")
        if enterprise.conduct == "B" and number and (LAST_DAY - day).days > 700:
            record(enterprise, "信用修复", day + datetime.timedelta(days=380), "准予", number=number, summary="行政处罚信息信用修复")
    if enterprise.conduct in "CD":
        day = any_day()
        record(enterprise, "责任约谈", day, pick((("已约谈", 3), ("已整改", 2), ("逾期未整改", 1))), number=number_of("东药监监约", day))
        if enterprise.field != "化妆品":
            record(enterprise, "告诫", any_day(), pick((("已落实", 3), ("未落实", 1))))
        record(enterprise, "风险提示", any_day(), pick((("已处置", 4), ("逾期未处置", 1))))
    if enterprise.conduct == "D":
        record(enterprise, "召回", any_day(), "责令召回", gravity="严重")
    if enterprise.conduct == "A":
        if rng.random() < 0.35:
            record(enterprise, "表彰奖励", any_day(), pick((("国家级", 1), ("省级", 3), ("市级", 4))))
        if rng.random() < 0.15:
            record(enterprise, "召回", any_day(), "主动召回")


def stories():
    """What the guided tour shows."""
    day = datetime.date(2026, 2, 12)
    case = "AJ202500001"
    record(STAR, "抽检", datetime.date(2025, 11, 18), "不合格", gravity="特别严重", amount="860000",
           subject=("品种", STAR.products[0]), summary="检出与国家药品标准规定不符的成分，认定为假药")
    record(STAR, "监督检查", datetime.date(2025, 11, 20), "暂停生产经营", gravity="特别严重", matter=case, summary="有因检查，暂停生产销售")
    record(STAR, "案件移送", datetime.date(2026, 1, 9), "移送公安", subject=("业务", case), summary="涉嫌生产、销售假药移送公安机关")
    record(STAR, "行政处罚", day, "没收违法所得", gravity="特别严重", amount="12900000", article="药品管理法第一百一十六条",
           number=number_of("东药监稽罚", day), matter=case, summary="生产、销售假药")
    record(STAR, "行政处罚", day, "责令停产停业", gravity="特别严重", article="药品管理法第一百一十六条",
           number=number_of("东药监稽罚", day), matter=case, summary="生产、销售假药，责令停产停业整顿")
    record(LOST, "失联", datetime.date(2026, 4, 20), "失联", until="", summary="通过登记的住所和联系方式无法取得联系")
    record(LOST, "列入名单", datetime.date(2026, 5, 8), "经营异常名录", summary="通过登记的住所无法联系")
    day = datetime.date(2024, 10, 15)
    record(MOON, "行政处罚", day, "罚款", gravity="一般", amount="60000", article="化妆品监督管理条例第六十条",
           number=number_of("东药监稽罚", day), summary="未按照化妆品生产质量管理规范组织生产")
    day = datetime.date(2025, 9, 3)
    record(MOON, "行政处罚", day, "罚款", gravity="严重", amount="480000", article="化妆品监督管理条例第六十条",
           number=number_of("东药监稽罚", day), summary="未按照化妆品生产质量管理规范组织生产")
    bad = next(firm for firm in enterprises if firm.conduct == "D" and firm.field == "医疗器械")
    record(bad, "监督检查", datetime.date(2026, 3, 17), "拒绝检查", gravity="严重", summary="拒绝检查人员进入仓库")
    record(bad, "列入名单", datetime.date(2026, 5, 20), "严重违法失信名单", until="2029-05-19", summary="列入严重违法失信名单")
    record(bad, "司法裁判", datetime.date(2025, 12, 2), "失信被执行人", until="2027-12-01", authority="望潮市海滨区人民法院")
    person = ("人员", persons[5][1])
    record(enterprises[3], "告诫", datetime.date(2026, 2, 3), "已发出", subject=person, summary="对质量负责人发出监管告诫信")
    record(enterprises[3], "行政处罚", datetime.date(2025, 6, 11), "罚款", gravity="一般", amount="20000", subject=person,
           article="药品管理法第一百一十八条", number=number_of("东药监稽罚", datetime.date(2025, 6, 11)))


# What an inspector writes down item by item under the matter of the inspection, by field and kind of enterprise.
DEFECTS = {
    "持有人": ["质量保证体系缺陷", "委托生产审核缺陷", "药品追溯缺陷", "变更管理缺陷", "药物警戒缺陷", "标签管理缺陷"],
    "药品生产": ["生产规范执行缺陷", "记录数据不可靠", "原辅料控制缺陷", "出厂检验缺陷", "包材控制缺陷", "关键人员不具备资质"],
    "药品批发": ["经营规范执行缺陷", "进货验收缺陷", "购销记录缺陷", "冷链储运缺陷", "药品追溯缺陷"],
    "药品零售": ["药师不在岗", "处方药销售缺陷", "进货验收缺陷", "冷链储运缺陷", "购销记录缺陷"],
    "医疗机构": ["医疗机构药学人员不足", "医疗机构验收缺陷", "医疗机构储存缺陷"],
    "医疗器械注册人": ["器械体系缺陷", "管理者代表履职缺陷", "采购控制缺陷", "器械记录缺陷", "唯一标识缺陷", "纠正预防缺陷",
                "不良事件监测体系缺陷", "设计转换缺陷"],
    "医疗器械经营": ["器械进货查验缺陷", "器械销售记录缺陷", "器械储运缺陷", "器械网络销售缺陷", "售后服务缺陷"],
    "化妆品注册人": ["化妆品生产规范缺陷", "化妆品原料查验缺陷", "质量安全负责人履职缺陷", "留样缺陷", "化妆品标签缺陷", "安全评估缺陷",
               "儿童化妆品缺陷", "功效宣称缺陷"],
    "化妆品经营": ["化妆品进货查验缺陷", "化妆品贮存缺陷", "化妆品网络信息缺陷", "医疗作用宣称"],
}


def defects(enterprise, inspections):
    words = [word for kind, some in DEFECTS.items() if kind in enterprise.kinds for word in some
             if enterprise.field != "药品" or "器械" not in word and word not in ("售后服务缺陷",)]
    for row in inspections:
        many = {"限期整改": 2, "不符合要求": 4, "暂停生产经营": 5}.get(row[9], 0)
        if not row[16].startswith("JC") or not many:
            continue
        for word in rng.sample(words, min(many, len(words), rng.randrange(1, many + 1))):
            record(enterprise, "监督检查", datetime.date.fromisoformat(row[3]), word,
                   gravity="严重" if row[9] != "限期整改" and rng.random() < 0.3 else "一般",
                   subject=("业务", row[16]), summary="检查缺陷项")


def duties(enterprise):
    """Yearly reports and traces of holders and wholesalers, duties of all, what others report."""
    good = enterprise.conduct in "AB"
    if "持有人" in enterprise.kinds:
        for year in (2024, 2025, 2026):
            if good or enterprise.conduct == "C" and rng.random() < 0.8:
                record(enterprise, "自查报告", datetime.date(year, 4, rng.randrange(1, 29)), "年度报告已提交",
                       summary=f"{year - 1}年度药品年度报告")
    if any(word in enterprise.kinds for word in ("持有人", "药品生产", "药品批发")):
        for year, month in ((2025, 9), (2025, 12), (2026, 3), (2026, 6)):
            if good or rng.random() < 0.6:
                record(enterprise, "自查报告", datetime.date(year, month, rng.randrange(1, 29)), "追溯数据已上传",
                       summary="追溯数据季度核对")
    if good and rng.random() < 0.25:
        record(enterprise, "自查报告", day_between(datetime.date(2024, 9, 1), LAST_DAY), "自查主动整改", summary="自查发现问题并完成整改")
    if enterprise.conduct == "A" and rng.random() < 0.2:
        record(enterprise, "表彰奖励", day_between(datetime.date(2024, 9, 1), LAST_DAY),
               rng.choice(["应急保供", "标准制修订", "监测先进"]))
    if enterprise.conduct in "CD":
        if rng.random() < 0.4:
            record(enterprise, "许可", day_between(datetime.date(2024, 9, 1), LAST_DAY), "未按规定变更", summary="登记事项变更未办理")
        if rng.random() < 0.3:
            record(enterprise, "投诉举报", day_between(datetime.date(2025, 8, 1), LAST_DAY), "逾期未处理")
        if rng.random() < 0.25:
            record(enterprise, "抽检", day_between(datetime.date(2024, 9, 1), LAST_DAY), "标签标识不合格", gravity="一般",
                   subject=("品种", enterprise.products[0]) if enterprise.products else None, summary="标签项目不合格")
        if rng.random() < 0.2 and "生产" in enterprise.kinds:
            record(enterprise, "自查报告", day_between(datetime.date(2024, 9, 1), LAST_DAY), "停产未报告", summary="停产未按规定报告")
    if enterprise.conduct == "D":
        record(enterprise, "监督检查", day_between(datetime.date(2025, 1, 1), LAST_DAY), "有因检查查实", gravity="一般", summary="有因检查")
        if rng.random() < 0.4:
            record(enterprise, "召回", day_between(datetime.date(2025, 1, 1), LAST_DAY), "未通知下游", gravity="一般")
        if rng.random() < 0.3:
            day = day_between(datetime.date(2025, 1, 1), LAST_DAY)
            record(enterprise, "列入名单", day, "重大税收违法失信主体", until=day.replace(year=day.year + 3, day=1).isoformat())


for firm in enterprises:
    routine(firm)
    trouble(firm)
stories()
enterprise_rows = [firm.row() for firm in enterprises]

# From here on another sequence, so that what is above stays as it was when something is added below.
rng = random.Random(20260701)
HOSPITAL = ("医疗机构", "药品、医疗器械", "医院有限公司", "", 4)
for _ in range(HOSPITAL[4]):
    firm = Enterprise(len(enterprises) + 1, HOSPITAL)
    enterprises.append(firm)
    enterprise_rows.append(firm.row())
    routine(firm)
    trouble(firm)
inspected = {}
for row in records:
    if row[2] == "监督检查" and row[0] == "企业":
        inspected.setdefault(row[1], []).append(row)
for firm in enterprises:
    defects(firm, list(inspected.get(firm.code, [])))
    duties(firm)
records.sort(key=lambda row: (row[3], row[1], row[2], row[9]))
for serial, row in enumerate(records, 1):
    row[15] = f"DY-{row[3][:4]}-{serial:06d}"


# ---- files ----------------------------------------------------------------------------------------------------------

def write(name, headings, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(rows)


ENTERPRISE_HEADINGS = ["企业名称", "统一社会信用代码", "曾用名", "企业类型", "领域", "成立日期", "登记状态", "注册资本",
                       "行政区划代码", "住所", "许可证号", "经营特性", "规模"]
write("enterprises.csv", ENTERPRISE_HEADINGS, enterprise_rows)
write("persons.csv", ["姓名", "公民身份号码"], persons)
write("products.csv", ["产品名称", "批准文号", "领域", "持有人统一社会信用代码", "批准日期", "风险特性"],
      products)
write("roles.csv", ["关系", "主体标识", "对象标识", "岗位", "起始日期", "终止日期"], roles)
write("records.csv", ["主体类型", "主体标识", "记录类别", "发生日期", "作出机关", "行政区划代码", "领域", "情节", "金额",
                      "结果", "引用条款", "文号", "有效期至", "摘要", "数据来源", "来源编号", "业务编号"], records)

# A file with one mistake of each kind, for the documentation of the intake.
good = [firm.row() for firm in enterprises[:3]]
wrong = [list(good[0]), list(good[1]), list(good[2])]
wrong[0][1] = wrong[0][1][:-1] + ("0" if wrong[0][1][-1] != "0" else "1")  # check character
wrong[1][5] = "2023-02-30"                                                 # no such day
wrong[2][0] = ""                                                           # no name
extra = enterprises[3].row()
extra[8] = "990101"                                                        # no such province
write("bad-enterprises.csv", ENTERPRISE_HEADINGS, wrong + [extra] + [enterprises[4].row()])
