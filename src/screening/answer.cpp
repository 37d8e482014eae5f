#include <screening/answer.h>

#include <model/words.h>

namespace xindang::screening {

namespace {

constexpr std::array WAYS{
    model::Word<Way>{Way::NumberExact, "number-exact", "号码相同"},
    model::Word<Way>{Way::NumberHash, "number-hash", "号码校验值相同"},
    model::Word<Way>{Way::NameExact, "name-exact", "名称完全相同"},
    model::Word<Way>{Way::NameFolded, "name-folded", "仅字形、全半角或标点不同"},
    model::Word<Way>{Way::FormerName, "former-name", "曾用名"},
    model::Word<Way>{Way::OtherName, "other-name", "名单所列简称或别名"},
    model::Word<Way>{Way::ShortName, "short-name", "省略地区或组织形式"},
    model::Word<Way>{Way::WordOrder, "word-order", "词序不同"},
    model::Word<Way>{Way::Pinyin, "pinyin", "拼音相同"},
    model::Word<Way>{Way::CharacterSlip, "character-slip", "音近、形近或颠倒"},
    model::Word<Way>{Way::Similar, "similar", "相似"},
};
constexpr std::array LEVELS{
    model::Word<Level>{Level::Match, "match", "命中"},
    model::Word<Level>{Level::Possible, "possible", "疑似"},
};
constexpr std::array SORTS{
    model::Word<Sort>{Sort::Enterprise, "enterprise", "企业"},
    model::Word<Sort>{Sort::Person, "person", "人员"},
};

} // namespace

std::string_view word_of(Way way)
{
    return model::row_of(WAYS, way).word;
}

std::string_view chinese_of(Way way)
{
    return model::row_of(WAYS, way).chinese;
}

std::string_view word_of(Level level)
{
    return model::row_of(LEVELS, level).word;
}

std::string_view chinese_of(Level level)
{
    return model::row_of(LEVELS, level).chinese;
}

std::string_view word_of(Sort sort)
{
    return model::row_of(SORTS, sort).word;
}

} // namespace xindang::screening
