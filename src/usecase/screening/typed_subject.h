#pragma once

#include <crypto/aead.h>
#include <screening/answer.h>

#include <string>
#include <vector>

namespace xindang::usecase {

/// Who is asked about, as somebody typed it; what is not known is empty.
struct TypedSubject {
    std::string ref;  ///< the asker's own number, handed back
    std::string type; ///< "enterprise", "person", 企业, 人员; empty: as the numbers say, or both
    std::string name;
    std::string credit_code;
    std::string registration_no;
    std::string person_id; ///< 18 digits, or the 15 of before 1999
    std::string passport;
    std::string birth_year; ///< a year, or a whole date
    std::string region;     ///< code of GB/T 2260
};

/// With which one list is asked for persons by their numbers.
struct HashKey {
    std::string list;
    std::string key_id; ///< as the list calls it
    crypto::SecretKey key;
};

struct ReadSubject {
    screening::Query query;
    std::vector<std::string> problems; ///< one sentence each; what they are about is compared as it was typed, or not
};

/// The query for what was typed. It refuses nothing: a number whose check digit is wrong is a problem that is told, and
/// the rest is still worth asking.
ReadSubject read_subject(TypedSubject const& typed, std::vector<HashKey> const& keys);

/// How the key of one list is called among those of several.
std::string key_of_list(std::string const& list, std::string const& key_id);

} // namespace xindang::usecase
