#include <usecase/screening/typed_subject.h>

#include <crypto/mac.h>
#include <model/civil_date.h>
#include <model/code_text.h>
#include <model/credit_code.h>
#include <model/person_id.h>
#include <model/region_code.h>
#include <model/subject.h>

#include <charconv>

namespace xindang::usecase {

namespace {

using screening::ListedNumber;
using screening::Sort;

class Reader {
public:
    Reader(TypedSubject const& typed, std::vector<HashKey> const& keys) : m_typed(typed), m_keys(keys) {}

    ReadSubject read()
    {
        m_read.query.name = m_typed.name;
        type();
        credit_code();
        person_id();
        plain("registration-no", m_typed.registration_no);
        plain("passport", m_typed.passport);
        birth_year();
        region();
        if (m_read.query.name.empty() && m_read.query.numbers.empty() && m_read.problems.empty())
            problem("neither name nor number");
        return std::move(m_read);
    }

private:
    void problem(std::string text) { m_read.problems.push_back(std::move(text)); }

    void type()
    {
        if (m_typed.type.empty()) return;
        auto const kind = model::parse_subject_kind(m_typed.type);
        if (kind && *kind == model::SubjectKind::Enterprise) {
            m_read.query.sort = Sort::Enterprise;
        } else if (kind && *kind == model::SubjectKind::Person) {
            m_read.query.sort = Sort::Person;
        } else {
            problem("neither a firm nor a person: " + m_typed.type);
        }
    }

    void clear(char const* scheme, std::string value) { m_read.query.numbers.push_back({scheme, "clear", value}); }
    void is(Sort sort)
    {
        if (!m_read.query.sort) m_read.query.sort = sort;
    }

    void credit_code()
    {
        if (m_typed.credit_code.empty()) return;
        is(Sort::Enterprise);
        auto const code = model::CreditCode::parse(m_typed.credit_code);
        if (!code) problem(code.refusal().reason);
        clear("credit-code", code ? code->text() : model::normalised_code(m_typed.credit_code));
    }

    void person_id()
    {
        if (m_typed.person_id.empty()) return;
        is(Sort::Person);
        auto id = model::PersonId::parse(m_typed.person_id);
        if (!id && model::normalised_code(m_typed.person_id).size() == 15)
            id = model::PersonId::of_fifteen(m_typed.person_id);
        if (!id) {
            problem(id.refusal().reason);
            clear("person-id", model::normalised_code(m_typed.person_id));
            return;
        }
        m_read.query.birth_year = id->birth_year();
        clear("person-id", id->text());
        hashed("person-id", id->text());
    }

    void plain(char const* scheme, std::string const& typed)
    {
        if (typed.empty()) return;
        auto const value = model::normalised_code(typed);
        clear(scheme, value);
        if (std::string_view(scheme) == "passport") {
            is(Sort::Person);
            hashed(scheme, value);
        }
    }

    /// The same octets as list_person_hash() of the issuer, for any scheme.
    void hashed(std::string const& scheme, std::string const& value)
    {
        for (auto const& key : m_keys)
            m_read.query.numbers.push_back({scheme, "keyed-hash",
                crypto::hmac_sha256(key.key.bytes(), scheme + "\n" + value).hex(), key_of_list(key.list, key.key_id)});
    }

    void birth_year()
    {
        if (m_typed.birth_year.empty()) return;
        auto const text = model::normalised_code(m_typed.birth_year);
        int year = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
        auto const whole = error == std::errc{} && end == text.data() + text.size();
        if (whole && text.size() == 5) {
            // A day as a workbook counts it, from 1899-12-30 (ISO/IEC 29500-1, 18.17.4.1).
            year = model::CivilDate::from_days_since_epoch(year - 25'569).year();
        } else if (!whole || text.size() != 4) {
            auto const date = model::CivilDate::parse(m_typed.birth_year);
            if (!date) return problem("no year of birth: " + m_typed.birth_year);
            year = date->year();
        }
        if (year < 1850 || year > 2100) return problem("no year of birth: " + m_typed.birth_year);
        // The number of a person is the better witness.
        if (!m_read.query.birth_year) m_read.query.birth_year = year;
    }

    void region()
    {
        if (m_typed.region.empty()) return;
        auto const region = model::RegionCode::parse(m_typed.region);
        if (!region) return problem(region.refusal().reason);
        m_read.query.region = region->text();
    }

    TypedSubject const& m_typed;
    std::vector<HashKey> const& m_keys;
    ReadSubject m_read;
};

} // namespace

std::string key_of_list(std::string const& list, std::string const& key_id)
{
    return list + "/" + key_id;
}

ReadSubject read_subject(TypedSubject const& typed, std::vector<HashKey> const& keys)
{
    return Reader(typed, keys).read();
}

} // namespace xindang::usecase
