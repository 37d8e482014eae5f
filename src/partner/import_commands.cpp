#include <base/files.h>
#include <crypto/certificate.h>
#include <exchange/sm2_source.h>
#include <partner/commands.h>
#include <usecase/list/import_list.h>
#include <usecase/list/report_signature.h>
#include <usecase/list/staged_source.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::partner {

namespace {

constexpr std::size_t MAX_PUBLIC_KEY = 4096;

struct ImportOptions {
    std::string source;
    std::string into;
    std::string root;
    std::string list_id;
    std::string as;
    std::string name;
    std::string confirm;
    std::string report;
    std::string report_key;
    std::string report_certificate;
    std::string work;
    std::string authorities;
    std::string sm2;
    int keep = exchange::ListStore::KEPT_STATES;
    bool snapshot = false;
    bool production = false;
    bool confidential = false;
};

Outcome<exchange::ImportReport> import_into(
    ImportOptions const& options, std::filesystem::path const& into, Surroundings const& surroundings)
{
    std::optional<crypto::Certificate> root;
    if (!options.root.empty()) {
        auto certificate = crypto::Certificate::load(options.root);
        if (!certificate) return certificate.refusal();
        root = *certificate;
    }
    std::unique_ptr<exchange::ListSource> source;
    if (usecase::is_remote(options.source)) {
        source = std::make_unique<usecase::StagedSource>(usecase::ListAccess{options.source, options.authorities},
            usecase::FetchLimits{}, into / "incoming/by-hand");
    } else {
        source = std::make_unique<exchange::FolderSource>(options.source);
    }
    if (!options.sm2.empty()) {
        auto const pem = read_file(options.sm2, MAX_PUBLIC_KEY);
        if (!pem) return pem.refusal();
        auto key = crypto::Sm2PublicKey::parse(*pem, "require-sm2");
        if (!key) return key.refusal();
        source = std::make_unique<exchange::Sm2Source>(std::shared_ptr(std::move(source)), std::move(*key));
    }
    NoProgress progress;
    auto report = usecase::import_list(surroundings.actor(), *source, into,
        {options.list_id, {options.as, options.name.empty() ? options.as : options.name},
            options.production ? exchange::Environment::Production : exchange::Environment::Test, root, options.confirm,
            options.snapshot ? exchange::ListRoad::SnapshotOnly : exchange::ListRoad::Shortest, options.keep, {},
            options.confidential ? exchange::PersonNumbers::Clear : exchange::PersonNumbers::Hidden},
        {surroundings.schema_folder(), surroundings.clock, surroundings.random, progress});
    std::error_code ignored;
    std::filesystem::remove_all(into / "incoming/by-hand", ignored);
    return report;
}

int import(ImportOptions const& options, Surroundings const& surroundings)
{
    auto const report = import_into(options, options.into, surroundings);
    if (!report) return surroundings.refuse(report.refusal());
    surroundings.print(report->text(), report->json());
    if (!options.report.empty()) {
        auto const text = usecase::signed_report(*report, options.report_key, options.report_certificate);
        if (!text) return surroundings.refuse(text.refusal());
        write_file_atomically(options.report, *text);
    }
    if (!options.work.empty()) write_file_atomically(options.work, report->work_csv());
    return report->exit_code();
}

/// A folder that is gone afterwards.
class ScratchFolder {
public:
    explicit ScratchFolder(Random& random)
        : m_path(std::filesystem::temp_directory_path() / ("xindang-list-" + to_hex(random.bytes(8))))
    {
        std::filesystem::create_directory(m_path);
        std::filesystem::permissions(m_path, std::filesystem::perms::owner_all);
    }
    ScratchFolder(ScratchFolder const&) = delete;
    ScratchFolder& operator=(ScratchFolder const&) = delete;
    ~ScratchFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    std::filesystem::path const& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// An import into a folder that is thrown away: everything is checked, nothing is kept.
int verify(ImportOptions const& options, Surroundings const& surroundings)
{
    ScratchFolder const scratch(surroundings.random);
    auto const report = import_into(options, scratch.path(), surroundings);
    if (!report) return surroundings.refuse(report.refusal());
    surroundings.print(report->text(), report->json());
    return report->exit_code();
}

void add_source(CLI::App& command, ImportOptions& options)
{
    command.add_option("SOURCE", options.source, "folder, or http(s) or sftp address, of the list's files")->required();
    command.add_option("--as", options.as, "our code in the list's audience")->required()->type_name("CODE");
    command.add_option("--list", options.list_id, "refuse any other list than this")->type_name("ID");
    command.add_option("--authorities", options.authorities, "believed for https instead of the system's (PEM)")
        ->type_name("FILE");
    command.add_option("--require-sm2", options.sm2, "also require SM2 signatures of the holder of this public key")
        ->type_name("PEM");
    command.add_flag("--confidential", options.confidential, "take a list that shows the numbers of persons");
    command.add_flag("--production", options.production, "a real list: without this only test lists are taken");
}

} // namespace

void add_import_commands(CLI::App& root, Surroundings& surroundings, int& answer)
{
    auto const options = std::make_shared<ImportOptions>();
    auto& command =
        add(root, answer, "import", "Checks a list and takes it over, or leaves the old one in force and says why.",
            [options, &surroundings] { return import(*options, surroundings); });
    add_source(command, *options);
    command.add_option("--into", options->into, "our state folder")->required()->type_name("DIR");
    command.add_option("--root", options->root, "the issuer's root certificate; needed once, then pinned")
        ->type_name("CERT");
    command.add_option("--name", options->name, "our name in reports")->type_name("NAME");
    command.add_option("--confirm", options->confirm, "the person who has read a held mass change and agrees")
        ->type_name("NAME");
    command.add_flag("--snapshot", options->snapshot, "read the whole list even when the deltas would do");
    command.add_option("--keep", options->keep, "how many states are kept")->check(CLI::Range(1, 1000));
    command.add_option("--report", options->report, "also write the ImportReport for the issuer")->type_name("FILE");
    auto* key =
        command.add_option("--report-key", options->report_key, "sign the report with this key")->type_name("FILE");
    auto* certificate =
        command.add_option("--report-certificate", options->report_certificate, "certificate of it")->type_name("CERT");
    key->needs(certificate);
    certificate->needs(key);
    command.add_option("--work", options->work, "also write what we have to apply, review, lift or undo (CSV)")
        ->type_name("FILE");

    auto const checking = std::make_shared<ImportOptions>();
    auto& verifying = add(root, answer, "verify", "Checks a list as import does and keeps nothing of it.",
        [checking, &surroundings] { return verify(*checking, surroundings); });
    add_source(verifying, *checking);
    verifying.add_option("--root", checking->root, "the issuer's root certificate")->required()->type_name("CERT");
}

} // namespace xindang::partner
