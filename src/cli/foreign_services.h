#pragma once

#include <cli/session.h>
#include <crypto/aead.h>
#include <grading/scheme.h>
#include <usecase/foreign/import_foreign.h>

namespace xindang::cli {

/// What taking in other agencies' lists needs, opened for one command; it lives no longer than the session. Throws
/// CannotOpen.
class ForeignCommandServices {
public:
    explicit ForeignCommandServices(Session& session);
    usecase::ForeignServices services() const;
    usecase::ForeignListAccess list_access(std::string const& source) const;

private:
    Session& m_session;
    crypto::SecretKey m_master_key;
};

/// The scheme the settings name, as it is in force today. Throws CannotOpen.
std::optional<grading::Scheme> scheme_of_today(Session& session);

} // namespace xindang::cli
