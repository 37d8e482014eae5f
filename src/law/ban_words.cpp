#include <law/ban_words.h>

#include <model/words.h>

namespace xindang::law {

using model::Word;

static constexpr std::array<Word<BanKind>, 7> KINDS{{
    {BanKind::PersonActivity, "person-activity", "限制从业"},
    {BanKind::UnitActivity, "unit-activity", "限制开展活动"},
    {BanKind::UnitApplication, "unit-application", "不受理单位申请"},
    {BanKind::Application, "application", "不受理申请"},
    {BanKind::Import, "import", "禁止进口"},
    {BanKind::CourtBan, "court-ban", "从业禁止"},
    {BanKind::Post, "post", "不得任职"},
}};

static constexpr std::array<Word<TermForm>, 5> FORMS{{
    {TermForm::Fixed, "fixed", ""},
    {TermForm::YearsToLife, "years-to-life", ""},
    {TermForm::SpanToLife, "span-to-life", ""},
    {TermForm::Life, "life", "终身"},
    {TermForm::Range, "range", ""},
}};

static constexpr std::array<Word<SeverityCondition>, 6> CONDITIONS{{
    {SeverityCondition::None, "none", ""},
    {SeverityCondition::Serious, "serious", "情节严重"},
    {SeverityCondition::Consequence, "consequence", "造成严重后果"},
    {SeverityCondition::FakeOrSerious, "fake-or-serious", ""},
    {SeverityCondition::Dismissed, "dismissed", "受到开除处分"},
    {SeverityCondition::Refusal, "refusal", "拒不履行"},
}};

static constexpr std::array<Word<Detention>, 3> DETENTIONS{{
    {Detention::No, "no", ""},
    {Detention::May, "may", "可以"},
    {Detention::Shall, "shall", "应当"},
}};

static constexpr std::array<Word<BanDecider>, 7> DECIDERS{{
    {BanDecider::County, "county", "县级以上"},
    {BanDecider::Provincial, "provincial", "省级以上"},
    {BanDecider::ProvincialOnly, "provincial-only", "省级"},
    {BanDecider::Regulator, "regulator", "负责药品监督管理的部门"},
    {BanDecider::Court, "court", "人民法院"},
    {BanDecider::Other, "other", "其他机关"},
    {BanDecider::Unnamed, "unnamed", "未指明"},
}};

std::string_view word_of(BanKind kind)
{
    return row_of(KINDS, kind).word;
}
Outcome<BanKind> parse_ban_kind(std::string_view word)
{
    return parse_word(KINDS, word, "kind");
}

std::string_view word_of(TermForm form)
{
    return row_of(FORMS, form).word;
}
Outcome<TermForm> parse_term_form(std::string_view word)
{
    return parse_word(FORMS, word, "form");
}

std::string_view word_of(SeverityCondition condition)
{
    return row_of(CONDITIONS, condition).word;
}
Outcome<SeverityCondition> parse_severity_condition(std::string_view word)
{
    return parse_word(CONDITIONS, word, "severity");
}

std::string_view word_of(Detention detention)
{
    return row_of(DETENTIONS, detention).word;
}
Outcome<Detention> parse_detention(std::string_view word)
{
    return parse_word(DETENTIONS, word, "detention");
}

std::string_view word_of(BanDecider decider)
{
    return row_of(DECIDERS, decider).word;
}
Outcome<BanDecider> parse_ban_decider(std::string_view word)
{
    return parse_word(DECIDERS, word, "decider");
}

} // namespace xindang::law
