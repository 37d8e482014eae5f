#pragma once

#include <base/temporary_folder.h>

namespace xindang::test {

/// A fresh folder that goes away with its owner.
struct TempFolder : TemporaryFolder {
    TempFolder() : TemporaryFolder("test") {}
};

} // namespace xindang::test
