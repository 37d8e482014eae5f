#include <base/files.h>
#include <base/temporary_folder.h>
#include <crypto/certificate.h>
#include <partner/commands.h>
#include <usecase/list/follow_outbox.h>
#include <usecase/list/import_list.h>
#include <usecase/list/report_signature.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::partner {

namespace {

struct ImportOptions {
    std::string config;
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
    std::optional<std::uint64_t> epoch;
    int keep = exchange::ListStore::KEPT_STATES;
    bool snapshot = false;
    bool production = false;
    bool confidential = false;
};

/// What the options say, all of it.
Outcome<usecase::ImportList> request_of(ImportOptions const& options, std::filesystem::path const& into)
{
    std::optional<crypto::Certificate> root;
    if (!options.root.empty()) {
        auto certificate = crypto::Certificate::load(options.root);
        if (!certificate) return certificate.refusal();
        root = *certificate;
    }
    usecase::ListAccess access{options.source, options.authorities};
    access.sm2 = options.sm2;
    exchange::ListImport list{options.list_id, {options.as, options.name.empty() ? options.as : options.name},
        options.production ? exchange::Environment::Production : exchange::Environment::Test, root};
    list.kept_states = options.keep;
    list.numbers = options.confidential ? exchange::PersonNumbers::Clear : exchange::PersonNumbers::Hidden;
    return usecase::ImportList{std::move(access), into, std::move(list)};
}

/// How a follower would, with what only a person may add.
Outcome<exchange::ImportReport> import_request(
    ImportOptions const& options, usecase::ImportList request, Surroundings const& surroundings)
{
    request.list.confirmed_by = options.confirm;
    request.list.accepted_epoch = options.epoch;
    if (options.snapshot) request.list.road = exchange::ListRoad::SnapshotOnly;
    NoProgress progress;
    return usecase::import_list(surroundings.actor(), request,
        {surroundings.schema_folder(), surroundings.clock, surroundings.random, progress});
}

int printed(
    ImportOptions const& options, Outcome<exchange::ImportReport> const& report, Surroundings const& surroundings)
{
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

int import_by_config(ImportOptions const& options, Surroundings const& surroundings)
{
    auto const config = usecase::FollowConfig::load(options.config, surroundings.schema_folder());
    if (!config) return surroundings.refuse(config.refusal());
    auto const list = config->list(options.list_id);
    if (!list) return surroundings.refuse(list.refusal());
    auto const request = usecase::import_as_followed(*config, *list);
    if (!request) return surroundings.refuse(request.refusal());
    auto const report = import_request(options, *request, surroundings);
    // The follower sends it to the issuer with its own.
    if (report)
        if (auto const kept = usecase::FollowOutbox(*config, surroundings.log).put(*report); !kept)
            surroundings.log.error("the report is not signed: " + kept.refusal().reason);
    return printed(options, report, surroundings);
}

int import(ImportOptions const& options, Surroundings const& surroundings)
{
    if (!options.config.empty()) return import_by_config(options, surroundings);
    auto const request = request_of(options, options.into);
    if (!request) return surroundings.refuse(request.refusal());
    return printed(options, import_request(options, *request, surroundings), surroundings);
}

/// An import into a folder that is thrown away: everything is checked, nothing is kept.
int verify(ImportOptions const& options, Surroundings const& surroundings)
{
    TemporaryFolder const scratch("list");
    auto const request = request_of(options, scratch.path());
    if (!request) return surroundings.refuse(request.refusal());
    return printed(options, import_request(options, *request, surroundings), surroundings);
}

/// Where the list is and who we are: said here, or by the follower's configuration.
std::vector<CLI::Option*> add_source(CLI::App& command, ImportOptions& options)
{
    return {command.add_option(
                "SOURCE", options.source, "folder, ZIP file, or http(s) or sftp address, of the list's files"),
        command.add_option("--as", options.as, "our code in the list's audience")->type_name("CODE"),
        command.add_option("--authorities", options.authorities, "believed for https instead of the system's (PEM)")
            ->type_name("FILE"),
        command
            .add_option("--require-sm2", options.sm2, "also require SM2 signatures of the holder of this public key")
            ->type_name("PEM"),
        command.add_flag("--confidential", options.confidential, "take a list that shows the numbers of persons"),
        command.add_flag("--production", options.production, "a real list: without this only test lists are taken")};
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
    auto* key =
        command.add_option("--report-key", options.report_key, "sign the report with this key")->type_name("FILE");
    auto* certificate =
        command.add_option("--report-certificate", options.report_certificate, "certificate of it")->type_name("CERT");
    key->needs(certificate);
    certificate->needs(key);
    command.add_option("--work", options.work, "also write what we have to apply, review, lift or undo (CSV)")
        ->type_name("FILE");
}

} // namespace

void add_import_commands(CLI::App& root, Surroundings& surroundings, int& answer)
{
    auto const options = std::make_shared<ImportOptions>();
    auto& command =
        add(root, answer, "import", "Checks a list and takes it over, or leaves the old one in force and says why.",
            [options, &surroundings] { return import(*options, surroundings); });
    auto said_by_config = add_source(command, *options);
    said_by_config.push_back(command.add_option("--into", options->into, "our state folder")->type_name("DIR"));
    said_by_config.push_back(
        command.add_option("--root", options->root, "the issuer's root certificate; needed once, then pinned")
            ->type_name("CERT"));
    said_by_config.push_back(command.add_option("--name", options->name, "our name in reports")->type_name("NAME"));
    said_by_config.push_back(
        command.add_option("--keep", options->keep, "how many states are kept")->check(CLI::Range(1, 1000)));
    auto* config = command
                       .add_option("--config", options->config,
                           "as the follower imports (--list says which): source, folder, keys and limits are its own")
                       ->type_name("FILE");
    for (auto* option : said_by_config)
        config->excludes(option);
    command.parse_complete_callback([options] {
        if (options->config.empty() && (options->source.empty() || options->into.empty() || options->as.empty()))
            throw CLI::RequiredError("SOURCE with --into and --as, or --config");
    });
    command.add_option("--list", options->list_id, "refuse any other list than this")->type_name("ID");
    add_agreement(command, *options);
    command.add_flag("--snapshot", options->snapshot, "read the whole list even when the deltas would do");
    add_results(command, *options);

    auto const checking = std::make_shared<ImportOptions>();
    auto& verifying = add(root, answer, "verify", "Checks a list as import does and keeps nothing of it.",
        [checking, &surroundings] { return verify(*checking, surroundings); });
    auto const needed = add_source(verifying, *checking);
    needed[0]->required();
    needed[1]->required();
    verifying.add_option("--list", checking->list_id, "refuse any other list than this")->type_name("ID");
    verifying.add_option("--root", checking->root, "the issuer's root certificate")->required()->type_name("CERT");
}

} // namespace xindang::partner
