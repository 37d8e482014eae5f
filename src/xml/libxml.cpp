#include <xml/libxml.h>

#include <libexslt/exslt.h>
#include <libxml/parserInternals.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <xmlsec/openssl/app.h>
#include <xmlsec/openssl/crypto.h>
#include <xmlsec/xmlsec.h>

#include <xmlsec/errors.h> // needs the types of the line above

namespace xindang::xml {

namespace {

constexpr std::size_t MAX_COMPLAINTS = 100;
constexpr char FORBIDDEN_FILE[] = "reading of another file refused";

std::optional<std::filesystem::path>& readable_folder()
{
    thread_local std::optional<std::filesystem::path> folder;
    return folder;
}

bool may_read(char const* url)
{
    auto const& folder = readable_folder();
    if (!folder || !url) return false;
    std::error_code error;
    auto const file = std::filesystem::canonical(url, error);
    return !error && file.parent_path() == *folder;
}

/// The only way a second text could come in: DTDs, external entities, xs:include, xsl:import, document().
/// Nothing may be thrown through the C library.
xmlParserInput* load_external(char const* url, char const* /*id*/, xmlParserCtxt* context) noexcept
try {
    if (may_read(url)) return xmlNewInputFromFile(context, url);
    return nullptr;
} catch (...) {
    return nullptr;
}

void start_libraries()
{
    xmlInitParser();
    xmlSetGenericErrorFunc(nullptr, say_nothing);
    xmlThrDefSetGenericErrorFunc(nullptr, say_nothing);
    xsltInit();
    xsltSetGenericErrorFunc(nullptr, say_nothing);
    xsltSetGenericDebugFunc(nullptr, say_nothing);
    // NB: exslt's math (random), date (now) and dynamic parts stay out: the same input must give the same octets.
    exsltCommonRegister();
    exsltSetsRegister();
    exsltStrRegister();
    if (xmlSecInit() < 0 || xmlSecOpenSSLAppInit(nullptr) < 0 || xmlSecOpenSSLInit() < 0)
        throw std::runtime_error("xmlsec does not start");
    xmlSecErrorsDefaultCallbackEnableOutput(0);
    // NB: after xmlSecInit, which would otherwise put its own loader over ours.
    xmlSetExternalEntityLoader(load_external);
}

} // namespace

void say_nothing(void*, char const*, ...) {}

void initialise()
{
    static std::once_flag once;
    std::call_once(once, start_libraries);
}

Document::Tree::Tree(xmlDoc* tree, std::string label) : doc(tree), name(std::move(label))
{
    // The name travels with the tree, so that a bare cursor knows its place.
    if (doc->URL) xmlFree(const_cast<xmlChar*>(doc->URL));
    doc->URL = xmlStrdup(xml_of(name.c_str()));
}

ReadableFolder::ReadableFolder(std::filesystem::path const& folder)
{
    std::error_code error;
    auto const path = std::filesystem::canonical(folder.empty() ? std::filesystem::path{"."} : folder, error);
    if (!error) readable_folder() = path;
}

ReadableFolder::~ReadableFolder()
{
    readable_folder().reset();
}

Complaints::Complaints() : m_old_function(xmlStructuredError), m_old_context(xmlStructuredErrorContext)
{
    xmlSetStructuredErrorFunc(this, take);
}

Complaints::~Complaints()
{
    xmlSetStructuredErrorFunc(m_old_context, m_old_function);
}

void Complaints::take(void* complaints, xmlError* error)
{
    if (!complaints || !error) return;
    try {
        static_cast<Complaints*>(complaints)->add(*error);
    } catch (...) {
        // Nothing may be thrown through the C library; a message lost is no verdict lost.
    }
}

void Complaints::add(xmlError const& error)
{
    if (error.level < XML_ERR_ERROR || m_all.size() >= MAX_COMPLAINTS) return;
    Complaint complaint;
    if (error.file) complaint.file = std::filesystem::path(error.file).filename().string();
    complaint.line = error.line > 0 ? static_cast<std::size_t>(error.line) : 0;
    // xmlError::line is cut to 65,535 for elements of a tree; the element itself knows better.
    if (auto* node = static_cast<xmlNode*>(error.node); node && node->type == XML_ELEMENT_NODE)
        if (auto const line = xmlGetLineNo(node); line > 0) complaint.line = static_cast<std::size_t>(line);
    complaint.text = error.message ? error.message : FORBIDDEN_FILE;
    while (!complaint.text.empty() && (complaint.text.back() == '\n' || complaint.text.back() == ' '))
        complaint.text.pop_back();
    m_all.push_back(std::move(complaint));
}

Refusal Complaints::refusal(std::string const& otherwise, std::string const& name) const
{
    if (m_all.empty()) return {Fault::BadInput, otherwise, name};
    auto const& first = m_all.front();
    return {Fault::BadInput, first.text, place_of(first.file.empty() ? name : first.file, first.line)};
}

} // namespace xindang::xml
