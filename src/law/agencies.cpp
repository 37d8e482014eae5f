#include <law/agencies.h>

#include <stdexcept>

namespace xindang::law {

Agency const& Agencies::own() const
{
    for (auto const& agency : m_agencies)
        if (agency.part == Agency::Part::Own) return agency;
    throw std::logic_error("agencies without the own one: they did not come from the loader");
}

std::vector<Agency> Agencies::partners() const
{
    std::vector<Agency> partners;
    for (auto const& agency : m_agencies)
        if (agency.part == Agency::Part::Partner) partners.push_back(agency);
    return partners;
}

Outcome<Agency> Agencies::find(std::string_view code) const
{
    for (auto const& agency : m_agencies)
        if (agency.code == code) return agency;
    return Refusal{Fault::NotFound, "no agency has the code " + std::string(code), "agency"};
}

} // namespace xindang::law
