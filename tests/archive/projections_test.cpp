#include <archive/small_archive.h>

#include <crypto/hash.h>
#include <sql/connection.h>

using namespace xindang;
using test::day;
using test::must;
using test::SmallArchive;

namespace {

/// Every row of every projection, as text.
std::string rows_of(SmallArchive const& small)
{
    auto connection = must(sql::Connection::open(small.file(), sql::Mode::ReadOnly));
    std::string all;
    for (auto const* const table :
        {"subject", "identifier", "search_key", "role", "record", "record_ref", "document", "notice", "event"}) {
        auto rows = connection.query("SELECT * FROM " + std::string(table) + " ORDER BY 1, 2");
        while (rows.next()) {
            all += table;
            for (int column = 0; column < rows.columns(); ++column)
                all += "|" + std::string(rows.is_null(column) ? "-" : rows.text(column));
            all += "\n";
        }
    }
    return all;
}

/// Something of every kind, chosen by a repeatable dice.
void fill(SmallArchive& small, unsigned seed)
{
    test::CountingRandom dice(seed);
    auto const roll = [&](std::size_t sides) {
        return static_cast<unsigned char>(dice.bytes(1)[0]) % sides;
    };
    auto writer = small.writer();
    std::vector<model::SubjectId> subjects;
    std::vector<model::EntryNumber> records;
    std::vector<model::EntryNumber> roles;
    for (int step = 0; step < 120; ++step) {
        auto const mark = std::to_string(seed) + "-" + std::to_string(step);
        auto const pick = [&] {
            return subjects[roll(subjects.size())];
        };
        switch (subjects.size() < 3 ? roll(2) : roll(12)) {
        case 0:
            subjects.push_back(must(writer.register_subject(SmallArchive::firm("甲药业" + mark, "C" + mark))));
            break;
        case 1:
            subjects.push_back(must(writer.register_subject(SmallArchive::person("张三" + mark, "N" + mark))));
            break;
        case 2: {
            archive::Amendment amendment{day("2024-01-01")};
            amendment.name = "新名" + mark;
            (void)writer.amend_subject(pick(), amendment);
            break;
        }
        case 3:
            if (auto const role =
                    writer.add_role({model::RoleKind::Post, pick(), pick(), "经理", {day("2021-01-01"), {}}}))
                roles.push_back(*role);
            break;
        case 4:
            if (!roles.empty()) (void)writer.end_role(roles[roll(roles.size())], day("2025-01-01"));
            break;
        case 5:
        case 6:
        case 7:
            if (auto const record = writer.add_record(SmallArchive::record(pick(), "2025-02-03", mark)))
                records.push_back(*record);
            break;
        case 8:
            if (!records.empty()) {
                auto const entry = records[roll(records.size())];
                if (auto const known = writer.record(entry))
                    records.push_back(must(writer.correct_record(entry, *known, "更正", day("2025-03-01"))));
            }
            break;
        case 9:
            if (!records.empty()) (void)writer.retract_record(records[roll(records.size())], "撤销", day("2025-03-01"));
            break;
        case 10: {
            auto const serial = writer.next_document_number("S", 2025);
            (void)writer.issue_document({pick(), day("2025-04-01"), "interview-notice",
                "S2025-" + std::to_string(serial), "S", 2025, serial, "通知书", crypto::sha256(mark), {}});
            must(writer.publish_notice({std::nullopt, "n" + mark, "S", day("2025-04-01"), std::nullopt, {}}));
            if (roll(2) == 0) must(writer.withdraw_notice("n" + mark, "x", day("2025-05-01")));
            must(writer.list_published(day("2025-04-01"), {{"list", mark}}));
            break;
        }
        default:
            (void)writer.erase_person(pick(), "申请", day("2025-06-01"));
            (void)writer.business("M" + mark, pick(), day("2025-06-01"));
        }
    }
    writer.commit();
}

} // namespace

BOOST_AUTO_TEST_SUITE(projections_test)

BOOST_AUTO_TEST_CASE(projections_made_again_from_the_ledger_equal_the_living_ones)
{
    for (unsigned seed = 1; seed <= 8; ++seed) {
        SmallArchive small;
        fill(small, seed);
        auto const living = rows_of(small);
        BOOST_CHECK_EQUAL(must(small.archive.rebuild()), small.archive.view().size());
        BOOST_CHECK_MESSAGE(rows_of(small) == living, "seed " << seed);
        BOOST_CHECK(living.find("document|") != std::string::npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()
