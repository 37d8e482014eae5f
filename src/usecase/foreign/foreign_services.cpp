#include <usecase/foreign/foreign_services.h>

namespace xindang::usecase {

Outcome<foreign::Sources> ForeignServices::sources() const
{
    std::set<std::string> codes;
    for (auto const& agency : agencies.all())
        codes.insert(agency.code);
    return foreign::Sources::load(home, codes);
}

std::string name_of(foreign::Source const& source, law::Agencies const& agencies)
{
    auto const agency = agencies.find(source.agency);
    return (agency ? agency->name : source.agency) + "《" + source.list + "》";
}

} // namespace xindang::usecase
