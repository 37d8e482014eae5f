#include <usecase/json_findings.h>

namespace xindang::usecase {

Json json_of(Findings const& findings)
{
    auto array = Json::array();
    for (auto const& finding : findings.all())
        array.push(Json::object()
                       .set("severity", name_of(finding.severity))
                       .set("rule", finding.rule)
                       .set("where", finding.where)
                       .set("text", finding.text));
    return array;
}

} // namespace xindang::usecase
