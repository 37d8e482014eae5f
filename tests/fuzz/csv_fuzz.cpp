// Every text is read to its end: rows have cells within the limits, and numbers only grow.
#include <table/csv_reader.h>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    xindang::table::CsvReader reader({reinterpret_cast<char const*>(data), size}, {8, 64});
    std::size_t number = 0;
    while (auto const* row = reader.next()) {
        if (row->number <= number || row->cells.size() > 8 || row->line == 0) std::abort();
        for (auto const cell : row->cells)
            if (cell.size() > 64) std::abort();
        number = row->number;
    }
    return 0;
}
