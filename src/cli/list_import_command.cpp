#include <archive/archive.h>
#include <base/files.h>
#include <cli/commands.h>
#include <crypto/certificate.h>
#include <law/catalogue.h>
#include <usecase/list/follow_outbox.h>
#include <usecase/list/import_list.h>
#include <usecase/list/publish_list.h>
#include <usecase/list/record_import.h>
#include <usecase/list/report_signature.h>

#include <CLI/CLI.hpp>

#include <memory>
#include <vector>

namespace xindang::cli {

namespace {

struct ImportOptions {
    std::string config;
    std::string source;
    std::string into;
    std::string root;
    std::string list_id;
    std::string as;
    std::string confirm;
    std::string report;
    std::string report_key;
    std::string report_certificate;
    std::string work;
    std::string authorities;
    std::string sm2;
    std::optional<std::uint64_t> epoch;
    int keep = exchange::ListStore::KEPT_STATES;
    bool snapshot = false;
    bool confidential = false;
};

/// Who imports: named, or the agency this installation works for.
Outcome<exchange::Party> party_of(std::string const& code, law::Agencies const& agencies)
{
    if (code.empty()) return exchange::Party{agencies.own().code, agencies.own().name};
    auto const agency = agencies.find(code);
    if (!agency) return agency.refusal();
    return exchange::Party{agency->code, agency->name};
}

/// What the options say, all of it, within the limits of conf/xindang.xml.
Outcome<usecase::ImportList> request_of(ImportOptions const& options, Session& session)
{
    auto const self = party_of(options.as, session.law().agencies());
    if (!self) return self.refusal();
    std::optional<crypto::Certificate> root;
    if (!options.root.empty()) {
        auto certificate = crypto::Certificate::load(options.root);
        if (!certificate) return certificate.refusal();
        root = *certificate;
    }
    auto const& settings = session.settings();
    usecase::ListAccess access{options.source, options.authorities};
    access.sm2 = options.sm2;
    exchange::ListImport list{options.list_id, *self, usecase::list_environment(settings.environment), root};
    list.kept_states = options.keep;
    list.limits = settings.imports.reading;
    list.numbers = options.confidential ? exchange::PersonNumbers::Clear : exchange::PersonNumbers::Hidden;
    return usecase::ImportList{std::move(access), options.into, std::move(list), settings.imports.fetch};
}

/// With what only a person may add.
Outcome<exchange::ImportReport> import_request(
    ImportOptions const& options, usecase::ImportList request, Session& session)
{
    request.list.confirmed_by = options.confirm;
    request.list.accepted_epoch = options.epoch;
    if (options.snapshot) request.list.road = exchange::ListRoad::SnapshotOnly;
    return usecase::import_list(
        session.actor(), request, {session.home() / "xsd", session.clock(), session.random(), session.progress()});
}

ExitCode printed(ImportOptions const& options, Outcome<exchange::ImportReport> const& report,
    std::filesystem::path const& into, Session& session)
{
    auto& printer = session.printer();
    if (!report) return printer.refuse(report.refusal());
    printer.block(report->text());
    auto json = report->json();
    // A partner with an archive of its own has the import in its ledger, too.
    usecase::DataFolder const own{session.data()}; // many partners have none: data_folder() would refuse
    auto const own_archive = std::filesystem::exists(own.database()) && std::filesystem::equivalent(own.root(), into);
    if (own_archive && usecase::changed_what_is_in_force(*report)) {
        auto const entry = usecase::record_import(session.actor(), *report, session.archive(), session.clock());
        if (!entry) return printer.refuse(entry.refusal());
        json.set("ledger_entry", entry->value());
    }
    printer.json(json);
    if (!options.report.empty()) {
        auto const text = usecase::signed_report(*report, options.report_key, options.report_certificate);
        if (!text) return printer.refuse(text.refusal());
        write_file_atomically(options.report, *text);
    }
    if (!options.work.empty()) write_file_atomically(options.work, report->work_csv());
    return ExitCode::of_list_import(report->exit_code());
}

ExitCode import_by_config(ImportOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const config = usecase::FollowConfig::load(options.config, session.home() / "xsd");
    if (!config) return printer.refuse(config.refusal());
    auto const list = config->list(options.list_id);
    if (!list) return printer.refuse(list.refusal());
    auto const request = usecase::import_as_followed(*config, *list);
    if (!request) return printer.refuse(request.refusal());
    auto const report = import_request(options, *request, session);
    // The follower sends it to the issuer with its own.
    if (report)
        if (auto const kept = usecase::FollowOutbox(*config, session.log()).put(*report); !kept)
            session.log().error("the report is not signed: " + kept.refusal().reason);
    return printed(options, report, config->state, session);
}

ExitCode import(ImportOptions const& options, Session& session)
{
    if (!options.config.empty()) return import_by_config(options, session);
    auto const request = request_of(options, session);
    if (!request) return session.printer().refuse(request.refusal());
    return printed(options, import_request(options, *request, session), options.into, session);
}

/// Where the list is and who we are: said here, or by the follower's configuration.
std::vector<CLI::Option*> add_source(CLI::App& command, ImportOptions& options)
{
    return {command.add_option(
                "SOURCE", options.source, "folder, ZIP file, or http(s) or sftp address of the list's files"),
        command.add_option("--into", options.into, "data folder the list goes into")->type_name("DIR"),
        command.add_option("--root", options.root, "the issuer's root certificate; needed the first time, then pinned")
            ->type_name("CERT"),
        command.add_option("--as", options.as, "the agency that imports (else the own one)")->type_name("CODE"),
        command.add_option("--authorities", options.authorities, "believed for https instead of the system's (PEM)")
            ->type_name("FILE"),
        command.add_flag("--confidential", options.confidential, "take a list that shows the numbers of persons"),
        command
            .add_option("--require-sm2", options.sm2, "also require SM2 signatures of the holder of this public key")
            ->type_name("PEM"),
        command.add_option("--keep", options.keep, "how many states are kept, the one in force among them")
            ->type_name("COUNT")
            ->check(CLI::Range(1, 1000))};
}

void add_agreement(CLI::App& command, ImportOptions& options)
{
    auto* confirm = command
                        .add_option("--confirm", options.confirm,
                            "the person who has read the changes of a list that waits, and agrees")
                        ->type_name("NAME");
    command
        .add_option("--accept-epoch", options.epoch,
            "the epoch that the person accepts: the issuer has declared that it began the list anew (E-EPOCH)")
        ->type_name("N")
        ->needs(confirm);
}

void add_results(CLI::App& command, ImportOptions& options)
{
    command.add_option("--report", options.report, "also write the ImportReport for the issuer")->type_name("FILE");
    auto* key = command.add_option("--report-key", options.report_key, "sign the report with this key")
                    ->type_name("FILE")
                    ->needs("--report");
    auto* certificate =
        command.add_option("--report-certificate", options.report_certificate, "the certificate of that key")
            ->type_name("CERT");
    key->needs(certificate);
    certificate->needs(key);
    command.add_option("--work", options.work, "also write what measures we have to apply, review, lift or undo (CSV)")
        ->type_name("FILE");
}

} // namespace

void add_list_import_command(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "list", "");
    auto const options = std::make_shared<ImportOptions>();
    auto& command = add_command(group, session,
        {"import", "Checks a partner's list and takes it over, or leaves the old one in force and says why.",
            "xindang list import https://example.org/lists/INDUSTRY-BAN --into /var/lib/partner --root "
            "issuer-root.crt"},
        [options, &session] { return import(*options, session); });
    auto const said_by_config = add_source(command, *options);
    auto* config = command
                       .add_option("--config", options->config,
                           "as the follower imports (--list says which): source, folder, keys and limits are its own")
                       ->type_name("FILE");
    for (auto* option : said_by_config)
        config->excludes(option);
    command.parse_complete_callback([options] {
        if (options->config.empty() && (options->source.empty() || options->into.empty()))
            throw CLI::RequiredError("SOURCE with --into, or --config");
    });
    command.add_option("--list", options->list_id, "refuse any other list than this")->type_name("ID");
    add_agreement(command, *options);
    command.add_flag("--snapshot", options->snapshot, "read the whole list even when the deltas would do");
    add_results(command, *options);
}

} // namespace xindang::cli
