#pragma once

#include <string>
#include <utility>
#include <variant>

namespace xindang {

/// Why we will not do what was asked. Append only: the numbers reach logs and clients.
enum class Fault {
    BadInput = 1,
    TooLarge,
    Unauthenticated,
    Forbidden,
    NotFound,
    Conflict,
    Untrusted,
    Unavailable,
    Corrupt
};

/// The stable English word for a fault ("bad-input"), used in JSON, logs and XML reports.
char const* name_of(Fault fault);

/// An ordinary answer "no": what kind, one sentence for the caller, and the place.
struct Refusal {
    Fault fault;
    std::string reason; ///< one sentence for the caller; never a path of the server, SQL or key material
    std::string where;  ///< "credit_code", "/list/entry[3]", "scheme.xml:41"; may be empty
};

/// Either a value or a refusal. Broken promises (disk full, driver dead, our bug) are exceptions instead.
/// Only parse(), checks on foreign data, look-ups that may miss, and use cases return one.
template <class T> class [[nodiscard]] Outcome {
public:
    Outcome(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Outcome(Refusal refusal) : m_state(std::in_place_index<1>, std::move(refusal)) {}

    explicit operator bool() const noexcept { return m_state.index() == 0; }
    T const& operator*() const& { return std::get<0>(m_state); }
    T& operator*() & { return std::get<0>(m_state); }
    T&& operator*() && { return std::get<0>(std::move(m_state)); }
    T const* operator->() const { return &std::get<0>(m_state); }
    T* operator->() { return &std::get<0>(m_state); }
    T value() && { return std::get<0>(std::move(m_state)); }
    Refusal const& refusal() const { return std::get<1>(m_state); }

private:
    std::variant<T, Refusal> m_state;
};

/// The value of an outcome that has nothing to tell but "done".
struct Done {};

} // namespace xindang
