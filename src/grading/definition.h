#pragma once

#include <model/civil_date.h>
#include <model/money.h>
#include <model/record.h>
#include <model/score.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::grading {

/// Through whom a record reaches the enterprise that is graded.
enum class Source : std::uint8_t {
    Own,        ///< it is about the enterprise itself
    Product,    ///< about a product, on a day on which the enterprise was its holder
    Person,     ///< about a person who is in a post at the enterprise on the cut-off day
    Business,   ///< about a matter (case, application, inspection) that concerns the enterprise
    Controlled, ///< about an enterprise that this one controls on the cut-off day
};
constexpr std::size_t SOURCE_COUNT = 5;

std::string_view word_of(Source source);    ///< "product"
std::string_view chinese_of(Source source); ///< "品种"
Outcome<Source> parse_source(std::string_view word);

/// How the records that meet a condition become points. docs/grading.md defines each in one sentence.
enum class Function : std::uint8_t { Count, Sum, Worst, Latest, Exists, None, DaysSince, RepeatedWithin, Ratio };

std::string_view word_of(Function function);    ///< "repeated-within"
std::string_view chinese_of(Function function); ///< "期内再次"
Outcome<Function> parse_function(std::string_view word);

enum class Effect : std::uint8_t { Loss, Gain };

/// What must hold of a record's last day of validity on the cut-off day.
enum class Validity : std::uint8_t { Any, InForce, Lapsed };

/// What a granted credit repair (信用修复) of a record does to it, from the day of the repair on.
enum class AfterRepair : std::uint8_t { Dropped, Kept };

/// A length of time as schemes write it: "36m", "3y" or "30d".
struct Span {
    int months = 0;
    int days = 0;

    static Outcome<Span> parse(std::string_view text);
    /// The day reached from `day`; months fall back to the month's last day.
    model::CivilDate from(model::CivilDate day) const { return day.plus_months(months).plus_days(days); }
    std::string chinese() const; ///< "36个月", "30日"
    bool operator==(Span const&) const = default;
};

/// Which records an indicator looks at. An empty list asks for nothing.
struct Condition {
    std::vector<model::RecordKind> kinds; ///< at least one
    std::vector<Source> sources;          ///< at least one
    std::vector<model::Field> fields;
    std::vector<std::string> results;              ///< words of the scheme's vocabulary
    std::vector<std::string> articles;             ///< an article cited begins with one of these
    std::vector<std::string> posts;                ///< of the person through whom the record comes
    model::Gravity gravity = model::Gravity::None; ///< at least
    std::optional<model::Money> amount_from;
    std::optional<model::Money> amount_below;
    /// Counts on the days from occurred_on to occurred_on + within, both included; without it for ever.
    std::optional<Span> within;
    Validity validity = Validity::Any;
    AfterRepair after_repair = AfterRepair::Dropped;
    bool operator==(Condition const&) const = default;
};

/// Points by what is in between two limits; `below` is open when absent. Amounts are in fen, ratios in per mille.
struct Tier {
    std::int64_t from = 0;
    std::optional<std::int64_t> below;
    model::Score points;
    int line = 0;
};

/// Points by gravity: for records at least this grave, until the next graver tier.
struct GravityTier {
    model::Gravity gravity;
    model::Score points;
    int line = 0;
};

/// From this age on a record keeps only so many per cent of its points.
struct DecayStep {
    Span after;
    int percent = 100;
    int line = 0;
};

/// Which enterprises something applies to; an empty list means all.
struct Scope {
    std::vector<std::string> types;
    std::vector<model::Field> fields;
    bool operator==(Scope const&) const = default;
};

/// 指标.
struct Indicator {
    std::string id;
    std::string name;
    std::string measures; ///< what it measures, one sentence
    std::string basis;    ///< the article or document it rests on
    std::size_t dimension = 0;
    Effect effect = Effect::Loss;
    Function function = Function::Count;
    Scope scope;
    Condition condition;
    std::optional<model::Score> points; ///< per record, or once for exists and none
    std::optional<model::Score> cap;
    int free = 0;                   ///< count: the first so many carry no points (首违不罚)
    int times = 1;                  ///< exists: at least so many; ratio: at least so many records in all
    std::optional<Span> again;      ///< repeated-within: a record counts when the one before is no older than this
    std::optional<Span> older_than; ///< none: only for enterprises in business at least this long
    std::vector<GravityTier> gravity_tiers;
    std::vector<Tier> amount_tiers;  ///< by the amount of each record
    std::vector<Tier> measure_tiers; ///< by the number that the function gives
    std::vector<DecayStep> decay;
    /// A record that one of these indicators looks at is theirs and does not count here: ids, or the beginning of ids
    /// and a star ("YP*").
    std::vector<std::string> yields_to;
    int line = 0;

    bool yields(std::string_view to) const;
};

/// 一票否决 and other limits of the grade whatever the score is.
struct Limit {
    enum class Bound { AtMost, AtLeast };

    std::string id;
    std::string name;
    std::string basis;
    Bound bound = Bound::AtMost;
    model::Grade grade = model::Grade::D;
    Scope scope;
    std::optional<Condition> condition; ///< holds with at least `times` such records
    int times = 1;
    std::optional<Span> younger_than; ///< holds for enterprises in business less long than this
    int line = 0;
};

/// 维度.
struct Dimension {
    std::string id;
    std::string name;
    std::optional<model::Score> loss_cap;
    std::optional<model::Score> gain_cap;
    int line = 0;
};

/// The grade of scores from `from` (included) to `below` (excluded); the outer ones are open.
struct Band {
    model::Grade grade;
    std::optional<model::Score> from;
    std::optional<model::Score> below;
    int line = 0;
};

/// Bands of the enterprises in scope; the first set whose scope fits is used.
struct BandSet {
    Scope scope;
    std::vector<Band> bands;
    int line = 0;
};

/// An article of the scheme's own text; a basis 本方案第N条 must name one.
struct HouseArticle {
    int number = 0;
    std::string text;
    int line = 0;
};

/// Result words that records of a kind may have.
struct ResultWords {
    model::RecordKind kind;
    std::vector<std::string> words;
};

/// A record of the kind with one of the results `opened` stands open until one with a result of `by` follows it: of the
/// same subject and the same number or matter. From the day of that one on it is no longer in force.
struct Closing {
    model::RecordKind kind = model::RecordKind::Inspection;
    std::vector<std::string> opened;
    std::vector<std::string> by;
    int line = 0;
};

/// Everything a scheme file says, as it says it.
struct Definition {
    std::string id;
    std::string version;
    std::string succeeds; ///< the version that ends on the day before this one begins; may be empty
    std::string title;
    std::optional<model::CivilDate> effective_from;
    std::optional<model::CivilDate> effective_until;
    model::Score start;
    model::Score lowest;
    model::Score highest;
    std::vector<std::string> enterprise_types;
    std::vector<std::string> posts;
    std::vector<ResultWords> results;
    std::vector<Closing> closings;
    std::string repair_granted; ///< the result of a repair record that lifts the record with the same number
    std::string ban_result;     ///< the result under which a ban of the register appears as a penalty
    std::vector<HouseArticle> articles;
    std::vector<Dimension> dimensions;
    std::vector<BandSet> band_sets;
    std::vector<Limit> limits;
    std::vector<Indicator> indicators;
    int line = 1;
};

} // namespace xindang::grading
