#include <usecase/grading/json_shifts.h>

namespace xindang::usecase {

Json json_of(std::vector<Shift> const& shifts)
{
    auto json = Json::array();
    for (auto const& shift : shifts)
        json.push(Json::object()
                      .set("id", shift.id)
                      .set("name", shift.name)
                      .set("before", shift.before.text())
                      .set("after", shift.after.text()));
    return json;
}

Json json_of(std::vector<LimitShift> const& limits)
{
    auto json = Json::array();
    for (auto const& limit : limits)
        json.push(Json::object()
                      .set("id", limit.id)
                      .set("name", limit.name)
                      .set("change", limit.change == LimitShift::Change::Begins ? "begins" : "ends"));
    return json;
}

Json json_of(std::vector<Mover> const& movers)
{
    auto json = Json::array();
    for (auto const& mover : movers)
        json.push(Json::object()
                      .set("id", mover.id)
                      .set("name", mover.name)
                      .set("firms", mover.firms)
                      .set("total", mover.total.text()));
    return json;
}

Json json_of(grading::Mark const& mark)
{
    return Json::object().set("score", mark.score.text()).set("grade", model::word_of(mark.grade));
}

} // namespace xindang::usecase
