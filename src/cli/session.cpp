#include <cli/session.h>

#include <cli/session_services.h>

namespace xindang::cli {

namespace fs = std::filesystem;

Session::Session(Surroundings surroundings)
    : m_surroundings(std::move(surroundings)), m_services(std::make_unique<Services>())
{}

Session::~Session() = default;

Printer& Session::printer()
{
    if (!m_services->printer)
        m_services->printer.emplace(m_surroundings.out, m_surroundings.err, m_options.json ? Form::Json : Form::Text);
    return *m_services->printer;
}

Progress& Session::progress()
{
    // A second piece of work begins a new bar with its own second of patience.
    m_services->progress.emplace(m_surroundings.err_is_terminal ? &m_surroundings.err : nullptr);
    return *m_services->progress;
}

static bool is_home(fs::path const& folder)
{
    return fs::is_regular_file(folder / "conf" / "xindang.xml") && fs::is_directory(folder / "xsd");
}

/// The program lies in HOME/bin, in HOME/build/release or in HOME itself: the first folder upward that looks like home.
static std::optional<fs::path> home_above(fs::path folder)
{
    for (;; folder = folder.parent_path()) {
        if (is_home(folder)) return folder;
        if (is_home(folder / "share" / "xindang")) return folder / "share" / "xindang";
        if (folder == folder.parent_path()) return std::nullopt;
    }
}

fs::path const& Session::home()
{
    if (m_services->home) return *m_services->home;
    auto const named = m_options.home.empty() ? m_surroundings.environment("XINDANG_HOME") : m_options.home;
    if (!named.empty()) {
        if (!is_home(named))
            throw CannotOpen({Fault::NotFound, "this folder has no conf/xindang.xml and xsd/", "--home"});
        return m_services->home.emplace(named);
    }
    auto const found = home_above(m_surroundings.executable.parent_path());
    if (!found)
        throw CannotOpen({Fault::NotFound, "no folder above the program has conf/xindang.xml; name one", "--home"});
    return m_services->home.emplace(*found);
}

fs::path const& Session::data()
{
    if (m_services->data) return *m_services->data;
    auto const named = m_options.data.empty() ? m_surroundings.environment("XINDANG_DATA") : m_options.data;
    return m_services->data.emplace(named.empty() ? fs::path{"data"} : fs::path{named});
}

usecase::DataFolder Session::data_folder()
{
    usecase::DataFolder folder{data()};
    if (!fs::is_directory(folder.keys()))
        throw CannotOpen({Fault::NotFound, "no data folder here yet; `xindang init` makes one", "--data"});
    return folder;
}

usecase::Actor const& Session::actor()
{
    using usecase::Duty;
    if (m_services->actor) return *m_services->actor;
    // Whoever can run the program on the data folder can read the keys in it: a password would protect nothing here, so
    // the local operator has every duty of the office. --user acts for somebody who has fewer.
    if (m_options.user.empty())
        m_services->actor = usecase::Actor{"local-operator",
            {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor, Duty::Operator}};
    else
        m_services->actor = user(m_options.user, "--user");
    return *m_services->actor;
}

} // namespace xindang::cli
