// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/diffcut.h"
#include "core/scoring/strictdiff.h"
#include "core/scoring/unifieddiff.h"
#include "tests/fuzz/fuzzcheck.h"

#include <string_view>

using namespace mesewright;

/// The input up to the first NUL is the file, the rest is the diff.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view whole(reinterpret_cast<const char*>(data), size);
    const std::size_t end = whole.find('\0');
    const std::string_view text = end == std::string_view::npos ? "" : whole.substr(0, end);
    const std::string_view diff = end == std::string_view::npos ? whole : whole.substr(end + 1);

    const StrictPatch strict = applyStrictly(text, diff);
    FUZZ_CHECK(strict.applied == strict.why.empty());
    FUZZ_CHECK(strict.text.size() <= text.size() + diff.size() + 1);

    const PatchResult lenient = applyUnifiedDiff(text, diff);
    FUZZ_CHECK((lenient.state == PatchResult::State::Applied) == lenient.detail.empty());

    const DiffCut cut = cutDiff(diff);
    FUZZ_CHECK(cut.text.size() <= diff.size());
    // What git skips around a diff may be cut off (a remark's length apart, which git measures to
    // the end of all).
    if (strict.applied && cut.hasHunk && diff.find("\n\\") == std::string_view::npos) {
        const StrictPatch again = applyStrictly(text, cut.text);
        FUZZ_CHECK(again.applied && again.text == strict.text);
    }
    return 0;
}
