#pragma once

#include <cstddef>
#include <string_view>

namespace xindang {

/// How long work tells how far it has come, and learns that it is to stop.
class Progress {
public:
    virtual ~Progress() = default;
    /// `total` is 0 while unknown. Called often; the receiver thins it out.
    virtual void at(std::size_t done, std::size_t total, std::string_view what) = 0;
    virtual bool cancelled() const { return false; }
};

class NoProgress final : public Progress {
public:
    void at(std::size_t, std::size_t, std::string_view) override {}
};

} // namespace xindang
