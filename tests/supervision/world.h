#pragma once

#include <base/files.h>
#include <law/catalogue.h>
#include <supervision/plan.h>
#include <support/outcome.h>

#include <string>

namespace xindang::test {

/// Small rules: makers with three risk levels, and offices of our own choosing, under the shipped law.
struct SupervisionWorld {
    std::filesystem::path home{XD_SOURCE_DIR};
    law::Catalogue law = must(law::Catalogue::load(home / "conf/law", home / "xsd"));
    xml::Schema rules_schema = must(xml::Schema::load(home / "xsd/supervision-rules.xsd"));
    xml::Schema offices_schema = must(xml::Schema::load(home / "xsd/supervision-offices.xsd"));

    static std::string rules_text()
    {
        return R"(<supervision xmlns="urn:x-xindang:supervision:1" version="1" title="t" effective-from="2026-01-01">
<article number="1">a</article>
<vocabulary><traits>无菌 植入 第三类</traits><attribute name="operations">委托生产</attribute>
<uncounted-results>整改完成</uncounted-results><derived-trait trait="第三类" pattern="h械注准y3dddddd"/></vocabulary>
<group id="maker" name="生产企业" field="device" types="生产企业">
<risk id="high" name="高" from="50"/><risk id="medium" name="中" from="10"/><risk id="low" name="低" from="0"/>
<factor id="F1" name="植入" points="10" at-least="high" traits="植入"><basis house="1"/></factor>
<factor id="F2" name="无菌" points="40" traits="无菌"><basis statute="device-production-measures" article="49" certainty="verified"/></factor>
<factor id="F3" name="委托" points="10" attribute="operations" has="委托生产"><basis house="1"/></factor>
<factor id="F4" name="多品种" points="10" products-from="2"><basis house="1"/></factor>
<factor id="F5" name="新办" points="5" younger-than-months="24"><basis house="1"/></factor>
<factor id="F6" name="召回" points="10" recalls-from="500" recall-months="36"><basis house="1"/></factor>
<level id="3" name="三级"><inspection kind="全项目" times="4" years="1" person-days="2"/><basis house="1"/></level>
<level id="2" name="二级"><inspection kind="检查" times="1" years="1" person-days="2" alternate-years="2" alternate-kind="全项目" alternate-person-days="4"/><basis house="1"/></level>
<level id="1" name="一级"><inspection kind="检查" times="1" years="4" person-days="2" yearly-share="25"/><basis house="1"/></level>
<matrix><row risk="high" A="2" B="3" C="3" D="3" ungraded="3"/><row risk="medium" A="1" B="2" C="2" D="3" ungraded="2"/>
<row risk="low" A="1" B="1" C="2" D="2" ungraded="1"/></matrix></group>
<key-reason id="d" text="D级" grades="D"><basis house="1"/></key-reason>
<key-reason id="i" text="植入且三级" levels="3" factors="F1"><basis house="1"/></key-reason>
</supervision>)";
    }

    static std::string offices_text(int person_days)
    {
        return R"(<offices xmlns="urn:x-xindang:offices:1" days-between-inspections="25"><office id="head" name="处" person-days=")" +
               std::to_string(person_days) + R"("/><office id="branch" name="局" person-days=")" +
               std::to_string(person_days) +
               R"("/><route risks="high" office="head"/><route regions="35" office="branch"/><route office="branch"/></offices>)";
    }

    Outcome<supervision::Rules> read_rules(std::string const& text) const
    {
        return supervision::Rules::load(text, "rules.xml", rules_schema, law.statutes());
    }
    supervision::Rules rules = must(read_rules(rules_text()));

    Outcome<supervision::Offices> read_offices(std::string const& text) const
    {
        return supervision::Offices::load(text, "offices.xml", offices_schema, rules);
    }

    static model::CivilDate day(char const* text) { return must(model::CivilDate::parse(text)); }

    static supervision::FirmFacts firm(std::uint64_t number, std::optional<model::Grade> grade)
    {
        return {model::SubjectId(model::SubjectKind::Enterprise, number), "企业" + std::to_string(number), "", "359901",
            {"生产企业"}, {}, day("2010-01-01"), {}, {}, {}, grade};
    }
    static supervision::HeldProduct product(std::vector<std::string> traits)
    {
        return {"某产品", model::Field::Device, std::move(traits)};
    }
};

} // namespace xindang::test
