#pragma once

#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/clock.h>
#include <base/json.h>
#include <crypto/aead.h>
#include <law/catalogue.h>
#include <usecase/actor.h>
#include <usecase/office/settings.h>

#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// One thing that publishing a list would do now, and by when it must be done.
struct ListTask {
    enum class Kind {
        FirstPublication, ///< the list was never published
        AddEntry,         ///< a decision is not on the list yet
        RemoveEntry,      ///< an entry has to leave
        IssueHead,        ///< partners soon no longer rely on the head they have
        IssueAgain,       ///< a decision of an older program carries nothing the list can be made from
    };
    Kind kind;
    std::string list;
    std::string entry = {};                     ///< its id; empty for the list as a whole
    std::string document = {};                  ///< 文号 of the decision
    std::string reason = {};                    ///< code of a removal: "decision-revoked"
    std::optional<model::CivilDate> event = {}; ///< the day it is counted from
    model::CivilDate due;                       ///< the last day on which it may be done
    std::string basis = {};                     ///< 《…》第九条; empty where no law counts the days
    bool provisional = false;                   ///< a year's holidays are not loaded yet
    bool overdue = false;
};
std::string_view word_of(ListTask::Kind kind);    ///< "remove-entry"
std::string_view chinese_of(ListTask::Kind kind); ///< "移出"

struct ListDueServices {
    archive::Archive const& archive;
    archive::ObjectStore const& objects;
    law::Catalogue const& law;
    crypto::SecretKey const& master_key;
    Settings const& settings;
    Clock const& clock;
};

/// What is due and overdue of our lists, of one (`list_id`) or of all (empty), by list and day due. Working days come
/// from conf/law/deadlines.xml and calendars.xml. Needs the duty publication-staff, approver, auditor or operator.
/// NotFound at "list" for an id we do not publish; what list_contents() refuses.
Outcome<std::vector<ListTask>> list_due(
    Actor const& actor, std::string const& list_id, ListDueServices const& services);

/// {"on": …, "due": […], "overdue": N}
Json json_of(std::vector<ListTask> const& tasks, model::CivilDate day);

} // namespace xindang::usecase
