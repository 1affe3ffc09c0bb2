// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/clirunner.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright::test {

/// What the gates are fed with: a four-layer model without tokenizer for training, the demo model
/// where text is needed.
[[nodiscard]] std::filesystem::path smallModel();
[[nodiscard]] std::filesystem::path smallRows();    ///< token rows for it
[[nodiscard]] std::filesystem::path smallAdapter(); ///< rank 8, layers 2 and 3
[[nodiscard]] std::filesystem::path demoFile(const std::string& name);

/// The first `count` lines of a file.
[[nodiscard]] std::string firstLines(const std::filesystem::path& file, int count);

/// Settings that train `base` for `steps` steps with a checkpoint every 4.
[[nodiscard]] std::string trainSettings(const std::filesystem::path& base, int steps);

/// `text` with the first `from` made `to`; a `from` that is not there fails the test.
[[nodiscard]] std::string edited(std::string text, const std::string& from, const std::string& to);

/// Makes a copy of the folder, so that the test may damage it.
void copyFolder(const std::filesystem::path& from, const std::filesystem::path& to);
void writeText(const std::filesystem::path& file, const std::string& content);

/// The folder of the workspace's only run; empty before there is one.
[[nodiscard]] std::filesystem::path onlyRun(const std::filesystem::path& workspace);

/// How often `part` stands in the file; 0 for a missing one.
[[nodiscard]] std::size_t countIn(const std::filesystem::path& file, std::string_view part);

/// Waits until `happened`, looking at least once a millisecond, or all the time with `busy`. False
/// if the program ends before that.
[[nodiscard]] bool watch(const RunningCli& program, const std::function<bool()>& happened,
                         bool busy = false);

/// Expects that the program refuses: the exit code, one line on standard error that holds all of
/// `says`, nothing on standard output, and none of `absent` on disk.
void expectRefused(const std::vector<std::string>& arguments, int code,
                   const std::vector<std::string>& says,
                   const std::vector<std::filesystem::path>& absent = {},
                   const CliOptions& options = {});

/// Names below `folder` that a crash could leave: dot files and dot folders.
[[nodiscard]] std::vector<std::string> leftovers(const std::filesystem::path& folder);

} // namespace mesewright::test
