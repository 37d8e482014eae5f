#pragma once

#include <law/statutes.h>
#include <supervision/offices.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace xindang::usecase {

/// The rules in force on a day and the offices that apply them.
struct Supervision {
    supervision::Rules rules;
    supervision::Offices offices;
};

/// Everything HOME/conf/supervision says, read once: every rules*.xml, and offices.xml by the words of each of them.
/// Never changes; safe to ask from several threads.
class SupervisionBooks {
public:
    /// Refuses the first file that is not right, with "file:line".
    static Outcome<SupervisionBooks> load(std::filesystem::path const& home, law::Statutes const& statutes);

    /// NotFound at "rules" when no rules are in force on the day, Conflict at the file's name when two are. BadInput at
    /// "offices.xml:LINE" where offices.xml does not fit these rules, which only rules of former days may do.
    Outcome<std::shared_ptr<Supervision const>> on(model::CivilDate day) const;

private:
    struct Book {
        std::string file;
        supervision::Rules rules;
        Outcome<std::shared_ptr<Supervision const>> with; ///< or why the offices do not fit
    };
    explicit SupervisionBooks(std::vector<Book> books) : m_books(std::move(books)) {}
    std::vector<Book> m_books;
};

/// The same for one question.
Outcome<Supervision> load_supervision(
    std::filesystem::path const& home, law::Statutes const& statutes, model::CivilDate day);

} // namespace xindang::usecase
