#pragma once

#include <base/clock.h>
#include <base/log.h>
#include <base/outcome.h>
#include <base/progress.h>
#include <base/random.h>
#include <cli/printer.h>
#include <usecase/actor.h>
#include <usecase/office/data_folder.h>
#include <usecase/office/settings.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace xindang::archive {
class Archive;
class ObjectStore;
} // namespace xindang::archive
namespace xindang::crypto {
class Certificate;
class SigningKey;
} // namespace xindang::crypto

namespace xindang::document {
class Press;
struct Provers;
struct Signer;
struct Trust;
} // namespace xindang::document
namespace xindang::law {
class Catalogue;
}
namespace xindang::usecase {
class AccountStore;
class OfficeProvers;
struct NoticeServices;
} // namespace xindang::usecase

namespace xindang::cli {

class Session;

/// What `xindang serve` was told beyond conf/xindang.xml.
struct ServeOptions {
    std::optional<std::uint16_t> port; ///< 0 takes a free one
};

/// What only the real program has. app/ fills it in; a test gives its own.
struct Surroundings {
    Clock const& clock;
    Random& random;
    Log& log;
    std::ostream& out;
    std::ostream& err;
    bool err_is_terminal;
    std::filesystem::path executable;
    /// The value of an environment variable, or "".
    std::function<std::string(std::string const&)> environment;
    /// Runs the HTTP service until it is told to stop; http/ is no neighbour of cli/, so app/ joins the two.
    std::function<ExitCode(Session&, ServeOptions const&)> serve;
};

/// A service could not be opened. Thrown by Session only and caught in cli::run only, which prints the refusal, so that
/// a command need not repeat "if the catalogue will not load" for every service it asks for.
class CannotOpen : public std::runtime_error {
public:
    explicit CannotOpen(Refusal refusal) : std::runtime_error(refusal.reason), m_refusal(std::move(refusal)) {}
    Refusal const& refusal() const { return m_refusal; }

private:
    Refusal m_refusal;
};

/// The global options as they were given; "" where they were not.
struct GlobalOptions {
    std::string data;
    std::string home;
    std::string user;
    bool json = false;
};

/// One run of the program: who asks, where home and data lie, and the services, each opened when first asked for.
/// Everything it hands out lives as long as the session. Functions that open something throw CannotOpen.
class Session {
public:
    explicit Session(Surroundings surroundings);
    ~Session();
    Session(Session const&) = delete;
    Session& operator=(Session const&) = delete;

    Clock const& clock() const { return m_surroundings.clock; }
    Random& random() const { return m_surroundings.random; }
    Log& log() const { return m_surroundings.log; }
    Printer& printer();
    /// A bar on a terminal once the work has taken a second; silent everywhere else.
    Progress& progress();

    /// The folder with conf/, xsd/, templates/ and fonts/.
    std::filesystem::path const& home();
    /// The data folder as it was named; it need not exist yet.
    std::filesystem::path const& data();
    /// The data folder, which `xindang init` has made.
    usecase::DataFolder data_folder();
    /// conf/xindang.xml.
    usecase::Settings const& settings();
    /// The local operator with every duty, or the user whom --user names.
    usecase::Actor const& actor();
    /// A user of the service with the duties the operator gave. Refuses a login nobody has (NotFound) and one that may
    /// not come in (Forbidden), at `where`.
    usecase::Actor user(std::string const& login, std::string const& where);

    /// conf/law.
    law::Catalogue const& law();
    archive::Archive& archive();
    archive::ObjectStore const& objects();
    /// A key or certificate of the data folder by its role; DataFolder::key() lists the roles.
    crypto::SigningKey const& key(std::string const& role);
    crypto::Certificate const& certificate(std::string const& role);

    /// What opens and encrypts key files: XINDANG_KEY_PASSPHRASE, or the first line of the file that
    /// XINDANG_KEY_PASSPHRASE_FILE names; empty when neither is set.
    std::string const& key_passphrase();

    /// Whose signatures on documents and whose time-stamps are believed.
    document::Trust const& trust();
    /// Who proves signatures beyond B-B, as the settings say.
    document::Provers provers();
    /// Fonts, templates and seals, ready to print documents; loading the fonts takes a moment.
    document::Press const& press();
    /// The key, certificate and chain of a role.
    document::Signer signer(std::string const& role);
    /// The key and certificate that sign documents, as the settings choose.
    document::Signer const& document_signer();
    /// What publishing a notice needs.
    usecase::NoticeServices const& notices();

    /// Passwords and tokens of the users of the service.
    usecase::AccountStore const& accounts();

    ExitCode serve(ServeOptions const& options) { return m_surroundings.serve(*this, options); }
    GlobalOptions& options() { return m_options; }

    /// The command line names one command; what it will do once all options are read.
    void choose(std::function<ExitCode()> command) { m_chosen = std::move(command); }
    std::function<ExitCode()> const& chosen() const { return m_chosen; }

private:
    struct Services;
    Surroundings m_surroundings;
    GlobalOptions m_options;
    std::function<ExitCode()> m_chosen;
    std::unique_ptr<Services> m_services;
};

} // namespace xindang::cli
