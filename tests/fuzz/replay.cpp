// SPDX-License-Identifier: Apache-2.0
// Gives every file of the folders named on the command line to a fuzz target: what was found once
// stays found, without a fuzzer.
#include "tests/fuzz/fuzzcheck.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

int main(int count, char** arguments)
{
    int replayed = 0;
    for (int i = 1; i < count; ++i) {
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator(arguments[i], error)) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(file), {}};
            std::fprintf(stderr, "%s\n", entry.path().c_str());
            // Every beginning of a seed is one more case.
            for (std::size_t size = 0; size <= bytes.size(); ++size) {
                // A copy of its own, so that a sanitizer sees a step beyond the end.
                const std::string part = bytes.substr(0, size);
                LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(part.data()), size);
            }
            ++replayed;
        }
        if (error)
            std::fprintf(stderr, "%s: %s\n", arguments[i], error.message().c_str());
    }
    std::fprintf(stderr, "%d seeds replayed\n", replayed);
    return replayed > 0 ? 0 : 1;
}
