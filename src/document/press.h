#pragma once

#include <base/bytes.h>
#include <base/clock.h>
#include <base/outcome.h>
#include <document/check_mark.h>
#include <document/draw.h>
#include <document/gongwen.h>
#include <document/layout.h>
#include <document/sign.h>
#include <xml/document.h>
#include <xml/schema.h>
#include <xml/stylesheet.h>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::document {

/// What is to be printed: facts that are complete, computed clauses and number included.
struct PrintJob {
    std::string kind; ///< "ban-decision"
    Bytes facts;
    Instant at;         ///< written into the file as its making; equal jobs give equal files
    std::string signer; ///< shown beside the signature; who really signed tells the certificate
    std::optional<CheckMark> check = {};
};

struct Printed {
    pdf::WrittenDocument document; ///< waits for its signature
    std::string title;
    Bytes gongwen; ///< the text as XML, from which the public page is made too
    std::size_t pages;
    std::vector<Substitution> substitutions;
};

/// How facts become a document: schema, template, page, seal. One is opened and shared by all threads. A kind of
/// document is a pair of files, xsd/facts-KIND.xsd and templates/documents/KIND.xsl, and nothing else. It promises that
/// what it prints is PDF/A-3a and PDF/UA-1 with the facts embedded; it refuses facts that break their schema
/// ("facts.xml:LINE"), characters no font has, seals nobody configured.
class Press {
public:
    /// `home` has fonts/, templates/, xsd/ and conf/seals.xml.
    static Outcome<Press> open(std::filesystem::path const& home);

    std::vector<std::string> kinds() const;
    /// The facts parsed, when they obey the schema of the kind; NotFound at "kind" for an unknown one.
    Outcome<xml::Document> check(std::string_view kind, BytesView facts) const;
    /// The kind whose schema these facts obey; BadInput at "facts" when none does.
    Outcome<std::string> kind_of(BytesView facts) const;
    Outcome<Printed> print(PrintJob const& job) const;
    /// A gongwen set as it is, with nothing embedded: PDF/A-2a and PDF/UA-1, unsigned. Seals are left out, whatever the
    /// text asks for: a seal is pressed on what is signed and on nothing else.
    Outcome<Printed> typeset(BytesView gongwen, Instant at) const;
    /// The text of the document as XML, which the facts make by today's template.
    Outcome<Bytes> gongwen(std::string_view kind, BytesView facts) const;
    /// A gongwen laid out, not yet drawn.
    Outcome<Layout> layout_of(BytesView gongwen) const;
    /// What a gongwen prints, a line per baseline, page by page.
    Outcome<std::vector<std::string>> text_of(BytesView gongwen) const;
    /// What the facts print: what a faithful file must contain.
    Outcome<std::vector<std::string>> text(std::string_view kind, BytesView facts) const;
    /// Names of facts that their kind's template keeps off the paper (xd:unprinted on its root), and the templates of
    /// documents that these facts enclose.
    std::set<std::string> unprinted(xml::Document const& facts) const;

private:
    struct Kind {
        xml::Schema facts;
        xml::Stylesheet stylesheet;
        std::set<std::string> unprinted;
    };
    struct Composed {
        Layout layout;
        DrawnPages drawn;
        std::string organ;
        std::string number; ///< 文号; empty when it has none
    };
    Press(Fonts fonts, Seals seals, xml::Schema gongwen)
        : m_fonts(std::move(fonts)), m_seals(std::move(seals)), m_gongwen(std::move(gongwen))
    {}
    Outcome<Composed> compose(BytesView gongwen, std::optional<CheckMark> const& check = {}) const;
    Outcome<Composed> compose(Gongwen const& gongwen, std::optional<CheckMark> const& check) const;
    static std::vector<pdf::Property> properties_of(PrintJob const& job, Composed const& composed);

    Fonts m_fonts;
    Seals m_seals;
    xml::Schema m_gongwen;
    std::map<std::string, Kind, std::less<>> m_kinds;
};

} // namespace xindang::document
