#pragma once

#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/clock.h>
#include <base/log.h>
#include <base/random.h>
#include <grading/scheme.h>
#include <law/catalogue.h>
#include <usecase/document/clauses.h>
#include <usecase/document/issue_document.h>
#include <usecase/list/kept_ban_list.h>
#include <usecase/list/list_press.h>
#include <usecase/notice/publish_notice.h>
#include <usecase/office/account_store.h>
#include <usecase/office/data_folder.h>
#include <usecase/office/manage_users.h>
#include <usecase/office/settings.h>
#include <usecase/screening/office_desk.h>
#include <usecase/supervision/load_supervision.h>

#include <filesystem>
#include <vector>

namespace xindang::http {

/// What handlers hand to use cases. Opened once by app/, outlives the server, safe to use from all its threads.
struct Services {
    archive::Archive const& archive;
    archive::ObjectStore const& objects;
    usecase::AccountStore const& accounts;
    law::Catalogue const& law;
    usecase::Settings const& settings;
    usecase::DataFolder data;
    Clock const& clock;
    Random& random;
    Log& log;
    usecase::Clauses const& clauses;
    usecase::NoticeServices const& notices;
    std::vector<grading::Scheme> const& schemes;
    usecase::ListPress const& lists;
    usecase::SupervisionBooks const& supervision;
    document::Provers provers;
    usecase::OfficeDesk const& screening;
    usecase::KeptBanList const& bans;
    std::filesystem::path home; ///< where conf/foreign and xsd/ are

    usecase::DocumentServices documents() const
    {
        return {archive, objects, law, notices.press, clauses, notices.signer, clock, notices.check, provers,
            settings.documents.level};
    }
    usecase::UserServices users() const { return {archive, accounts, clock, random}; }
};

} // namespace xindang::http
