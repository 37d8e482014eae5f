#include <screening_set.h>

#include <base/utf8.h>
#include <text/syllables.h>

#include <algorithm>
#include <map>

namespace xindang::bench {

using screening::ListedNumber;
using screening::ListedSubject;
using screening::Query;
using screening::Sort;

namespace {

using Texts = std::vector<std::string>;

/// splitmix64: small, and the same everywhere.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next()
    {
        auto z = m_state += 0x9E3779B97F4A7C15ULL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
    template <class T> T const& one_of(std::vector<T> const& all) { return all[below(all.size())]; }
    /// The first of them come up most, as surnames do.
    template <class T> T const& skewed(std::vector<T> const& all) { return all[below(below(all.size()) + 1)]; }

private:
    std::uint64_t m_state;
};

struct Place {
    std::string full;
    std::string bare;
    std::string code;
};
std::vector<Place> const PLACES{{"江西省", "江西", "360000"}, {"浙江省", "浙江", "330000"},
    {"广东省", "广东", "440000"}, {"四川省", "四川", "510000"}, {"山东省", "山东", "370000"},
    {"湖北省", "湖北", "420000"}, {"河南省", "河南", "410000"}, {"吉林省", "吉林", "220000"},
    {"云南省", "云南", "530000"}, {"贵州省", "贵州", "520000"}, {"北京市", "北京", "110000"},
    {"上海市", "上海", "310000"}, {"天津市", "天津", "120000"}, {"重庆市", "重庆", "500000"},
    {"南昌市", "南昌", "360100"}, {"杭州市", "杭州", "330100"}, {"广州市", "广州", "440100"},
    {"成都市", "成都", "510100"}, {"济南市", "济南", "370100"}, {"武汉市", "武汉", "420100"},
    {"郑州市", "郑州", "410100"}, {"苏州市", "苏州", "320500"}, {"吉安市", "吉安", "360800"},
    {"宜春市", "宜春", "360900"}, {"亳州市", "亳州", "341600"}, {"通化市", "通化", "220500"},
    {"石家庄市", "石家庄", "130100"}, {"哈尔滨市", "哈尔滨", "230100"}, {"西安市", "西安", "610100"},
    {"长沙市", "长沙", "430100"}};

std::string const CORE_CHARACTERS =
    "康泰安宁福寿仁济德和华润瑞祥恒盛宏达信诚益民同春堂百草神农天元金石银海东方明珠星辰光辉博爱嘉美雅惠普利源森"
    "林正大洪兴隆昌茂丰裕庆余吉顺永久长青松鹤云峰龙凤麒麟广博远航健力健民佳佰佑圣迪凯莱奥赛诺维尔亚通汇聚鑫"
    "磊淼晶莹清馨香兰芝菊梅竹莲杏橘葵桐柏楠桂晟晖昊旭晨曦朗乾坤坤宇宙寰球";
/// One of these for another is what a clerk's eye lets pass.
Texts const EYE_SLIPS{"晴睛", "己已", "未末", "瑞端", "博搏", "林材", "杏杳", "宁宇", "康庚", "青清", "兴光", "同问",
    "恒桓", "源原", "辉挥", "峰锋", "汇江", "莱菜", "诺若", "维难", "达送", "祥详", "泰秦", "晨震", "永水", "久欠",
    "裕俗", "昌晶", "桂挂", "柏拍", "竹行", "佳住", "佑估", "凯铠", "磊垒", "莹萤", "神伸", "民氏", "芝艺", "昊吴",
    "普晋", "益盖", "信佶"};

/// Trades of one line belong together.
std::vector<Texts> const TRADES{{"制药", "药业", "医药"}, {"生物科技", "生物技术", "生物"}, {"大药房连锁", "医药连锁"},
    {"医疗器械", "医疗科技"}, {"化妆品", "日化"}, {"中药饮片", "中药材"}, {"贸易", "商贸"}, {"健康管理", "健康科技"}};
Texts const FORMS{"有限公司", "有限责任公司", "股份有限公司"};

std::string const SURNAMES =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    "崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
std::string const GIVEN =
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华玲红梅鑫波斌宇浩凯健俊帆雪帅慧建国文辉力峰玉萍莉丹琴云洁"
    "颖婷晨东旭宁欣怡然子轩梓涵雨泽博雅志远思源嘉豪佳琪晓春海燕松林荣贵福生德胜宝成立新少阳永康长青";

Texts characters_of(std::string const& text)
{
    Texts all;
    for (auto const character : utf8::decode(text))
        all.push_back(utf8::encode(character));
    return all;
}

std::string joined(Texts const& parts)
{
    std::string all;
    for (auto const& part : parts)
        all += part;
    return all;
}

struct Firm {
    std::size_t place;
    Texts core;
    std::size_t trade;
    std::size_t trade_word;
    std::size_t form;
    std::string former = {};
    bool numeral = false; ///< the last character of the core is 一

