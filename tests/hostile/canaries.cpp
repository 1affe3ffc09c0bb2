// SPDX-License-Identifier: Apache-2.0
#include "tests/hostile/canaries.h"

#include "core/base/files.h"

#include <arpa/inet.h>
#include <cstdlib>
#include <fstream>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mesewright {

namespace {

constexpr char content[] = "root: a canary\n";

} // namespace

Canaries::Canaries(const std::filesystem::path& besideProgram)
{
    const std::string name = "mesewright-canary-" + std::to_string(::getpid());
    const auto temporary = std::filesystem::temp_directory_path();
    const char* home = std::getenv("HOME");
    m_home = home && ::access(home, W_OK) == 0 ? home : temporary.string();
    m_files["@TMP@"] = temporary / name;
    m_files["@HOME@"] = std::filesystem::path(m_home) / ("." + name);
    m_files["@BIN@"] = ::access(besideProgram.c_str(), W_OK) == 0 ? besideProgram / name
                                                                  : temporary / (name + "-beside");
    for (const auto& [word, file] : m_files)
        std::ofstream(file) << content;

    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* general = reinterpret_cast<sockaddr*>(&address);
    if (::bind(m_socket, general, size) == 0 && ::listen(m_socket, 8) == 0 &&
        ::getsockname(m_socket, general, &size) == 0)
        m_port = ntohs(address.sin_port);
}

Canaries::~Canaries()
{
    for (const auto& [word, file] : m_files) {
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
    }
    if (m_socket >= 0)
        ::close(m_socket);
}

std::map<std::string, std::string> Canaries::words() const
{
    const char* path = std::getenv("PATH");
    std::map<std::string, std::string> all{{"@PORT@", std::to_string(m_port)},
                                           {"@HOMEFOLDER@", m_home},
                                           {"@PATH@", path ? path : "no path"}};
    for (const auto& [word, file] : m_files)
        all[word] = file.string();
    return all;
}

std::string Canaries::trouble() const
{
    if (m_port == 0)
        return "the listening socket could not be made";
    for (const auto& [word, file] : m_files) {
        const auto now = readFile(file);
        if (!now || *now != content)
            return file.string() + " was touched";
        if (std::filesystem::exists(file.string() + ".escaped"))
            return file.string() + ".escaped was made";
    }
    if (std::filesystem::exists("/tmp/mesewright_hostile_folder"))
        return "/tmp/mesewright_hostile_folder was made";
    if (::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC) >= 0)
        return "somebody connected to the listening socket";
    return {};
}

} // namespace mesewright
