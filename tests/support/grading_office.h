#pragma once

#include <archive/archive.h>
#include <crypto/system_random.h>
#include <support/outcome.h>
#include <support/temp_folder.h>
#include <usecase/grading/explain_grade.h>
#include <usecase/grading/grade_enterprises.h>
#include <usecase/grading/load_schemes.h>

#include <boost/test/unit_test.hpp>

namespace xindang::test {

inline model::CivilDate day(char const* text)
{
    return must(model::CivilDate::parse(text));
}

/// An archive to grade in: a wholesaler with a head and a product, which controls another wholesaler. The clock stands
/// at 2026-07-01 and can be set.
struct GradingOffice {
    inline static usecase::Actor const CLERK{"xin", {usecase::Duty::CreditAdministrator}};
    inline static usecase::Actor const CHIEF{"wei", {usecase::Duty::Approver}};

    GradingOffice()
        : archive(must(archive::Archive::open(
              folder.path() / "archive.sqlite", must(crypto::SecretKey::from_bytes(Bytes(32, 'k'))), random))),
          schemes(must(usecase::load_schemes(XD_SOURCE_DIR)))
    {
        auto writer = must(archive.writer("xin", clock));
        firm = must(writer.register_subject({model::SubjectKind::Enterprise, "东屿省沧浪医药有限公司", {},
            {{model::IdentifierScheme::CreditCode, "91359902DY0000017F"}}, wholesaler(), day("2026-07-01")}));
        other = must(writer.register_subject(
            {model::SubjectKind::Enterprise, "东屿省扶摇医药有限公司", {}, {}, wholesaler(), day("2026-07-01")}));
        person = must(writer.register_subject({model::SubjectKind::Person, "陆望舒", {},
            {{model::IdentifierScheme::PersonId, "359901197310091004"}}, {}, day("2026-07-01")}));
        product = must(writer.register_subject({model::SubjectKind::Product, "望舒片", {}, {}, {}, day("2026-07-01")}));
        must(writer.add_role({model::RoleKind::Post, person, firm, "企业负责人", {day("2026-05-06"), std::nullopt}}));
        must(writer.add_role({model::RoleKind::Holder, firm, product, "", {day("2020-05-06"), std::nullopt}}));
        must(writer.add_role({model::RoleKind::Control, firm, other, "", {day("2020-05-06"), std::nullopt}}));
        for (auto const id : {firm, other})
            must(writer.add_record(record(id, "L" + id.text(), model::RecordKind::Licence, "2026-03-03", "准予")));
        writer.commit();
    }

    model::Record record(model::SubjectId subject, std::string const& reference, model::RecordKind kind, char const* on,
        std::string const& result) const
    {
        return {model::EntryNumber{1}, subject, std::nullopt, kind, day(on), "", "", model::Field::Drug,
            model::Gravity::None, model::Money::zero(), result, "", "云市监罚〔2026〕" + reference + "号", std::nullopt,
            "", "测试", reference, ""};
    }
    model::Record penalty(
        model::SubjectId subject, std::string const& reference, char const* on, model::Gravity gravity) const
    {
        auto penalty = record(subject, reference, model::RecordKind::Penalty, on, "罚款");
        penalty.gravity = gravity;
        return penalty;
    }

    model::EntryNumber add(model::Record const& record)
    {
        auto writer = must(archive.writer("xin", clock));
        auto const entry = must(writer.add_record(record));
        writer.commit();
        return entry;
    }

    usecase::GradeReceipt grade(model::CivilDate on)
    {
        NoProgress silent;
        return must(usecase::grade_enterprises(CLERK, {std::nullopt, on}, scheme(), archive, clock, silent));
    }
    usecase::ExplainedGrade explain(model::SubjectId id) const
    {
        return must(usecase::explain_grade(CLERK, {id, "", std::nullopt}, schemes, archive, clock));
    }

    void set_clock(char const* moment) { clock = FixedClock(must(Instant::parse(moment))); }

    grading::Scheme const& scheme() const { return schemes.front(); }

    TempFolder folder;
    crypto::SystemRandom random;
    archive::Archive archive;
    FixedClock clock{must(Instant::parse("2026-07-01T09:00:00+08:00"))};
    std::vector<grading::Scheme> schemes;
    model::SubjectId firm{model::SubjectKind::Enterprise, 1};
    model::SubjectId other{model::SubjectKind::Enterprise, 2};
    model::SubjectId person{model::SubjectKind::Person, 1};
    model::SubjectId product{model::SubjectKind::Product, 1};

private:
    static model::Fields wholesaler()
    {
        return {{"enterprise_type", "药品批发企业"}, {"field", "药品"}, {"started_on", "2012-05-08"}};
    }
};

} // namespace xindang::test
