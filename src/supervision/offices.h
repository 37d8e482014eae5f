#pragma once

#include <supervision/assess.h>

namespace xindang::supervision {

/// A department (处室) or branch (分局) that inspects.
struct Office {
    std::string id;
    std::string name;
    std::array<int, 12> person_days; ///< it can give to inspections in each month
};

/// 分工: which office is responsible; everything that is asked must hold, and the first route that fits is taken.
struct Route {
    std::vector<std::string> groups;
    std::vector<std::string> risks;
    std::vector<std::string> levels;
    std::vector<std::string> regions; ///< GB/T 2260; a firm's region begins with one of these
    std::size_t office;
};

/// Who inspects, with what capacity, as conf/supervision/offices.xml says it. It promises that every firm has a
/// responsible office (the last route asks for nothing) and that every word is one of the rules. Refuses everything
/// else (BadInput at "offices.xml:41").
class Offices {
public:
    static Outcome<Offices> load(BytesView xml, std::string const& file, xml::Schema const& schema, Rules const& rules);

    std::vector<Office> const& all() const { return m_offices; }
    std::optional<std::size_t> find(std::string_view id) const;
    int days_between() const { return m_days_between; } ///< inspections of one firm, at least
    /// The route that an assessment of a firm takes.
    Route const& route_of(Assessment const& assessment, std::string_view region) const;

private:
    Offices() = default;
    std::vector<Office> m_offices;
    std::vector<Route> m_routes;
    int m_days_between = 0;
};

} // namespace xindang::supervision
