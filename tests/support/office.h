#pragma once

#include <support/outcome.h>
#include <support/temp_folder.h>

#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/files.h>
#include <crypto/aead.h>
#include <crypto/certificate.h>
#include <crypto/signing_key.h>
#include <crypto/system_random.h>
#include <law/catalogue.h>
#include <usecase/document/issue_document.h>
#include <usecase/document/office_provers.h>
#include <usecase/notice/publish_notice.h>
#include <usecase/office/account_store.h>
#include <usecase/office/set_up.h>
#include <usecase/office/settings.h>

#include <memory>
#include <string>

namespace xindang::test {

/// A clock that a test moves.
class MovableClock final : public Clock {
public:
    explicit MovableClock(std::string_view text) : m_now(must(Instant::parse(text))) {}
    Instant now() const override { return m_now; }
    void set(std::string_view text) { m_now = must(Instant::parse(text)); }

private:
    Instant m_now;
};

/// A whole office in a folder of its own: fresh keys, empty archive, the shipped law, fonts, templates and pages.
struct Office {
    std::filesystem::path home{XD_SOURCE_DIR};
    TempFolder temp;
    usecase::DataFolder data{temp.path() / "data"};
    MovableClock clock{"2026-03-02T09:00:00+08:00"};
    crypto::SystemRandom random;
    usecase::Actor operator_{"operator", {usecase::Duty::Operator}};
    usecase::Actor drafter{"drafter", {usecase::Duty::PublicationStaff}};
    usecase::Actor approver{"approver", {usecase::Duty::Approver}};
    usecase::Settings settings = must(usecase::read_settings(home));
    law::Catalogue law = must(law::Catalogue::load(home / "conf/law", home / "xsd"));
    Done set = made();
    crypto::SecretKey master_key = must(crypto::load_secret(data.master_key()));
    archive::Archive archive = must(archive::Archive::open(data.database(), master_key, random));
    archive::ObjectStore objects{data.objects()};
    usecase::AccountStore accounts = must(usecase::AccountStore::open(data.accounts()));
    document::Press press = must(document::Press::open(home));
    std::shared_ptr<crypto::SigningKey> key = must(crypto::load_key(data.key("documents-ec-p256")));
    crypto::Certificate certificate = must(crypto::Certificate::load(data.certificate("documents-ec-p256")));
    document::Signer signer{*key, certificate, {must(crypto::Certificate::load(data.certificate("documents-ca")))}};
    notice::RedactionPolicy policy =
        must(notice::RedactionPolicy::load(home / "conf/notice/redaction.xml", home / "xsd/redaction-policy.xsd"));
    notice::Pages pages = must(notice::Pages::load(home / "templates/pages"));
    notice::Publishable publishable = must(notice::Publishable::load(home));
    notice::SiteIdentity identity = usecase::identity_of(settings, law.agencies().own().name);
    usecase::Clauses clauses = must(usecase::Clauses::load(home / "conf/clauses.xml", home / "xsd/clauses.xsd"));
    usecase::CheckMarks check = usecase::check_marks(settings, data, random);
    usecase::NoticeServices notices{archive, objects, law, clauses, press, signer, must(usecase::load_trust(data)),
        policy, pages, publishable, notice::Site{data.site(), identity}, identity, clock, check};
    usecase::DocumentServices documents{archive, objects, law, press, clauses, signer, clock, check};

    std::unique_ptr<usecase::OfficeProvers> provers =
        must(usecase::OfficeProvers::open(data, settings, {}, clock, random));

    /// The draft of tests/fixtures/document/ban-decision.xml: for life, with every kind of personal data.
    Bytes ban_draft() const
    {
        auto facts = must(read_file(home / "tests/fixtures/document/ban-decision.xml", 1 << 20));
        auto const from = facts.find("<computed>");
        auto const end = facts.find("</computed>") + std::string_view("</computed>").size();
        return facts.erase(from, end - from);
    }

    std::string issue(Bytes facts) const
    {
        return must(usecase::issue_document(approver, drafter, {"ban-decision", std::move(facts)}, documents)).number;
    }

private:
    Done made() const
    {
        auto source = crypto::SystemRandom{};
        must(usecase::set_up(operator_, data, law.agencies().own(), {settings.environment}, clock, source));
        return {};
    }
};

} // namespace xindang::test