    std::string trade_text() const { return TRADES[trade][trade_word]; }
    std::string name() const { return PLACES[place].full + joined(core) + trade_text() + FORMS[form]; }
};

struct Person {
    Texts name;
    int birth_year;
    std::string number;
};

/// Characters of the pool by their syllable.
class Homophones {
public:
    explicit Homophones(Texts const& pool)
    {
        for (auto const& character : pool) {
            auto const syllable = text::syllables(utf8::decode(character), text::NameKind::Firm).front();
            auto& same = m_by_syllable[syllable];
            if (std::find(same.begin(), same.end(), character) == same.end()) same.push_back(character);
        }
    }
    /// Another character of the same sound; empty when the pool has none.
    std::string other(std::string const& character, Dice& dice) const
    {
        auto const syllable = text::syllables(utf8::decode(character), text::NameKind::Firm).front();
        auto const found = m_by_syllable.find(syllable);
        if (found == m_by_syllable.end() || found->second.size() < 2) return {};
        for (;;) {
            auto const& one = dice.one_of(found->second);
            if (one != character) return one;
        }
    }

private:
    std::map<std::string, Texts> m_by_syllable;
};

class Maker {
public:
    explicit Maker(std::uint64_t seed)
        : m_dice(seed),
          m_core(characters_of(CORE_CHARACTERS)),
          m_given(characters_of(GIVEN)),
          m_surnames(characters_of(SURNAMES)),
          m_sounds([this] {
              auto all = m_core;
              all.insert(all.end(), m_given.begin(), m_given.end());
              return Homophones(all);
          }())
    {
        for (auto const& slip : EYE_SLIPS) {
            auto const both = characters_of(slip);
            if (both[0] != both[1]) m_eye[both[0]] = both[1];
        }
    }

    Firm firm()
    {
        Firm firm{m_dice.below(PLACES.size()), {}, m_dice.below(TRADES.size()), 0, m_dice.below(FORMS.size())};
        firm.trade_word = m_dice.below(TRADES[firm.trade].size());
        for (auto n = 2 + m_dice.below(5) / 3; n > 0; --n)
            firm.core.push_back(m_dice.one_of(m_core));
        return firm;
    }

    Person person()
    {
        Person person{{m_dice.skewed(m_surnames)}, 1950 + static_cast<int>(m_dice.below(55)), {}};
        for (auto n = 1 + m_dice.below(2); n > 0; --n)
            person.name.push_back(m_dice.skewed(m_given));
        auto digits = [&](std::size_t limit, std::size_t width) {
            auto text = std::to_string(m_dice.below(limit));
            return std::string(width - std::min(width, text.size()), '0') + text;
        };
        person.number = PLACES[m_dice.below(PLACES.size())].code.substr(0, 4) + digits(90, 2) +
                        std::to_string(person.birth_year) + digits(12, 2) + digits(28, 2) + digits(1000, 3) + "X";
        return person;
    }

