#include <grading/versions.h>

#include <algorithm>

namespace xindang::grading {

namespace {

using Files = std::vector<SchemeFile>;

std::string place_of(SchemeFile const& file)
{
    return file.file + ":" + std::to_string(file.scheme.definition().line);
}

std::string name_of(Scheme const& scheme)
{
    return scheme.id() + "@" + scheme.version();
}

SchemeFile const* find(Files const& files, std::string const& id, std::string const& version)
{
    auto const found = std::find_if(files.begin(), files.end(),
        [&](SchemeFile const& file) { return file.scheme.id() == id && file.scheme.version() == version; });
    return found == files.end() ? nullptr : &*found;
}

SchemeFile const* successor_of(Files const& files, Scheme const& scheme)
{
    auto const found = std::find_if(files.begin(), files.end(), [&](SchemeFile const& file) {
        return file.scheme.id() == scheme.id() && file.scheme.definition().succeeds == scheme.version();
    });
    return found == files.end() ? nullptr : &*found;
}

/// The last day of a version: its own, or the one before its successor begins, whichever comes first.
std::optional<model::CivilDate> last_day(Files const& files, Scheme const& scheme)
{
    auto last = scheme.definition().effective_until;
    if (auto const* const next = successor_of(files, scheme); next && next->scheme.definition().effective_from) {
        auto const before = next->scheme.definition().effective_from->plus_days(-1);
        if (!last || before < *last) last = before;
    }
    return last;
}

void check_succession(Files const& files, SchemeFile const& file, Findings& findings)
{
    auto const& definition = file.scheme.definition();
    if (definition.succeeds.empty()) return;
    auto const refuse = [&](std::string const& text) {
        findings.add(Severity::Error, "scheme-version", place_of(file), text);
    };
    auto const* const before = find(files, definition.id, definition.succeeds);
    if (!before)
        return refuse("the version that this one succeeds is not here: " + definition.id + "@" + definition.succeeds);
    auto const& earlier = before->scheme.definition();
    if (!definition.effective_from || (earlier.effective_from && *definition.effective_from <= *earlier.effective_from))
        refuse("a successor begins later than the version it succeeds, " + name_of(before->scheme) + ": see " +
               place_of(*before));
    if (auto const* const other = successor_of(files, before->scheme); other != &file)
        refuse(name_of(before->scheme) + " is succeeded already: see " + place_of(*other));
}

void check_pair(Files const& files, SchemeFile const& one, SchemeFile const& other, Findings& findings)
{
    if (one.scheme.id() != other.scheme.id()) return;
    auto const refuse = [&](std::string const& text) {
        findings.add(Severity::Error, "scheme-version", place_of(other), text + ": see " + place_of(one));
    };
    if (one.scheme.version() == other.scheme.version()) return refuse(name_of(one.scheme) + " is there twice");
    auto const ends_before = [&](Scheme const& earlier, Scheme const& later) {
        auto const last = last_day(files, earlier);
        auto const& from = later.definition().effective_from;
        return last && from && *last < *from;
    };
    if (ends_before(one.scheme, other.scheme) || ends_before(other.scheme, one.scheme)) return;
    refuse(name_of(other.scheme) + " is in force on days on which " + name_of(one.scheme) +
           " is: say succeeds, or effective-from and effective-until that do not overlap");
}

} // namespace

SchemeName SchemeName::of(std::string_view text)
{
    auto const at = text.find('@');
    if (at == std::string_view::npos) return {std::string(text), {}};
    return {std::string(text.substr(0, at)), std::string(text.substr(at + 1))};
}

Findings check_versions(Files const& files)
{
    Findings findings;
    for (auto const& file : files)
        check_succession(files, file, findings);
    for (std::size_t later = 0; later < files.size(); ++later)
        for (std::size_t earlier = 0; earlier < later; ++earlier)
            check_pair(files, files[earlier], files[later], findings);
    return findings;
}

Outcome<std::vector<Scheme>> line_up(Files files)
{
    auto const findings = check_versions(files);
    if (findings.has_errors()) return findings.first_error(Fault::Conflict);
    std::vector<Scheme> schemes;
    for (auto const& file : files) {
        auto const last = last_day(files, file.scheme);
        schemes.push_back(last ? file.scheme.until(*last) : file.scheme);
    }
    std::stable_sort(schemes.begin(), schemes.end(), [](Scheme const& one, Scheme const& other) {
        if (one.id() != other.id()) return one.id() < other.id();
        return one.definition().effective_from < other.definition().effective_from;
    });
    return schemes;
}

Outcome<Scheme> choose_scheme(std::vector<Scheme> const& schemes, std::string const& name, model::CivilDate day)
{
    auto const wanted = SchemeName::of(name);
    std::optional<Scheme> chosen;
    for (auto const& scheme : schemes) {
        if (!wanted.fits(scheme.id(), scheme.version()) || !scheme.in_force_on(day)) continue;
        if (chosen)
            return Refusal{Fault::Conflict,
                "more than one scheme is in force on " + day.text() + ": " + name_of(*chosen) + " and " +
                    name_of(scheme),
                "scheme"};
        chosen = scheme;
    }
    if (chosen) return *chosen;
    return Refusal{Fault::NotFound,
        (name.empty() ? "no scheme" : "no scheme called " + name) + " is in force on " + day.text(), "scheme"};
}

} // namespace xindang::grading
