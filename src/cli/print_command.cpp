#include <base/files.h>
#include <cli/commands.h>
#include <document/press.h>

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>

namespace xindang::cli {

namespace {

constexpr std::size_t LARGEST_TEXT = std::size_t{4} << 20;

struct PrintOptions {
    std::string file;
    std::string output;
};

ExitCode print(PrintOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const gongwen = read_file(options.file, LARGEST_TEXT);
    if (!gongwen) return printer.refuse(gongwen.refusal());
    auto const printed = session.press().typeset(*gongwen, session.clock().now());
    if (!printed) return printer.refuse(printed.refusal());
    if (options.output == "-") {
        printer.raw(printed->document.bytes);
        return ExitCode::done();
    }
    auto const name = options.output.empty()
                          ? std::filesystem::path(options.file).replace_extension(".pdf").filename().string()
                          : options.output;
    write_file_atomically(name, printed->document.bytes);
    printer.line("printed " + name + ", " + std::to_string(printed->pages) + " pages: unsigned, without seal");
    printer.json(Json::object().set("file", name).set("title", printed->title).set("pages", printed->pages));
    return ExitCode::done();
}

} // namespace

void add_print_command(CLI::App& root, Session& session)
{
    auto const options = std::make_shared<PrintOptions>();
    auto& command = add_command(command_group(root, "document", "Issues and finds official documents."), session,
        {"print", "Sets a text (gongwen XML) as PDF/A-2a: unsigned, without seal, nothing embedded.",
            "xindang document print draft.xml -o draft.pdf"},
        [options, &session] { return print(*options, session); });
    command.add_option("FILE", options->file, "the text, by xsd/gongwen.xsd")->required();
    command.add_option("-o,--output", options->output, "where to; - for standard output (else the name with .pdf)")
        ->type_name("FILE");
}

} // namespace xindang::cli
