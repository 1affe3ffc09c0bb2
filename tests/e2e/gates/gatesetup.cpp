// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/gates/gatesetup.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace mesewright::test {

namespace {

const std::filesystem::path models = std::filesystem::path(MESEWRIGHT_TEST_DATA) / "models";

} // namespace

std::filesystem::path smallModel()
{
    return models / "small-real" / "nf4";
}

std::filesystem::path smallRows()
{
    return models / "small-real" / "lora-nf4" / "train-full.jsonl";
}

std::filesystem::path smallAdapter()
{
    return models / "small-real" / "lora-nf4" / "start";
}

std::filesystem::path demoFile(const std::string& name)
{
    return std::filesystem::path(MESEWRIGHT_SOURCE) / "resources" / "demo" / name;
}

std::string firstLines(const std::filesystem::path& file, int count)
{
    std::ifstream in(file);
    std::string text;
    std::string line;
    for (int i = 0; i < count && std::getline(in, line); ++i)
        text += line + "\n";
    return text;
}

std::string trainSettings(const std::filesystem::path& base, int steps)
{
    return "base: " + base.string() +
           "\n"
           "max_len: 512\n"
           "lora:\n"
           "  r: 8\n"
           "  alpha: 16\n"
           "  dropout: 0.1\n"
           "  target_modules: [q_proj, k_proj, v_proj, o_proj]\n"
           "layers: [2, 3]\n"
           "optim:\n"
           "  lr: 0.002\n"
           "  warmup_ratio: 0.05\n"
           "  grad_clip: 0.3\n"
           "trainer:\n"
           "  per_device_train_batch_size: 2\n"
           "  gradient_accumulation_steps: 2\n"
           "  max_steps: " +
           std::to_string(steps) +
           "\n"
           "  logging_steps: 5\n"
           "  save_steps: 4\n"
           "  save_total_limit: 3\n"
           "  fp16: false\n"
           "  bf16: false\n"
           "seed: 7\n";
}

std::string edited(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    if (at == std::string::npos) {
        ADD_FAILURE() << "'" << from << "' is not there to be edited";
        return text;
    }
    return text.replace(at, from.size(), to);
}

void copyFolder(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
    // The original may be read-only.
    for (const auto& entry : std::filesystem::recursive_directory_iterator(to))
        std::filesystem::permissions(entry, std::filesystem::perms::owner_write,
                                     std::filesystem::perm_options::add);
}

void writeText(const std::filesystem::path& file, const std::string& content)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

std::filesystem::path onlyRun(const std::filesystem::path& workspace)
{
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(workspace / "runs", ignored))
        if (!entry.path().filename().string().starts_with("."))
            return entry.path();
    return {};
}

std::size_t countIn(const std::filesystem::path& file, std::string_view part)
{
    const std::string text = contentOf(file);
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

bool watch(const RunningCli& program, const std::function<bool()>& happened, bool busy)
{
    const int process = static_cast<int>(::syscall(SYS_pidfd_open, program.pid(), 0));
    if (process < 0) {
        ADD_FAILURE() << "the program did not start";
        return false;
    }
    bool ended = false;
    bool seen = happened();
    while (!seen && !ended) {
        pollfd end{process, POLLIN, 0};
        ended = ::poll(&end, 1, busy ? 0 : 1) == 1;
        seen = happened();
    }
    ::close(process);
    return seen && !ended;
}

void expectRefused(const std::vector<std::string>& arguments, int code,
                   const std::vector<std::string>& says,
                   const std::vector<std::filesystem::path>& absent, const CliOptions& options)
{
    std::vector<std::string> quiet{"--quiet"};
    quiet.insert(quiet.end(), arguments.begin(), arguments.end());
    const CliResult result = runCli(quiet, options);
    EXPECT_EQ(result.code, code) << result.err;
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << result.err;
    EXPECT_TRUE(result.err.ends_with("\n") && result.err.size() > 20) << result.err;
    for (const std::string& part : says)
        EXPECT_NE(result.err.find(part), std::string::npos)
            << "no '" << part << "' in: " << result.err;
    for (const std::filesystem::path& file : absent)
        EXPECT_FALSE(std::filesystem::exists(file)) << file;
}

std::vector<std::string> leftovers(const std::filesystem::path& folder)
{
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().filename().string().starts_with("."))
            found.push_back(entry.path().lexically_relative(folder));
    return found;
}

} // namespace mesewright::test
