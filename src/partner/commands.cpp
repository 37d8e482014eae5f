#include <partner/commands.h>

#include <exchange/reasons.h>

#include <CLI/CLI.hpp>

#include <iostream>
#include <utility>

namespace xindang::partner {

namespace {

constexpr int LOCAL_FAILURE = 20; // of the exit codes of list imports

} // namespace

usecase::Actor Surroundings::actor() const
{
    return {"partner", {usecase::Duty::Partner}};
}

std::filesystem::path Surroundings::schema_folder() const
{
    if (!schemas.empty()) return schemas;
    auto const here = executable.parent_path();
    for (auto const& candidate : {here / "xsd", here / "../share/xindang-list/xsd", here / "../../xsd"})
        if (std::filesystem::exists(candidate / "jdl-1.0.xsd")) return candidate;
    return here / "xsd";
}

int Surroundings::refuse(Refusal const& refusal) const
{
    err << "xindang-list: " << refusal.where << (refusal.where.empty() ? "" : ": ") << refusal.reason << '\n';
    if (json)
        out << Json::object()
                   .set("fault", name_of(refusal.fault))
                   .set("where", refusal.where)
                   .set("reason", refusal.reason)
                   .text()
            << '\n';
    return LOCAL_FAILURE;
}

void Surroundings::print(std::string_view text, Json const& answer) const
{
    if (json) {
        out << answer.text() << '\n';
    } else {
        out << text;
    }
}

CLI::App& add(CLI::App& root, int& answer, std::string const& name, std::string const& summary, Run run)
{
    auto& command = *root.add_subcommand(name, summary);
    command.callback([&answer, work = std::move(run)] { answer = work(); });
    return command;
}

} // namespace xindang::partner
