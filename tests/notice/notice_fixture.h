#pragma once

#include <crypto/hash.h>
#include <notice/notice_page.h>
#include <notice/redaction.h>
#include <support/outcome.h>

namespace xindang::test {

inline notice::RedactionPolicy shipped_policy()
{
    std::filesystem::path const source{XD_SOURCE_DIR};
    return must(
        notice::RedactionPolicy::load(source / "conf/notice/redaction.xml", source / "xsd/redaction-policy.xsd"));
}

inline notice::Pages shipped_pages()
{
    return must(notice::Pages::load(std::filesystem::path{XD_SOURCE_DIR} / "templates/pages"));
}

inline model::CivilDate day(std::string_view text)
{
    return must(model::CivilDate::parse(text));
}

inline notice::SiteIdentity identity()
{
    return {"测试省药品监督管理局", "行政处罚信息公示", "https://public.example/", ""};
}

inline notice::Notice a_notice(std::string_view number = "东药监罚〔2026〕12号")
{
    return {must(model::DocumentNumber::parse(number)), "赵测试生产销售假药案行政处罚决定", "赵测试", "生产销售假药",
        "终身禁止从事药品生产经营活动", "测试省药品监督管理局", day("2026-01-05"), day("2026-01-12"), std::nullopt,
        crypto::sha256("page"), crypto::sha256("pdf"), must(Instant::parse("2026-01-12T09:00:00+08:00")),
        notice::NoticeState::Published, {}, {}, {"行政处罚", "违法行为类型", "处罚内容"}};
}

inline constexpr auto GONGWEN = R"(<?xml version="1.0" encoding="UTF-8"?>
<gongwen xmlns="urn:xindang:gongwen:1" version="1" title="行政处罚决定书">
<section form="summary"><title>行政处罚信息摘要</title><body><table><column share="3"/><column share="7"/>
<row><cell kind="label"><p>决定书文号</p></cell><cell><p>东药监罚〔2026〕12号</p></cell></row></table></body></section>
<section form="plain"><organ-mark>测试省药品监督管理局</organ-mark><number>东药监罚〔2026〕12号</number>
<title>行政处罚决定书</title><body><heading level="1">一、案件事实</heading><p>经查，当事人 &lt;b&gt; 生产<field name="x">假药</field>。</p></body>
<signature seal="agency"><organ>测试省药品监督管理局</organ><date>2026年1月5日</date></signature></section></gongwen>)";

} // namespace xindang::test
