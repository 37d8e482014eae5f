#pragma once

#include <archive/archive.h>
#include <usecase/actor.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::usecase {

/// The subject with this number, whatever kind of number it is: our own (E12), a credit code, a person's number, an
/// approval number, a licence number, a registration number or the number of a matter, each in any way of writing its
/// value type reads. An erased person is nobody.
std::optional<model::SubjectId> subject_by_number(archive::View const& view, std::string_view number);

struct FindSubject {
    std::string text;
    std::size_t limit = 20;
    archive::AsOf as_of = {};
};

struct FoundSubject {
    model::Subject subject;
    std::string matched; ///< "name", "former-name", "identifier", "pinyin", "initials"
};

/// Finds subjects by any name, former name, number, pinyin or initials, best first; persons only by whole names or
/// numbers. Needs a duty of the office. BadInput at "text" when there is nothing to look for.
Outcome<std::vector<FoundSubject>> find_subject(
    Actor const& actor, FindSubject const& request, archive::Archive const& archive);

} // namespace xindang::usecase
