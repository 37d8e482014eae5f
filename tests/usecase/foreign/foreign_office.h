#pragma once

#include <law/catalogue.h>
#include <support/grading_office.h>
#include <usecase/foreign/import_foreign.h>
#include <usecase/foreign/review_foreign.h>
#include <usecase/foreign/show_foreign.h>

namespace xindang::test {

/// A grading office that takes in the lists of conf/foreign.
struct ForeignOffice : GradingOffice {
    std::filesystem::path home{XD_SOURCE_DIR};
    law::Catalogue law = must(law::Catalogue::load(home / "conf/law", home / "xsd"));
    crypto::SecretKey master_key = must(crypto::SecretKey::from_bytes(Bytes(32, 'k')));
    NoProgress silent;

    usecase::ForeignServices services()
    {
        return {archive, home, folder.path() / "foreign.sqlite", master_key, law.agencies(), clock, random, silent};
    }

    static std::string tax(std::string const& rows)
    {
        return std::string("确定文书文号,纳税人名称,统一社会信用代码,法定代表人姓名,公布日期,公布状态,停止公布日期,"
                           "主要违法事实\n") +
               rows;
    }
    /// One row of the tax list about the firm.
    static std::string tax_row(std::string const& facts = "虚开发票", std::string const& state = ",")
    {
        return "税稽罚〔2026〕1号,东屿省沧浪医药有限公司,91359902DY0000017F,陆望舒,2026-05-01," + state + "," + facts +
               "\n";
    }
    static std::string customs(std::string const& dated, std::string const& rows)
    {
        return "<失信企业名单 生成日期=\"" + dated + "\">" + rows + "</失信企业名单>";
    }
    static std::string customs_firm(std::string const& number, std::string const& name, std::string const& code,
        std::string const& on = "2026-05-01", std::string const& representative = "")
    {
        return "<企业 海关备案编码=\"" + number + "\" 状态=\"有效\"><企业名称>" + name +
               "</企业名称><统一社会信用代码>" + code + "</统一社会信用代码><法定代表人>" + representative +
               "</法定代表人><认定><生效日期>" + on + "</生效日期></认定></企业>";
    }

    Outcome<usecase::ForeignReceipt> try_in(usecase::ImportForeignFile request)
    {
        return usecase::import_foreign_file(CLERK, request, services());
    }
    usecase::ForeignReceipt tax_in(std::string const& dated, std::string const& rows)
    {
        return must(try_in({"tax-violations", tax(rows), day(dated.c_str())}));
    }
    usecase::ForeignReceipt customs_in(
        std::string const& dated, std::string const& rows, usecase::MassChange mass = usecase::MassChange::Ask)
    {
        usecase::ImportForeignFile request{"customs-defaulters", customs(dated, rows)};
        request.mass_change = mass;
        return must(try_in(std::move(request)));
    }
    std::vector<model::Record> listings(model::SubjectId id) const
    {
        std::vector<model::Record> found;
        for (auto const& record : archive.view().records_of(id))
            if (record.kind == model::RecordKind::Listing) found.push_back(record);
        return found;
    }
    std::vector<usecase::PossibleMatch> waiting()
    {
        return must(usecase::possible_matches(CLERK, foreign::Decision::Open, services()));
    }
    Outcome<usecase::MatchDecision> decide(
        std::uint64_t number, foreign::Decision decision, std::string const& reason = "核对营业执照")
    {
        return usecase::decide_match(CLERK, {number, decision, reason}, services());
    }
};

} // namespace xindang::test
