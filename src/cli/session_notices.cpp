#include <cli/session_services.h>
#include <usecase/notice/publish_notice.h>

namespace xindang::cli {

namespace {

struct Furniture {
    notice::RedactionPolicy policy;
    notice::Pages pages;
    usecase::Clauses clauses;
};

} // namespace

document::Signer const& Session::document_signer()
{
    if (!m_services->document_signer) {
        auto const role = "documents-" + settings().documents.key;
        // What stands behind the signer's certificate in its file is its chain; the development authority has its own.
        auto chain = opened(crypto::Certificate::load_all(data_folder().certificate(role)));
        chain.erase(chain.begin());
        auto const authority = crypto::Certificate::load(data_folder().certificate("documents-ca"));
        if (chain.empty() && authority && crypto::issued_by(certificate(role), *authority)) chain.push_back(*authority);
        m_services->document_signer =
            std::make_shared<document::Signer>(document::Signer{key(role), certificate(role), std::move(chain)});
    }
    return *m_services->document_signer;
}

usecase::NoticeServices const& Session::notices()
{
    if (!m_services->notices) {
        auto const furniture = std::make_shared<Furniture>(
            Furniture{opened(notice::RedactionPolicy::load(
                          home() / "conf/notice/redaction.xml", home() / "xsd/redaction-policy.xsd")),
                opened(notice::Pages::load(home() / "templates/pages")),
                opened(usecase::Clauses::load(home() / "conf/clauses.xml", home() / "xsd/clauses.xsd"))});
        auto const identity = usecase::identity_of(settings(), law().agencies().own().name);
        m_services->notice_furniture = furniture;
        m_services->notices = std::make_shared<usecase::NoticeServices>(
            usecase::NoticeServices{archive(), objects(), law(), furniture->clauses, press(), document_signer(),
                trust(), furniture->policy, furniture->pages, notice::Site{data_folder().site(), identity}, identity,
                clock(), usecase::check_marks(settings(), data_folder(), random())});
    }
    return *m_services->notices;
}

} // namespace xindang::cli
