#pragma once

#include <base/outcome.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

namespace xindang::usecase {

/// Something dear to make, kept until what it is made of changes. Whoever first finds it outdated makes it anew;
/// everybody else goes on with the one before until the new one stands complete in its place, so that nobody but the
/// maker waits. Safe to use from any thread.
template <class T> class Kept {
public:
    /// `mark` numbers what it is made of and only grows: one made at this mark or later is given back as it is,
    /// otherwise `make(before)` gives an Outcome<T>; `before` is what was kept, or null. What it refuses is refused,
    /// and what was kept stays.
    template <class Make> Outcome<std::shared_ptr<T const>> current(std::uint64_t mark, Make const& make) const
    {
        if (auto const kept = made_at(mark)) return kept;
        std::unique_lock making(m_making, std::try_to_lock);
        if (!making) {
            if (auto const before = made_at(NOTHING)) return before;
            making.lock();
        }
        // Somebody else may have made it while we came here.
        if (auto const kept = made_at(mark)) return kept;
        auto made = make(made_at(NOTHING).get());
        if (!made) return made.refusal();
        auto fresh = std::make_shared<T const>(std::move(made).value());
        std::lock_guard const lock(m_mutex);
        m_mark = mark;
        m_kept = fresh;
        return fresh;
    }

private:
    static constexpr std::uint64_t NOTHING = 0; ///< a mark that everything kept has reached

    std::shared_ptr<T const> made_at(std::uint64_t mark) const
    {
        std::lock_guard const lock(m_mutex);
        return m_mark >= mark ? m_kept : nullptr;
    }

    mutable std::mutex m_making; ///< held by the maker
    mutable std::mutex m_mutex;  ///< guards the two below
    mutable std::uint64_t m_mark = NOTHING;
    mutable std::shared_ptr<T const> m_kept;
};

} // namespace xindang::usecase
