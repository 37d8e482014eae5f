#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <notice/notice.h>
#include <notice/redaction.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace xindang::notice {

/// Who publishes and where: conf/xindang.xml.
struct SiteIdentity {
    std::string authority; ///< "测试省药品监督管理局"
    std::string title;     ///< "监管执法信息公示"
    std::string base_url;  ///< "https://gs.example.gov.cn/", ends in a solidus
    std::string notice;    ///< a line shown on every page, e.g. "测试数据"; may be empty
};

/// What an index page shows.
struct IndexContent {
    std::string month;                                       ///< "2026-11"; empty for the front page
    std::vector<Notice> notices;                             ///< newest first
    std::size_t total;                                       ///< how many there are, shown here or not
    std::vector<std::pair<std::string, std::size_t>> months; ///< all months that have notices, newest first
    std::map<std::string, std::size_t> kinds = {};           ///< how many of `total` are of each kind
};

/// What the page for who decides shows. `reasons` are those of the decisions to redact, by fingerprint.
struct ComparisonContent {
    model::DocumentNumber decision;
    std::vector<ComparedText> const& texts;
    Findings const& leftovers; ///< those nobody decided about are errors
    std::map<std::string, std::string> reasons;
};

/// Turns notices into semantic, printable HTML pages that need no script, through templates/pages/*.xsl.
/// The same notice and gongwen XML always give the same octets.
class Pages {
public:
    /// Compiles the stylesheets of templates/pages/; refuses what does not compile (where: the file).
    static Outcome<Pages> load(std::filesystem::path const& templates_folder);
    Pages(Pages&&) noexcept;
    Pages& operator=(Pages&&) noexcept;
    ~Pages();

    /// The page of one notice: summary, the decision in full as the gongwen XML has it, the PDF's address.
    Outcome<Bytes> notice_page(Notice const&, BytesView gongwen_xml, SiteIdentity const&) const;
    /// What stays at the address of a notice that was withdrawn or has expired: that it did, when and why.
    Outcome<Bytes> ended_page(Notice const&, SiteIdentity const&) const;
    /// The published notices of the front page or of a month.
    Outcome<Bytes> index_page(IndexContent const&, SiteIdentity const&) const;
    /// The page on which anybody checks a file or a code against check/data/ (check_data.h), in the browser alone.
    Outcome<Bytes> check_page(SiteIdentity const&) const;
    /// Served and public text side by side, each redaction with kind and reason: one file that needs no other. It holds
    /// personal data and is no page of the site.
    Outcome<Bytes> comparison_page(ComparisonContent const&) const;
    /// The style sheet of all pages: assets/site.css.
    Bytes const& css() const;
    /// The script of the check page: assets/check.js.
    Bytes const& check_script() const;

private:
    struct Sheets;
    explicit Pages(std::unique_ptr<Sheets> sheets);
    std::unique_ptr<Sheets> m_sheets;
};

} // namespace xindang::notice
