#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace xindang::sql {

/// The database broke its promise: disk full, damaged file, a constraint that only our own mistake can violate.
class SqlError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Octets that are no text.
struct Blob {
    BytesView octets;
};

/// A value for a parameter. Holds a view: what it looks at must live until the call returns.
class Value {
public:
    enum class Type { Null, Integer, Text, Blob };

    Value(std::nullopt_t) : m_type(Type::Null) {}
    template <class Integer>
    requires(std::is_integral_v<Integer> && !std::is_same_v<Integer, bool>) Value(Integer value)
        : m_type(Type::Integer), m_integer(static_cast<std::int64_t>(value))
    {}
    Value(std::string_view text) : m_type(Type::Text), m_octets(text) {}
    Value(std::string const& text) : m_type(Type::Text), m_octets(text) {}
    Value(char const* text) : m_type(Type::Text), m_octets(text) {}
    Value(Blob blob) : m_type(Type::Blob), m_octets(blob.octets) {}
    template <class T> Value(std::optional<T> const& value) : Value(std::nullopt)
    {
        if (value) *this = Value(*value);
    }

    Type type() const { return m_type; }
    std::int64_t integer() const { return m_integer; }
    std::string_view octets() const { return m_octets; }

private:
    Type m_type;
    std::int64_t m_integer = 0;
    std::string_view m_octets;
};

/// The rows of one query. Its views into a row hold until next() or the end of this object.
class Rows {
public:
    Rows(Rows&&) noexcept;
    Rows& operator=(Rows&&) = delete;
    ~Rows();

    bool next();
    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    std::string_view text(int column) const;
    BytesView blob(int column) const;
    int columns() const;

private:
    friend class Connection;
    struct State;
    explicit Rows(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

enum class Mode { ReadWrite, ReadOnly };

/// How large the pages of a new file are: 4 KiB, or 16 KiB for rows of some kilobytes, of which few fit a small page.
enum class Pages { Usual, Large };

/// How a transaction begins: a reader gets one unchanging snapshot, a writer the only turn to write.
enum class Turn { Read, Write };

/// One connection to one SQLite file: write-ahead log, synchronous=FULL, foreign keys, secure_delete, ten seconds of
/// patience. Prepared statements are kept and reused by their text, so give SQL as literals with ? parameters and never
/// with values in it. One thread at a time. Every failure but those named below is an SqlError.
class Connection {
public:
    /// ReadWrite makes a missing file; ReadOnly refuses it (NotFound at "archive"). Corrupt at "archive" for a file
    /// that is no database.
    static Outcome<Connection> open(std::filesystem::path const& file, Mode mode, Pages pages = Pages::Usual);

    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    /// Statements without parameters or rows, several separated by semicolons.
    void script(std::string_view sql);
    void execute(std::string_view sql, std::initializer_list<Value> values = {});
    /// A query may run while another of the same text is still being read.
    Rows query(std::string_view sql, std::initializer_list<Value> values = {});
    /// The first column of the first row; 0 when there is none.
    std::int64_t number(std::string_view sql, std::initializer_list<Value> values = {});
    /// How many rows the last execute() changed.
    std::int64_t changed() const;

    /// Unavailable at "archive" when somebody else kept the turn for ten seconds.
    Outcome<Done> begin(Turn turn);
    void commit();
    /// Does nothing when no transaction is open.
    void roll_back() noexcept;

private:
    struct State;
    explicit Connection(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace xindang::sql
