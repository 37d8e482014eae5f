#include <app/serve.h>

#include <app/stop_signal.h>
#include <archive/archive.h>
#include <archive/object_store.h>
#include <crypto/aead.h>
#include <http/server.h>
#include <http/services.h>
#include <law/catalogue.h>
#include <usecase/grading/load_schemes.h>
#include <usecase/notice/expire_notices.h>
#include <usecase/notice/publish_notice.h>

#include <memory>
#include <stdexcept>

namespace xindang::app {

cli::ExitCode serve(cli::Session& session, cli::ServeOptions const& options)
{
    StopSignal const stop; // before any thread begins
    auto settings = session.settings();
    if (options.port) settings.service.port = *options.port;

    auto const schemes = usecase::load_schemes(session.home());
    if (!schemes) return session.printer().refuse(schemes.refusal());
    auto const clauses =
        usecase::Clauses::load(session.home() / "conf/clauses.xml", session.home() / "xsd/clauses.xsd");
    if (!clauses) return session.printer().refuse(clauses.refusal());
    auto const supervision = usecase::SupervisionBooks::load(session.home(), session.law().statutes());
    if (!supervision) return session.printer().refuse(supervision.refusal());
    auto const master_key = crypto::load_secret(session.data_folder().master_key());
    if (!master_key) return session.printer().refuse(master_key.refusal());
    auto const folder = session.data_folder();
    usecase::ListPress const lists{session.archive(), session.objects(), session.law(), folder, *master_key,
        session.home() / "xsd", session.clock(), session.random(), session.key_passphrase()};
    // Opened for each publication; a service that could not do it should not start.
    if (auto const keys = usecase::OpenedListKeys::open(folder, session.key_passphrase()); !keys)
        return session.printer().refuse(keys.refusal());
    usecase::KeptBanList const bans(session.objects());
    auto const screening = usecase::OfficeDesk::open(
        session.home(), folder.root(), session.archive(), session.objects(), *master_key, session.random());
    if (!screening) return session.printer().refuse(screening.refusal());
    http::Services const services{session.archive(), session.objects(), session.accounts(), session.law(), settings,
        session.data_folder(), session.clock(), session.random(), session.log(), *clauses, session.notices(), *schemes,
        lists, *supervision, session.provers(), **screening, bans, session.home()};
    // Whatever a crash left half done on the public site is mended now, and a new office has a front page at once.
    if (auto const shown = usecase::rebuild_site(session.actor(), session.notices()); !shown)
        session.log().warning("the public site is not up to date: " + shown.refusal().reason);
    std::unique_ptr<http::Server> server;
    try {
        server = std::make_unique<http::Server>(settings.service, services);
        server->start();
    } catch (std::runtime_error const& error) {
        return session.printer().refuse({Fault::Unavailable, error.what(), "service"});
    }
    session.log().info("serving on " + settings.service.address + " port " + std::to_string(server->port()));
    stop.wait();
    session.log().info("stopping: requests under way are finished");
    server->stop();
    session.log().info("stopped");
    return cli::ExitCode::done();
}

} // namespace xindang::app
