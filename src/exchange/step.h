#pragma once

#include <exchange/reasons.h>

#include <utility>
#include <variant>

namespace xindang::exchange {

/// A value, or the reason for stopping with its code: an Outcome in the words partners know.
template <class T> class [[nodiscard]] Step {
public:
    Step(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Step(Reason reason) : m_state(std::in_place_index<1>, std::move(reason)) {}
    explicit operator bool() const { return m_state.index() == 0; }
    T& operator*() { return std::get<0>(m_state); }
    T const& operator*() const { return std::get<0>(m_state); }
    T* operator->() { return &std::get<0>(m_state); }
    T const* operator->() const { return &std::get<0>(m_state); }
    Reason const& reason() const { return std::get<1>(m_state); }

private:
    std::variant<T, Reason> m_state;
};
struct Passed {};

} // namespace xindang::exchange
