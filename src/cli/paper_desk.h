#pragma once

#include <cli/session.h>
#include <document/extend.h>
#include <usecase/document/issue_document.h>
#include <usecase/grading/grade_facts.h>

#include <optional>

namespace CLI {
class App;
}

namespace xindang::cli {

/// The people of a document that the program drafts out of the archive.
struct PaperOptions {
    std::string drafter;
    std::string contact;
    std::string phone;
};

/// Adds --drafter, --contact and --phone to a command; `asker` may ask the contact.
void add_paper_options(CLI::App& command, PaperOptions& options, std::string const& asker);

/// What such a document needs besides what it is about.
class PaperDesk {
public:
    /// BadInput at "--contact" for an empty name; refuses what conf/clauses.xml or conf/grade-documents.xml has wrong.
    static Outcome<PaperDesk> open(PaperOptions const& options, Session& session);

    usecase::Actor const& drafter() const { return m_drafter; }
    usecase::GradeContact const& contact() const { return m_contact; }
    usecase::GradeWording const& wording() const { return m_wording; }
    /// Keeps references to the desk and the session.
    usecase::DocumentServices documents(Session& session) const;

private:
    PaperDesk(usecase::Actor drafter, usecase::GradeContact contact, usecase::Clauses clauses,
        usecase::GradeWording wording, std::optional<document::Provers> provers);

    usecase::Actor m_drafter;
    usecase::GradeContact m_contact;
    usecase::Clauses m_clauses;
    usecase::GradeWording m_wording;
    std::optional<document::Provers> m_provers;
};

/// Prints what was issued, saves the PDF where `output` names a file, and tells by the code whether there were
/// warnings.
ExitCode print_issued(usecase::DocumentReceipt const& receipt, std::string const& output, Session& session);

} // namespace xindang::cli
