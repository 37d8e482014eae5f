#include <cli/session_services.h>
#include <usecase/notice/publish_notice.h>

namespace xindang::cli {

namespace {

struct Furniture {
    notice::RedactionPolicy policy;
    notice::Pages pages;
    notice::Publishable publishable;
    usecase::Clauses clauses;
};

} // namespace

document::Signer const& Session::document_signer()
{
    if (!m_services->document_signer)
        m_services->document_signer =
            std::make_shared<document::Signer>(signer("documents-" + settings().documents.key));
    return *m_services->document_signer;
}

usecase::NoticeServices const& Session::notices()
{
    if (!m_services->notices) {
        auto const furniture = std::make_shared<Furniture>(
            Furniture{opened(notice::RedactionPolicy::load(
                          home() / "conf/notice/redaction.xml", home() / "xsd/redaction-policy.xsd")),
                opened(notice::Pages::load(home() / "templates/pages")), opened(notice::Publishable::load(home())),
                opened(usecase::Clauses::load(home() / "conf/clauses.xml", home() / "xsd/clauses.xsd"))});
        auto const identity = usecase::identity_of(settings(), law().agencies().own().name);
        m_services->notice_furniture = furniture;
        m_services->notices = std::make_shared<usecase::NoticeServices>(usecase::NoticeServices{archive(), objects(),
            law(), furniture->clauses, press(), document_signer(), trust(), furniture->policy, furniture->pages,
            furniture->publishable, notice::Site{data_folder().site(), identity}, identity, clock(),
            usecase::check_marks(settings(), data_folder(), random())});
    }
    return *m_services->notices;
}

} // namespace xindang::cli
