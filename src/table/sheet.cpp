#include <table/sheet.h>

namespace xindang::table {

std::string text_of(Cell const& cell)
{
    struct AsText {
        std::string operator()(std::string const& text) const { return text; }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(model::CivilDate day) const { return day.text(); }
    };
    return std::visit(AsText{}, cell);
}

} // namespace xindang::table