    Dice& dice() { return m_dice; }
    std::string eye_slip(std::string const& character) const
    {
        auto const found = m_eye.find(character);
        return found == m_eye.end() ? std::string() : found->second;
    }
    std::string ear_slip(std::string const& character) { return m_sounds.other(character, m_dice); }
    std::string other_core(std::string const& character)
    {
        for (;;) {
            auto const& other = m_dice.one_of(m_core);
            if (other != character) return other;
        }
    }

private:
    Dice m_dice;
    Texts m_core;
    Texts m_given;
    Texts m_surnames;
    Homophones m_sounds;
    std::map<std::string, std::string> m_eye;
};

ListedSubject listed_firm(Firm const& firm, std::size_t number)
{
    ListedSubject subject{
        "BENCH", 1, "FIRM-" + std::to_string(number), 1, "", "active", Sort::Enterprise, {{firm.name(), "primary"}}};
    if (!firm.former.empty()) subject.names.push_back({firm.former, "former"});
    subject.region = PLACES[firm.place].code;
    return subject;
}

ListedSubject listed_person(Person const& person, std::size_t number)
{
    ListedSubject subject{"BENCH", 1, "PERSON-" + std::to_string(number), 1, "", "active", Sort::Person,
        {{joined(person.name), "primary"}}, {{"person-id", "masked", person.number.substr(0, 6) + "************"}}};
    subject.birth_year = person.birth_year;
    return subject;
}

/// Collects the queries about one listed subject and those taken for it.
class Asker {
public:
    Asker(Maker& maker, std::vector<LabelledQuery>& queries) : m_maker(maker), m_queries(queries) {}

    void about(std::string entry, bool held_out)
    {
        m_entry = std::move(entry);
        m_held_out = held_out;
    }
    void same(std::string kind, Query query)
    {
        m_queries.push_back({std::move(kind), std::move(query), m_entry, m_held_out});
    }
    void other(std::string kind, Query query)
    {
        m_queries.push_back({"not: " + std::move(kind), std::move(query), "", m_held_out});
    }

    void firm(Firm const& firm)
    {
        auto const named = [](std::string name) {
            return Query{Sort::Enterprise, std::move(name)};
        };
        auto const& place = PLACES[firm.place];
        auto const core = joined(firm.core), trade = firm.trade_text(), form = FORMS[firm.form];
        same("as listed", named(firm.name()));
        same("width and brackets", named("（" + place.bare + "）" + core + " " + trade + form));
        same("region in short", named(place.bare + core + trade + form));
        same("without region", named(core + trade + form));
        same("without form", named(place.full + core + trade));
        same("short name", named(core + trade));
        same("region inside", named(core + "（" + place.bare + "）" + trade + form));
        same("other form", named(place.full + core + trade + FORMS[(firm.form + 1) % FORMS.size()]));
        same("trade in other words",
            named(place.full + core + TRADES[firm.trade][(firm.trade_word + 1) % TRADES[firm.trade].size()] + form));
        if (!firm.former.empty()) same("former name", named(firm.former));
        slips(firm);
        not_the_firm(firm);
    }

    void person(Person const& person)
    {
        auto const asked = [&](std::string name) {
            Query query{Sort::Person, std::move(name)};
            query.birth_year = person.birth_year;
            return query;
        };
        same("name and birth year", asked(joined(person.name)));
        auto numbered = asked(joined(person.name));
        numbered.numbers.push_back({"person-id", "clear", person.number});
        same("name and number", numbered);
        auto spaced = asked(person.name[0] + "　" + joined({person.name.begin() + 1, person.name.end()}));
        same("space in the name", spaced);
        auto slipped = person.name;
        auto const slip = m_maker.ear_slip(slipped.back());
        if (!slip.empty()) {
            slipped.back() = slip;
            numbered.name = joined(slipped);
            same("slip of sound, number", numbered);
        }
        auto elsewhere = asked(joined(person.name));
        elsewhere.birth_year = person.birth_year + 3 + static_cast<int>(m_maker.dice().below(20));
        other("same name, other birth year", elsewhere);
        auto stranger = m_maker.person();
        Query numbers{Sort::Person, joined(person.name), {{"person-id", "clear", stranger.number}}};
        if (stranger.number.substr(0, 6) != person.number.substr(0, 6)) other("same name, other number", numbers);
    }

private:
    void slips(Firm const& firm)
    {
        auto const at = m_maker.dice().below(firm.core.size());
        auto const with = [&](std::string character) {
            auto slipped = firm;
            slipped.core[at] = std::move(character);
            return Query{Sort::Enterprise, slipped.name()};
        };
        if (auto const slip = m_maker.ear_slip(firm.core[at]); !slip.empty()) same("slip of sound", with(slip));
        if (auto const slip = m_maker.eye_slip(firm.core[at]); !slip.empty()) same("slip of shape", with(slip));
        auto swapped = firm;
        std::swap(swapped.core[0], swapped.core[1]);
        if (swapped.core != firm.core) same("neighbours swapped", {Sort::Enterprise, swapped.name()});
        if (firm.core.size() > 2) {
            auto shorter = firm;
            shorter.core.erase(shorter.core.begin() + static_cast<std::ptrdiff_t>(at));
            same("a character left out", {Sort::Enterprise, shorter.name()});
        }
        auto doubled = firm;
        doubled.core.insert(doubled.core.begin() + static_cast<std::ptrdiff_t>(at), firm.core[at]);
        same("a character doubled", {Sort::Enterprise, doubled.name()});
    }

