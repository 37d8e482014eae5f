#include <notice/site.h>

#include <base/files.h>
#include <crypto/hash.h>
#include <notice/feed.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace xindang::notice {

static constexpr std::size_t FILE_LIMIT = std::size_t{64} << 20;
static constexpr std::size_t NEWEST_ON_INDEX = 30;

namespace {

/// One run of synchronise(): remembers which files belong, so that the rest can go.
class Run {
public:
    Run(std::filesystem::path const& folder, SiteIdentity const& identity, Pages const& pages,
        FindObject const& objects)
        : m_folder(folder), m_identity(identity), m_pages(pages), m_objects(objects)
    {}

    Outcome<Done> show(Notice const& notice)
    {
        auto const address = address_of(notice.decision);
        return notice.state == NoticeState::Published ? show_published(notice, address) : show_ended(notice, address);
    }

    Outcome<Done> write_index(std::vector<Notice> const& newest_first)
    {
        std::map<std::string, std::vector<Notice>, std::greater<>> by_month;
        for (auto const& notice : newest_first)
            by_month[notice.published_on.text().substr(0, 7)].push_back(notice);
        std::vector<std::pair<std::string, std::size_t>> months;
        for (auto const& [month, notices] : by_month)
            months.emplace_back(month, notices.size());
        for (auto const& [month, notices] : by_month)
            if (auto const done = write_page(
                    "notices/" + month + ".html", {month, notices, notices.size(), months, kinds_of(notices)});
                !done)
                return done;
        auto const count = std::min(newest_first.size(), NEWEST_ON_INDEX);
        std::vector<Notice> const newest(
            newest_first.begin(), newest_first.begin() + static_cast<std::ptrdiff_t>(count));
        return write_page("index.html", {"", newest, newest_first.size(), months, kinds_of(newest_first)});
    }

    /// Writes unless the file holds these octets already: a web server's ETag then stays what it was.
    void write(std::string const& name, BytesView content)
    {
        m_belonging.insert(name);
        auto const present = read_file(m_folder / name, FILE_LIMIT);
        if (!present || *present != content) write_file_atomically(m_folder / name, content);
    }

    void remove_strangers() const
    {
        auto const notices = m_folder / "notices";
        if (!std::filesystem::exists(notices)) return;
        bool removed = false;
        for (auto const& file : std::filesystem::directory_iterator(notices))
            if (!m_belonging.contains("notices/" + file.path().filename().string()))
                removed = std::filesystem::remove(file.path()) || removed;
        if (removed) sync_folder(notices);
    }

private:
    static std::map<std::string, std::size_t> kinds_of(std::vector<Notice> const& notices)
    {
        std::map<std::string, std::size_t> kinds;
        for (auto const& notice : notices)
            if (!notice.labels.kind.empty()) ++kinds[notice.labels.kind];
        return kinds;
    }

    Outcome<Done> show_published(Notice const& notice, std::string const& address)
    {
        // The page tells the digest of the PDF and is written after it: the right page means the right PDF.
        auto const page_name = address + ".html";
        auto const pdf_name = address + ".pdf";
        auto const present = read_file(m_folder / page_name, FILE_LIMIT);
        m_belonging.insert({page_name, pdf_name});
        if (present && crypto::sha256(*present) == notice.page && std::filesystem::exists(m_folder / pdf_name))
            return Done{};
        auto const pdf = m_objects(notice.pdf);
        if (!pdf) return lost(pdf.refusal(), notice);
        auto const page = m_objects(notice.page);
        if (!page) return lost(page.refusal(), notice);
        write(pdf_name, *pdf);
        write(page_name, *page);
        return Done{};
    }

    Outcome<Done> show_ended(Notice const& notice, std::string const& address)
    {
        auto const page = m_pages.ended_page(notice, m_identity);
        if (!page) return page.refusal();
        write(address + ".html", *page);
        if (std::filesystem::remove(m_folder / (address + ".pdf"))) sync_folder(m_folder / "notices");
        return Done{};
    }

    static Refusal lost(Refusal const& refusal, Notice const& notice)
    {
        return {
            Fault::Corrupt, "a stored file of this notice cannot be read: " + refusal.reason, notice.decision.text()};
    }

    Outcome<Done> write_page(std::string const& name, IndexContent const& content)
    {
        auto const page = m_pages.index_page(content, m_identity);
        if (!page) return page.refusal();
        write(name, *page);
        return Done{};
    }

    std::filesystem::path const& m_folder;
    SiteIdentity const& m_identity;
    Pages const& m_pages;
    FindObject const& m_objects;
    std::set<std::string> m_belonging;
};

} // namespace

Outcome<Done> Site::synchronise(std::vector<Notice> const& notices, std::vector<CheckRecord> const& records,
    Pages const& pages, FindObject const& objects, Instant now) const
{
    auto const check_page = pages.check_page(m_identity);
    if (!check_page) return check_page.refusal();
    Run run{m_folder, m_identity, pages, objects};
    run.write("assets/site.css", pages.css());
    run.write("assets/check.js", pages.check_script());
    // What no longer stands must fail a check from the first moment, whatever happens to the pages.
    CheckData{m_folder}.write(records);
    run.write("check/index.html", *check_page);
    for (auto const& notice : notices)
        if (auto const done = run.show(notice); !done) return done;

    std::vector<Notice> published;
    std::copy_if(notices.begin(), notices.end(), std::back_inserter(published),
        [](Notice const& notice) { return notice.state == NoticeState::Published; });
    std::stable_sort(published.begin(), published.end(),
        [](Notice const& a, Notice const& b) { return a.published_on > b.published_on; });
    if (auto const done = run.write_index(published); !done) return done;
    run.write("feed.xml", atom_feed(notices, m_identity, now));
    run.remove_strangers();
    return Done{};
}

} // namespace xindang::notice
