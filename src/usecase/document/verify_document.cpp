#include <usecase/document/verify_document.h>

#include <crypto/hash.h>

namespace xindang::usecase {

namespace {

using State = LedgerStanding::State;

LedgerStanding standing_of(archive::View const& view, std::string const& number, model::EntryNumber entry, State state,
    std::optional<model::EntryNumber> by)
{
    std::optional<model::CivilDate> day;
    if (by)
        if (auto const end = view.entry(*by)) day = end->occurred_on;
    return {number, entry, state, day};
}

/// Of several publications of one file, which is none but for copies of a folder, the first decides.
std::optional<LedgerStanding> notice_standing(archive::View const& view, model::Sha256 const& digest)
{
    for (auto const& notice : view.notices()) {
        if (notice.body.get("pdf") != digest.hex()) continue;
        auto const decision = view.document(notice.document);
        if (decision && decision->revoked_by)
            return standing_of(view, notice.document, notice.entry, State::Revoked, decision->revoked_by);
        if (notice.withdrawn_by)
            return standing_of(view, notice.document, notice.entry, State::Withdrawn, notice.withdrawn_by);
        if (notice.expired_by)
            return standing_of(view, notice.document, notice.entry, State::Expired, notice.expired_by);
        return standing_of(view, notice.document, notice.entry, State::InForce, std::nullopt);
    }
    return std::nullopt;
}

} // namespace

std::string_view word_of(LedgerStanding::State state)
{
    switch (state) {
    case State::InForce:
        return "in-force";
    case State::Revoked:
        return "revoked";
    case State::Withdrawn:
        return "withdrawn";
    case State::Expired:
        return "expired";
    }
    return "";
}

Outcome<DocumentVerdict> verify_document(BytesView file, document::Trust const& trust, document::Press const& press,
    archive::Archive const* archive, Clock const& clock)
{
    auto verification = document::verify(file, trust, clock.now(), press);
    if (!verification) return verification.refusal();
    DocumentVerdict verdict{std::move(*verification), std::nullopt};
    if (archive) {
        auto const digest = crypto::sha256(file);
        auto const view = archive->view();
        auto const issued = view.document_with_digest(digest);
        verdict.standing = !issued ? notice_standing(view, digest)
                                   : standing_of(view, issued->number, issued->entry,
                                         issued->revoked_by ? State::Revoked : State::InForce, issued->revoked_by);
    }
    return verdict;
}

} // namespace xindang::usecase
