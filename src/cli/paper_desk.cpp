#include <cli/paper_desk.h>

#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/files.h>
#include <crypto/certificate.h>
#include <crypto/signing_key.h>
#include <document/press.h>
#include <usecase/document/check_marks.h>
#include <usecase/document/find_document.h>
#include <usecase/document/json_documents.h>
#include <usecase/office/settings.h>

#include <CLI/CLI.hpp>

namespace xindang::cli {

void add_paper_options(CLI::App& command, PaperOptions& options, std::string const& asker)
{
    command.add_option("--drafter", options.drafter, "who drafted it, another person")->type_name("LOGIN")->required();
    command.add_option("--contact", options.contact, "whom " + asker + " may ask")->type_name("NAME")->required();
    command.add_option("--phone", options.phone, "their telephone (else the authority's)")->type_name("NUMBER");
}

Outcome<PaperDesk> PaperDesk::open(PaperOptions const& options, Session& session)
{
    if (options.contact.empty())
        return Refusal{Fault::BadInput, "somebody must be named who may be asked", "--contact"};
    auto const& home = session.home();
    auto const drafter = session.user(options.drafter, "--drafter");
    auto clauses = usecase::Clauses::load(home / "conf/clauses.xml", home / "xsd/clauses.xsd");
    if (!clauses) return clauses.refusal();
    auto wording = usecase::GradeWording::load(home / "conf/grade-documents.xml", home / "xsd/grade-documents.xsd");
    if (!wording) return wording.refusal();
    auto const phone = options.phone.empty() ? session.law().agencies().own().phone : options.phone;
    std::optional<document::Provers> provers;
    if (session.settings().documents.level != document::Level::B) provers.emplace(session.provers());
    return PaperDesk{
        drafter, {options.contact, phone}, std::move(clauses).value(), std::move(wording).value(), std::move(provers)};
}

PaperDesk::PaperDesk(usecase::Actor drafter, usecase::GradeContact contact, usecase::Clauses clauses,
    usecase::GradeWording wording, std::optional<document::Provers> provers)
    : m_drafter(std::move(drafter)),
      m_contact(std::move(contact)),
      m_clauses(std::move(clauses)),
      m_wording(std::move(wording)),
      m_provers(std::move(provers))
{}

usecase::DocumentServices PaperDesk::documents(Session& session) const
{
    return {session.archive(), session.objects(), session.law(), session.press(), m_clauses, session.document_signer(),
        session.clock(), usecase::check_marks(session.settings(), session.data_folder(), session.random()), m_provers,
        session.settings().documents.level};
}

ExitCode print_issued(usecase::DocumentReceipt const& receipt, std::string const& output, Session& session)
{
    auto& printer = session.printer();
    printer.line(receipt.number + "  " + receipt.title);
    printer.line(std::to_string(receipt.pages) + " pages, " + std::string(word_of(receipt.level)) + ", ledger entry " +
                 std::to_string(receipt.entry.value()) + ", SHA-256 " + receipt.digest.hex());
    printer.findings(receipt.notes);
    if (!output.empty()) {
        auto const found =
            usecase::find_document(session.actor(), receipt.number, session.archive(), session.objects());
        if (!found) return printer.refuse(found.refusal());
        write_file_atomically(output, found->pdf);
        printer.line("saved " + output);
    }
    printer.json(usecase::json_of(receipt));
    return receipt.notes.count(Severity::Warning) > 0 ? ExitCode::done_with_warnings() : ExitCode::done();
}

} // namespace xindang::cli
