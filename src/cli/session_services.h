#pragma once

#include <cli/progress_bar.h>
#include <cli/session.h>

#include <map>
#include <memory>
#include <optional>

namespace xindang::cli {

/// What a session has opened so far. Services of other rooms are held by shared_ptr, so that only the file that opens
/// one must know its type.
struct Session::Services {
    std::optional<Printer> printer;
    std::optional<ProgressBar> progress;
    std::optional<std::filesystem::path> home;
    std::optional<std::filesystem::path> data;
    std::optional<usecase::Actor> actor;
    std::optional<usecase::Settings> settings;
    std::shared_ptr<law::Catalogue> law;
    std::shared_ptr<archive::Archive> archive;
    std::shared_ptr<archive::ObjectStore> objects;
    std::optional<std::string> key_passphrase;
    std::shared_ptr<document::Trust> trust;
    std::shared_ptr<usecase::OfficeProvers> provers;
    std::shared_ptr<document::Press> press;
    std::shared_ptr<usecase::AccountStore> accounts;
    std::map<std::string, std::shared_ptr<crypto::SigningKey>> keys;
    std::map<std::string, std::shared_ptr<crypto::Certificate>> certificates;
    std::shared_ptr<document::Signer> document_signer;
    std::shared_ptr<void> notice_furniture; ///< policy and pages, which the services of notices refer to
    std::shared_ptr<usecase::NoticeServices> notices;
};

/// The value; throws CannotOpen with the refusal when there is none.
template <class T> T opened(Outcome<T> outcome)
{
    if (!outcome) throw CannotOpen(outcome.refusal());
    return std::move(outcome).value();
}

} // namespace xindang::cli
