// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace mesewright::test {

/// A fresh folder that goes with the object.
class TestFolder
{
public:
    TestFolder();
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    ~TestFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::string file(const std::string& name) const { return m_path / name; }
    std::string write(const std::string& name, const std::string& content) const;
    /// The names of everything in it, sorted, hidden files too.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    std::filesystem::path m_path;
};

[[nodiscard]] std::string contentOf(const std::filesystem::path& file);

/// What a finished program left. `code` is 128 + signal for a killed one.
struct CliResult
{
    int code = -1;
    std::string out;
    std::string err;

    /// Standard output as the one JSON object that it must be; null if it is anything else.
    [[nodiscard]] Json json() const;
};

struct CliOptions
{
    std::string input;                            ///< standard input
    std::filesystem::path folder = ".";           ///< where it runs
    std::map<std::string, std::string> variables; ///< set in its environment
    std::string output;                           ///< a file to use as standard output
    long largestFile = -1;                        ///< limit on file sizes in bytes; -1: none
};

/// A running mesewright-cli.
class RunningCli
{
public:
    explicit RunningCli(const std::vector<std::string>& arguments, const CliOptions& options = {});
    RunningCli(const RunningCli&) = delete;
    RunningCli& operator=(const RunningCli&) = delete;
    ~RunningCli(); ///< kills it if it still runs

    /// Waits until standard error holds `text`; false if the program ends before that.
    bool waitForError(const std::string& text);
    /// Closes our end of its standard output: from now on nobody reads it.
    void closeOutput();
    void signal(int number) const;
    [[nodiscard]] int pid() const { return m_pid; }
    /// Reads the rest and waits for the end.
    CliResult finish();

private:
    bool readSome(int timeoutMilliseconds);

    int m_pid = -1;
    int m_out = -1;
    int m_err = -1;
    CliResult m_result;
};

[[nodiscard]] CliResult runCli(const std::vector<std::string>& arguments,
                               const CliOptions& options = {});

} // namespace mesewright::test
