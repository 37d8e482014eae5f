#pragma once

namespace CLI {
class App;
}

namespace xindang::cli {

class Session;

/// document batch: a document for each row of a table or file of a folder.
void add_batch_command(CLI::App& group, Session& session);

} // namespace xindang::cli
