#include <cli/feedback_services.h>

#include <archive/archive.h>
#include <archive/object_store.h>
#include <law/catalogue.h>
#include <usecase/list/publish_list.h>

namespace xindang::cli {

usecase::FeedbackServices feedback_services(Session& session)
{
    return {session.archive(), session.objects(), session.law(),
        usecase::list_environment(session.settings().environment), {session.key("head"), session.certificate("head")},
        session.home() / "xsd", session.clock(), session.random()};
}

} // namespace xindang::cli
