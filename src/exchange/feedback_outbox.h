#pragma once

#include <exchange/feedback.h>
#include <sql/connection.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace xindang::exchange {

/// What a partner did about measures, and what of it was sent, in an SQLite file of its own. One thread at a time.
class FeedbackOutbox {
public:
    /// Makes the file when it is missing. Conflict for a newer program's, Corrupt for what is none of ours.
    static Outcome<FeedbackOutbox> open(std::filesystem::path const& file);

    /// Keeps an action to be sent; its id is given here and never used again.
    FeedbackAction add(std::string const& list, FeedbackAction action);
    /// Not sent yet, oldest first.
    std::vector<FeedbackAction> unsent(std::string const& list);
    /// The last state noted of a measure, sent or not.
    std::optional<MeasureState> state_of(std::string const& list, std::string const& entry, std::string const& measure);
    /// Entry and measure of everything noted, with its last state.
    struct Noted {
        std::string entry;
        std::string measure;
        MeasureState state;
    };
    std::vector<Noted> noted(std::string const& list);

    struct Last {
        std::uint64_t seq;
        model::Sha256 digest;
        Bytes document;
    };
    /// The last file that was made; nothing before the first.
    std::optional<Last> last(std::string const& list);
    /// Keeps a file and marks its actions as sent, in one transaction.
    Outcome<Done> sent(MeasureFeedback const& feedback, Bytes const& document);

private:
    explicit FeedbackOutbox(sql::Connection connection);
    std::unique_ptr<sql::Connection> m_connection;
};

} // namespace xindang::exchange
