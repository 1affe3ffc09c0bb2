// SPDX-License-Identifier: Apache-2.0
#include "app/bench/benches.h"
#include "app/bench/targets.h"
#include "core/base/text.h"
#include "core/llm/model.h"

#include <algorithm>
#include <cstdio>
#include <exception>

namespace mesewright {

namespace {

Result<void> run(const std::vector<std::string>& arguments)
{
    const std::vector<BenchTarget> targets = benchTargets();
    const auto wantsHelp = [](const std::string& word) { return word == "--help" || word == "-h"; };
    const bool help = std::any_of(arguments.begin(), arguments.end(), wantsHelp);
    if (arguments.empty() || wantsHelp(arguments.front())) {
        if (!help)
            return badInput("say what to measure; --help lists the targets");
        std::printf("%s", overallHelp(targets).c_str());
        return {};
    }
    if (arguments.front() == "--version") {
        std::printf("mesewright-bench %s (%s)\n", MESEWRIGHT_VERSION, engineVersions().c_str());
        return {};
    }
    const auto target =
        std::find_if(targets.begin(), targets.end(), [&](const BenchTarget& candidate) {
            return candidate.name == arguments.front();
        });
    if (target == targets.end()) {
        std::vector<std::string> names;
        for (const BenchTarget& known : targets)
            names.push_back(known.name);
        return badInput("'" + arguments.front() + "' is no target; use one of " +
                        join(names, ", "));
    }
    if (help) {
        std::printf("%s", targetHelp(*target).c_str());
        return {};
    }
    MESEWRIGHT_TRY(const BenchOptions options,
                   BenchOptions::parse(std::span(arguments).subspan(1), target->options));
    MESEWRIGHT_TRY(const int threads, options.whole("threads", 0, 4096));
    if (threads > 0)
        setEngineThreads(threads);
    return target->measure(options);
}

} // namespace

} // namespace mesewright

int main(int count, char** words)
{
    try {
        const auto done = mesewright::run({words + std::min(count, 1), words + count});
        if (done)
            return 0;
        std::fprintf(stderr, "mesewright-bench: %s\n", done.error().message.c_str());
        return mesewright::exitCode(done.error().kind);
    } catch (const std::bad_alloc&) {
        std::fprintf(stderr, "mesewright-bench: memory is used up; measure with fewer rows\n");
        return mesewright::exitCode(mesewright::ErrorKind::Machine);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "mesewright-bench: %s\n", problem.what());
        return mesewright::exitCode(mesewright::ErrorKind::Internal);
    }
}
