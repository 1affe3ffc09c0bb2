// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/clirunner.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <sstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mesewright::test {

TestFolder::TestFolder()
{
    std::string name = std::filesystem::temp_directory_path() / "mesewright-e2e-XXXXXX";
    m_path = ::mkdtemp(name.data());
}

TestFolder::~TestFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::string TestFolder::write(const std::string& name, const std::string& content) const
{
    std::ofstream(m_path / name, std::ios::binary) << content;
    return file(name);
}

std::vector<std::string> TestFolder::names() const
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(m_path))
        names.push_back(entry.path().lexically_relative(m_path));
    std::sort(names.begin(), names.end());
    return names;
}

std::string contentOf(const std::filesystem::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

Json CliResult::json() const
{
    const Json value = Json::parse(out, nullptr, false);
    return value.is_object() ? value : Json(nullptr);
}

RunningCli::RunningCli(const std::vector<std::string>& arguments, const CliOptions& options)
{
    std::array<int, 2> out{}, err{};
    if (::pipe2(out.data(), O_CLOEXEC) != 0 || ::pipe2(err.data(), O_CLOEXEC) != 0)
        return;
    // Input from a file: no program of ours can be stuck on a pipe that nobody drains.
    std::string name = std::filesystem::temp_directory_path() / "mesewright-in-XXXXXX";
    const int input = ::mkostemp(name.data(), O_CLOEXEC);
    ::unlink(name.c_str());
    const bool written = ::write(input, options.input.data(), options.input.size()) ==
                         static_cast<ssize_t>(options.input.size());
    ::lseek(input, 0, SEEK_SET);

    const std::string program = std::string(MESEWRIGHT_BIN) + "/mesewright-cli";
    std::vector<char*> words{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments)
        words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    m_pid = written ? ::fork() : -1;
    if (m_pid == 0) {
        // What auto computes on is the same on every machine: recorded numbers are fp32's.
        ::setenv("CUDA_VISIBLE_DEVICES", "", 1);
        for (const auto& [key, value] : options.variables)
            ::setenv(key.c_str(), value.c_str(), 1);
        const int place =
            options.output.empty() ? out[1] : ::open(options.output.c_str(), O_WRONLY | O_CLOEXEC);
        ::dup2(input, 0);
        ::dup2(place, 1);
        ::dup2(err[1], 2);
        if (options.largestFile >= 0) {
            const rlimit limit{static_cast<rlim_t>(options.largestFile),
                               static_cast<rlim_t>(options.largestFile)};
            ::setrlimit(RLIMIT_FSIZE, &limit);
        }
        if (::chdir(options.folder.c_str()) == 0)
            ::execv(program.c_str(), words.data());
        ::_exit(127);
    }
    ::close(input);
    ::close(out[1]);
    ::close(err[1]);
    m_out = out[0];
    m_err = err[0];
}

RunningCli::~RunningCli()
{
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    for (const int descriptor : {m_out, m_err}) {
        if (descriptor >= 0)
            ::close(descriptor);
    }
}

bool RunningCli::readSome(int timeoutMilliseconds)
{
    std::array<pollfd, 2> places{{{m_out, POLLIN, 0}, {m_err, POLLIN, 0}}};
    if (::poll(places.data(), places.size(), timeoutMilliseconds) <= 0)
        return false;
    const std::array<std::pair<int*, std::string*>, 2> streams{
        {{&m_out, &m_result.out}, {&m_err, &m_result.err}}};
    for (std::size_t i = 0; i < streams.size(); ++i) {
        if (places[i].revents == 0)
            continue;
        std::array<char, 65536> part{};
        const ssize_t count = ::read(*streams[i].first, part.data(), part.size());
        if (count > 0) {
            streams[i].second->append(part.data(), static_cast<std::size_t>(count));
        } else {
            ::close(*streams[i].first);
            *streams[i].first = -1;
        }
    }
    return true;
}

bool RunningCli::waitForError(const std::string& text)
{
    while (m_result.err.find(text) == std::string::npos) {
        if (m_err < 0 || !readSome(-1))
            return false;
    }
    return true;
}

void RunningCli::closeOutput()
{
    ::close(m_out);
    m_out = -1;
}

void RunningCli::signal(int number) const
{
    ::kill(m_pid, number);
}

CliResult RunningCli::finish()
{
    while (m_out >= 0 || m_err >= 0) {
        if (!readSome(-1))
            break;
    }
    int status = 0;
    if (m_pid > 0 && ::waitpid(m_pid, &status, 0) == m_pid)
        m_result.code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    m_pid = -1;
    return m_result;
}

CliResult runCli(const std::vector<std::string>& arguments, const CliOptions& options)
{
    return RunningCli(arguments, options).finish();
}

} // namespace mesewright::test
