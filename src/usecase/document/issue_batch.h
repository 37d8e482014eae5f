#pragma once

#include <base/progress.h>
#include <usecase/document/issue_document.h>

#include <functional>
#include <optional>
#include <string>

namespace xindang::usecase {

/// Where the rows of a batch come from. Asked twice, it gives the same rows in the same order, one at a time.
class BatchRows {
public:
    using Take = std::function<void(std::string const& place, Outcome<Bytes> const& facts)>;
    virtual ~BatchRows() = default;
    virtual std::size_t count() const = 0;
    /// `place` is what the row is called to who sent it ("rows.csv:12", "17.xml"); facts that cannot be made are a
    /// refusal of that row.
    virtual void for_each(Take const& take) const = 0;
};

/// What became of one row.
struct BatchRow {
    enum class State {
        Issued,  ///< now
        Before,  ///< by an earlier run of this batch
        Refused, ///< `refusal` says why
    };
    std::string place;
    State state;
    std::string number = {};
    std::string digest = {};
    std::size_t warnings = 0;
    std::optional<Refusal> refusal = {};
};

std::string_view word_of(BatchRow::State state); ///< "issued", "before", "refused"

/// Is told of each row when its fate is durable.
using BatchSink = std::function<void(BatchRow const&)>;

struct IssueBatch {
    std::string name; ///< the batch: who starts it again under this name goes on with it
    std::string kind;
    enum class OnRefusal {
        Nothing, ///< one bad row, and no row is issued
        Rest,    ///< the others go out
    } on_refusal = OnRefusal::Nothing;
};

struct BatchReceipt {
    std::size_t rows = 0;
    std::size_t issued = 0;
    std::size_t before = 0;
    std::size_t refused = 0;
    std::size_t warnings = 0;
    bool complete = false; ///< every row is issued or refused; false when it was stopped, or held back for a bad row
};

/// Issues a document for each row, in order, numbered without gaps. First every row is checked, and each refusal told
/// with its place; by `on_refusal` nothing or the rest goes out. Rows are made durable in groups. Killed at any moment
/// and started again under the same name it goes on: a row is known by its facts, so that none is issued twice,
/// whichever file it then comes from; rows that say the same as another one are refused (Conflict). Memory does not
/// grow with the files, only by some octets a row. Signatures are proven as far as the services
/// say, those of `document batch` not at all: renew_time_stamps() does it later. Asks
/// of both persons what issue_document() asks; BadInput at "name" without one. A refusal of the whole (Unavailable,
/// disk) leaves what was issued, and called again it goes on.
Outcome<BatchReceipt> issue_batch(Actor const& approver, Actor const& drafter, IssueBatch const& request,
    BatchRows const& rows, DocumentServices const& services, Progress& progress, BatchSink const& sink);

} // namespace xindang::usecase
