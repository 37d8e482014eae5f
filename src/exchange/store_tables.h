#pragma once

#include <exchange/store.h>
#include <sql/migrations.h>

namespace xindang::exchange {

/// Private furniture of the store: its tables, and how rows become values.

constexpr std::int32_t STORE_APPLICATION_ID = 0x584A444C; // "XJDL"
std::vector<sql::Migration> const& store_migrations();

/// until_seq of what is in force.
constexpr std::int64_t STILL = INT64_MAX;

/// What only damage could make unreadable (SqlError).
template <class T> T stored(Outcome<T> outcome)
{
    if (!outcome) throw sql::SqlError("the list store holds " + outcome.refusal().reason);
    return std::move(outcome).value();
}
inline model::Sha256 stored_digest(BytesView octets)
{
    return stored(model::Sha256::from_bytes(octets));
}
inline std::uint64_t natural(sql::Rows const& rows, int column)
{
    return static_cast<std::uint64_t>(rows.integer(column));
}

/// Identifiers as one text: scheme, form, key id and value of each, a line each.
std::string identifiers_text(std::vector<SubjectIdentifier> const& identifiers);
std::vector<SubjectIdentifier> read_identifiers(std::string_view text);
/// Digests likewise, one a line.
std::string digests_text(std::vector<model::Sha256> const& digests);
std::vector<model::Sha256> read_digests(std::string_view text);
/// Measures likewise: id, code, obligation, days, digest, and the executors between spaces.
std::string measures_text(std::vector<StoredMeasure> const& measures);
std::vector<StoredMeasure> read_measures(std::string_view text);

} // namespace xindang::exchange
