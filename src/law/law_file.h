#pragma once

#include <base/findings.h>
#include <law/citation.h>
#include <law/deadlines.h>
#include <law/statutes.h>
#include <model/subject.h>
#include <xml/document.h>

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::law {

/// One file of conf/law, open and valid by its schema, with the faults found beyond the schema. Reading goes on after a
/// fault, so that an administrator sees all of them at once; what it then yields is never used, because finish()
/// refuses.
class LawFile {
public:
    /// `name` without ending: bans → conf/bans.xml against schemas/law-bans.xsd.
    static Outcome<LawFile> open(
        std::filesystem::path const& conf, std::filesystem::path const& schemas, std::string const& name);

    xml::Node root() const { return m_document.root(); }
    void fault(xml::Node node, std::string text);
    /// BadInput at the first fault's line when there was one.
    Outcome<Done> finish() const;

    model::CivilDate day(xml::Node node, std::string_view attribute);
    model::Period period(xml::Node node);
    Certainty certainty(xml::Node node) const;
    /// `number`, or the fallback when the attribute is absent.
    int number(xml::Node node, std::string_view attribute, int fallback = 0);
    std::vector<std::string> list(xml::Node node, std::string_view attribute) const;
    TimeUnit unit(xml::Node node) const;
    /// The statute must be one of statutes.xml; with a period, in force on its first day.
    Citation citation(xml::Node node, Statutes const& statutes);
    Citation citation(xml::Node node, Statutes const& statutes, model::Period const& period);

    /// Codes that must occur once.
    class Unique {
    public:
        explicit Unique(LawFile& file) : m_file(file) {}
        void see(xml::Node node, std::string const& code);

    private:
        LawFile& m_file;
        std::set<std::string> m_seen;
    };
    /// Codes that may occur several times, each with days of its own.
    class Dated {
    public:
        explicit Dated(LawFile& file) : m_file(file) {}
        void see(xml::Node node, std::string const& code, model::Period const& period);

    private:
        struct Entry {
            std::string code;
            model::Period period;
            std::string place;
        };
        LawFile& m_file;
        std::vector<Entry> m_seen;
    };

private:
    explicit LawFile(xml::Document document) : m_document(std::move(document)) {}
    xml::Document m_document;
    Findings m_faults;
};

} // namespace xindang::law