    void not_the_firm(Firm const& firm)
    {
        auto sister = firm;
        sister.trade = (firm.trade + 1 + m_maker.dice().below(TRADES.size() - 1)) % TRADES.size();
        sister.trade_word = 0;
        other("sister firm of another trade", {Sort::Enterprise, sister.name()});
        auto elsewhere = firm;
        do
            elsewhere.place = m_maker.dice().below(PLACES.size());
        while (PLACES[elsewhere.place].code.substr(0, 2) == PLACES[firm.place].code.substr(0, 2));
        other("same name in another region", {Sort::Enterprise, elsewhere.name()});
        auto neighbour = firm;
        auto const at = m_maker.dice().below(firm.core.size());
        neighbour.core[at] = m_maker.other_core(firm.core[at]);
        other("one character is another", {Sort::Enterprise, neighbour.name()});
        if (firm.numeral) {
            auto second = firm;
            second.core.back() = "二";
            other("the second works, the first listed", {Sort::Enterprise, second.name()});
        }
        other("a stranger", {Sort::Enterprise, m_maker.firm().name()});
    }

    Maker& m_maker;
    std::vector<LabelledQuery>& m_queries;
    std::string m_entry;
    bool m_held_out = false;
};

} // namespace

LabelledSet labelled_set(std::size_t firms, std::size_t persons, std::uint64_t seed)
{
    Maker maker(seed);
    LabelledSet set;
    Asker asker(maker, set.queries);
    for (std::size_t i = 0; i < firms; ++i) {
        auto firm = maker.firm();
        if (i % 4 == 0) firm.former = maker.firm().name();
        if (i % 16 < 2) {
            firm.core.push_back("一");
            firm.numeral = true;
        }
        set.listed.push_back(listed_firm(firm, i));
        asker.about(set.listed.back().entry, i % 2 == 1);
        asker.firm(firm);
    }
    for (std::size_t i = 0; i < persons; ++i) {
        auto const person = maker.person();
        set.listed.push_back(listed_person(person, i));
        asker.about(set.listed.back().entry, i % 2 == 1);
        asker.person(person);
        auto const stranger = maker.person();
        Query query{Sort::Person, joined(stranger.name)};
        query.birth_year = stranger.birth_year;
        asker.other("a stranger's name and birth year", query);
        query.numbers.push_back({"person-id", "clear", stranger.number});
        asker.other("a stranger's name and number", query);
    }
    return set;
}

std::vector<ListedSubject> many_listed(std::size_t count, std::uint64_t seed)
{
    Maker maker(seed);
    std::vector<ListedSubject> all;
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 2 == 0) {
            auto firm = listed_firm(maker.firm(), i);
            auto digits = std::to_string(i);
            firm.numbers.push_back({"credit-code", "clear", "91" + std::string(16 - digits.size(), '0') + digits});
            all.push_back(std::move(firm));
        } else {
            auto const made = maker.person();
            auto person = listed_person(made, i);
            person.numbers.push_back({"person-id", "keyed-hash", made.number, "bench-1"});
            all.push_back(std::move(person));
        }
    }
    return all;
}

} // namespace xindang::bench
