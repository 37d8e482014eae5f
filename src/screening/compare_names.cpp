#include <screening/compare_names.h>

#include <algorithm>
#include <array>

namespace xindang::screening {

namespace {

constexpr int FULL = 1000;

/// What it costs to take one character for the other, of FULL.
int substitution(NameForm const& a, std::size_t i, NameForm const& b, std::size_t j, Rules const& rules)
{
    auto const& costs = rules.costs;
    if (a.characters[i] == b.characters[j]) return 0;
    auto const &left = a.traits[i], &right = b.traits[j];
    if (left.numeral && right.numeral) return costs.numeral;
    auto cost = FULL;
    if (left.sound != 0 && left.sound == right.sound) {
        cost = costs.same_sound;
    } else if (left.near_sound != 0 && left.near_sound == right.near_sound) {
        cost = costs.near_sound;
    }
    return cost > costs.same_shape && rules.lexicon.alike(left.look, right.look) ? costs.same_shape : cost;
}

/// Characters of one name that are compared, and how much each counts.
struct Sequence {
    NameForm const& name;
    std::array<std::uint8_t, NameForm::MOST> at;
    std::array<int, NameForm::MOST> weight;
    std::size_t size = 0;
    int total = 0;

    explicit Sequence(NameForm const& of) : name(of) {}
    void add(std::uint8_t position, int counts)
    {
        at[size] = position;
        weight[size++] = counts;
        total += counts;
    }
};

Sequence part_of(NameForm const& name, Part part)
{
    Sequence sequence(name);
    for (std::uint8_t i = 0; i < name.size; ++i)
        if (name.parts[i] == part) sequence.add(i, FULL);
    return sequence;
}

Sequence whole_of(NameForm const& name, Rules::Weights const& weights)
{
    Sequence sequence(name);
    // A character of the region or form says little of who it is, whatever the number of characters there.
    std::array const by_part{weights.core, weights.region / 4, weights.industry / 2, weights.form / 4};
    for (std::uint8_t i = 0; i < name.size; ++i)
        sequence.add(i, by_part[static_cast<std::size_t>(name.parts[i])]);
    return sequence;
}

/// Likeness by the cheapest way from one sequence to the other: taking one character for another, leaving one out,
/// swapping two neighbours. FULL for the same, 0 when nothing is left.
int likeness(Sequence const& a, Sequence const& b, Rules const& rules)
{
    auto const& costs = rules.costs;
    if (a.total + b.total == 0) return FULL;
    constexpr auto WIDTH = NameForm::MOST + 1;
    std::array<std::array<int, WIDTH>, 3> rows;
    auto *before = &rows[0], *above = &rows[1], *row = &rows[2];
    (*above)[0] = 0;
    for (std::size_t j = 0; j < b.size; ++j)
        (*above)[j + 1] = (*above)[j] + b.weight[j];
    for (std::size_t i = 0; i < a.size; ++i) {
        (*row)[0] = (*above)[0] + a.weight[i];
        for (std::size_t j = 0; j < b.size; ++j) {
            auto const swapped = std::max(a.weight[i], b.weight[j]);
            auto cost = std::min((*above)[j + 1] + a.weight[i], (*row)[j] + b.weight[j]);
            cost = std::min(
                cost, (*above)[j] + 2 * swapped * substitution(a.name, a.at[i], b.name, b.at[j], rules) / FULL);
            if (i > 0 && j > 0 && a.name.characters[a.at[i]] == b.name.characters[b.at[j - 1]] &&
                a.name.characters[a.at[i - 1]] == b.name.characters[b.at[j]])
                cost = std::min(cost, (*before)[j - 1] + 2 * swapped * costs.swap / FULL);
            (*row)[j + 1] = cost;
        }
        auto* const free = before;
        before = above;
        above = row;
        row = free;
    }
    return std::max(0, FULL - FULL * (*above)[b.size] / (a.total + b.total));
}

bool numerals_differ(NameForm const& a, NameForm const& b)
{
    auto const next = [](NameForm const& name, std::size_t from) {
        while (from < name.size && !(name.traits[from].numeral && name.parts[from] == Part::Core))
            ++from;
        return from;
    };
    auto i = next(a, 0), j = next(b, 0);
    if (i == a.size || j == b.size) return false;
    while (i < a.size && j < b.size) {
        if (a.characters[i] != b.characters[j]) return true;
        i = next(a, i + 1U);
        j = next(b, j + 1U);
    }
    return i < a.size || j < b.size;
}

void compare_regions(Likeness& like, NameForm const& a, NameForm const& b, Rules const& rules)
{
    auto const has_a = a.region != NameForm::NONE, has_b = b.region != NameForm::NONE;
    if (has_a != has_b) {
        like.region = rules.parts.one_missing;
    } else if (!has_a || rules.lexicon.related(a.region, b.region)) {
        like.region = FULL;
    } else {
        like.region_differs = true;
    }
}

void compare_trades(Likeness& like, NameForm const& a, NameForm const& b, Rules const& rules)
{
    auto const trade_a = part_of(a, Part::Industry), trade_b = part_of(b, Part::Industry);
    if ((trade_a.size == 0) != (trade_b.size == 0)) {
        like.industry = rules.parts.one_missing;
        return;
    }
    like.industry = likeness(trade_a, trade_b, rules);
    if (like.industry < rules.parts.same_trade && (a.trades & b.trades) != 0) like.industry = rules.parts.same_trade;
    like.trade_differs = like.industry < rules.parts.same_trade && (a.trades & b.trades) == 0 && trade_a.size > 0;
}

void compare_forms(Likeness& like, NameForm const& a, NameForm const& b, Rules const& rules)
{
    if (a.has_form != b.has_form) {
        like.form = rules.parts.one_missing;
        return;
    }
    like.form = std::max(rules.parts.other_form, likeness(part_of(a, Part::Form), part_of(b, Part::Form), rules));
}

} // namespace

Likeness compare(NameForm const& asked, NameForm const& listed, Sort sort, Rules const& rules)
{
    Likeness like;
    like.core = likeness(part_of(asked, Part::Core), part_of(listed, Part::Core), rules);
    like.numeral_differs = numerals_differ(asked, listed);
    if (sort == Sort::Person) {
        like.parts = like.whole = like.core;
        return like;
    }
    compare_regions(like, asked, listed, rules);
    compare_trades(like, asked, listed, rules);
    compare_forms(like, asked, listed, rules);
    auto const& weights = rules.weights;
    like.parts = (weights.core * like.core + weights.industry * like.industry + weights.region * like.region +
                     weights.form * like.form) /
                 (weights.core + weights.industry + weights.region + weights.form);
    like.whole = likeness(whole_of(asked, weights), whole_of(listed, weights), rules);
    return like;
}

} // namespace xindang::screening
