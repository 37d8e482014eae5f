#include <xml/stylesheet.h>

#include <xml/libxml.h>

#include <cstdarg>
#include <cstdio>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <mutex>
#include <new>
#include <vector>

namespace xindang::xml {

struct Stylesheet::Compiled {
    ~Compiled() { xsltFreeStylesheet(style); }
    xsltStylesheet* style = nullptr;
    std::string name;
};

namespace {

constexpr int MAX_TEMPLATE_DEPTH = 1000;
constexpr unsigned long MAX_OPERATIONS = 50'000'000;
constexpr std::size_t MAX_MESSAGE = 4000;

/// libxslt speaks printf.
void collect_message(void* text, char const* format, ...) noexcept
try {
    char buffer[1024];
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(buffer, sizeof buffer, format, arguments);
    va_end(arguments);
    auto& to = *static_cast<std::string*>(text);
    if (to.size() < MAX_MESSAGE) to += buffer;
} catch (...) {
}

std::string one_line(std::string text)
{
    for (auto& c : text)
        if (c == '\n') c = ' ';
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return text;
}

xsltSecurityPrefs* new_strict_preferences()
{
    auto* preferences = xsltNewSecurityPrefs();
    if (!preferences) throw std::bad_alloc();
    for (auto const option : {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
             XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK})
        xsltSetSecurityPrefs(preferences, option, xsltSecurityForbid);
    return preferences;
}

/// One run: context, preferences, result, what was said.
struct Run {
    CPointer<xmlDoc, xmlFreeDoc> input;
    CPointer<xsltSecurityPrefs, xsltFreeSecurityPrefs> preferences;
    CPointer<xsltTransformContext, xsltFreeTransformContext> context;
    CPointer<xmlDoc, xmlFreeDoc> result;
    std::string messages;
};

Outcome<Done> execute(Run& run, xsltStylesheet* style, std::string const& name, Document const& input,
    Stylesheet::Parameters const& given)
{
    Complaints complaints;
    // NB: libxslt strips white space out of its input; a Document does not change.
    run.input.reset(xmlCopyDoc(input.tree()->doc.get(), 1));
    run.preferences.reset(new_strict_preferences());
    if (!run.input) throw std::bad_alloc();
    run.context.reset(xsltNewTransformContext(style, run.input.get()));
    auto* context = run.context.get();
    if (!context) throw std::bad_alloc();
    xsltSetCtxtSecurityPrefs(run.preferences.get(), context);
    xsltSetTransformErrorFunc(context, &run.messages, collect_message);
    // Unknown from here on: its answers are addresses in memory.
    xmlXPathRegisterFunc(context->xpathCtxt, xml_of("generate-id"), nullptr);
    context->maxTemplateDepth = MAX_TEMPLATE_DEPTH;
    context->opLimit = MAX_OPERATIONS;

    std::vector<char const*> parameters;
    for (auto const& [key, value] : given) {
        parameters.push_back(key.c_str());
        parameters.push_back(value.c_str());
    }
    parameters.push_back(nullptr);
    // Quoted: a parameter is a string, never an XPath expression.
    if (xsltQuoteUserParams(context, parameters.data()) != 0)
        return Refusal{Fault::BadInput, "a parameter cannot be given to the stylesheet", name};
    run.result.reset(xsltApplyStylesheetUser(style, run.input.get(), nullptr, nullptr, nullptr, context));
    if (run.result && context->state == XSLT_STATE_OK && complaints.all().empty()) return Done{};
    auto reason = one_line(run.messages);
    if (reason.empty() && !complaints.all().empty()) reason = complaints.all().front().text;
    return Refusal{Fault::BadInput, reason.empty() ? "the transformation failed" : reason, name};
}

} // namespace

Outcome<Stylesheet> Stylesheet::load(std::filesystem::path const& file)
{
    initialise();
    auto const name = file.filename().string();
    auto const document = Document::load(file, Limits::own_file());
    if (!document) return document.refusal();

    // The compiler of stylesheets reports through one variable for the whole process.
    static std::mutex compiling;
    std::lock_guard const lock(compiling);
    Complaints complaints;
    std::string messages;
    xsltSetGenericErrorFunc(&messages, collect_message);
    ReadableFolder const readable(file.parent_path());
    auto* copy = xmlCopyDoc(document->tree()->doc.get(), 1);
    if (!copy) throw std::bad_alloc();
    // xsl:include is resolved against the document's address.
    xmlFree(const_cast<xmlChar*>(copy->URL));
    copy->URL = xmlStrdup(xml_of(std::filesystem::absolute(file).c_str()));
    auto compiled = std::make_shared<Compiled>();
    compiled->name = name;
    compiled->style = xsltParseStylesheetDoc(copy);
    xsltSetGenericErrorFunc(nullptr, say_nothing);
    if (!compiled->style) {
        xmlFreeDoc(copy);
        return complaints.refusal(messages.empty() ? "not a stylesheet" : one_line(messages), name);
    }
    if (compiled->style->errors != 0) return complaints.refusal(one_line(messages), name);
    return Stylesheet{std::move(compiled)};
}

Outcome<Document> Stylesheet::transform(Document const& input, Parameters const& parameters) const
{
    Run run;
    if (auto const done = execute(run, m_compiled->style, m_compiled->name, input, parameters); !done)
        return done.refusal();
    if (!xmlDocGetRootElement(run.result.get()))
        return Refusal{Fault::BadInput, "the stylesheet produced no element", m_compiled->name};
    return Document{std::make_shared<Document::Tree>(run.result.release(), "result of " + m_compiled->name)};
}

Outcome<Bytes> Stylesheet::transform_to_bytes(Document const& input, Parameters const& parameters) const
{
    Run run;
    if (auto const done = execute(run, m_compiled->style, m_compiled->name, input, parameters); !done)
        return done.refusal();
    xmlChar* text = nullptr;
    int size = 0;
    if (xsltSaveResultToString(&text, &size, run.result.get(), m_compiled->style) < 0) throw std::bad_alloc();
    XmlText const owner(text);
    return Bytes(text ? reinterpret_cast<char const*>(text) : "", static_cast<std::size_t>(size));
}

} // namespace xindang::xml
