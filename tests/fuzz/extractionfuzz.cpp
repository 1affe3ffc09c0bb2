// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/extraction.h"
#include "tests/fuzz/fuzzcheck.h"

#include <algorithm>
#include <string_view>

using namespace mesewright;

namespace {

void check(std::string_view answer, AnswerKind kind)
{
    const ExtractedCode code = extractCode(answer, kind);
    FUZZ_CHECK(!code.why.empty());
    if (!code.found) {
        FUZZ_CHECK(code.code.empty() && code.source.empty() && code.line == 0);
        return;
    }
    FUZZ_CHECK(!code.code.empty() && !code.source.empty());
    // Parts that are joined get a line feed each at most.
    FUZZ_CHECK(code.code.size() <= answer.size() + 99);
    const auto lines = 1 + std::count(answer.begin(), answer.end(), '\n');
    FUZZ_CHECK(code.line >= 1 && code.line <= lines);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view answer(reinterpret_cast<const char*>(data), size);
    check(answer, AnswerKind::Program);
    check(answer, AnswerKind::Diff);
    return 0;
}
