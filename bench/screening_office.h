#pragma once

#include <archive/archive.h>
#include <archive/object_store.h>
#include <crypto/system_random.h>
#include <law/catalogue.h>
#include <usecase/list/publish_list.h>
#include <usecase/office/data_folder.h>
#include <usecase/office/settings.h>

#include <filesystem>
#include <string>
#include <vector>

namespace xindang::bench {

/// An office that has barred many persons and some firms and published both lists: what a service is asked about.
class ScreeningOffice {
public:
    /// Makes the office in a folder that is empty. Persons are on INDUSTRY-BAN, firms on APPLICATION-BAR.
    ScreeningOffice(std::filesystem::path const& folder, std::size_t persons, std::size_t firms);

    /// A token of a partner that is good for a day.
    std::string token();
    /// Bars so many persons more and publishes their list anew.
    usecase::PublishListReceipt publish_more(std::size_t persons);

    std::vector<std::string> const& person_numbers() const { return m_person_numbers; }
    std::vector<std::string> const& credit_codes() const { return m_credit_codes; }
    std::vector<std::string> const& person_names() const { return m_person_names; }
    std::vector<std::string> const& firm_names() const { return m_firm_names; }
    /// Of somebody who is not known here.
    static std::string number_of_a_stranger(std::size_t which);

private:
    void decide(std::size_t persons, std::size_t firms);
    usecase::PublishListReceipt publish(std::string const& list);

    usecase::DataFolder m_data;
    usecase::Settings m_settings;
    law::Catalogue m_law;
    crypto::SystemRandom m_random;
    crypto::SecretKey m_master;
    archive::Archive m_archive;
    archive::ObjectStore m_objects;
    std::vector<std::string> m_person_numbers;
    std::vector<std::string> m_credit_codes;
    std::vector<std::string> m_person_names;
    std::vector<std::string> m_firm_names;
    std::uint32_t m_decisions = 0;
};

} // namespace xindang::bench
