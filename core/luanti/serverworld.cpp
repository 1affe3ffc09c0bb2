// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/serverworld.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mesewright {

namespace {

// Builds with Prometheus listen there, whether anyone asks or not: any free port will do.
constexpr char configuration[] = R"(mg_name = singlenode
bind_address = 127.0.0.1
prometheus_listener_address = 127.0.0.1:0
server_announce = false
max_users = 1
secure.enable_security = true
secure.trusted_mods =
secure.http_mods =
deprecated_lua_api_handling = log
dedicated_server_step = 0.05
num_emerge_threads = 1
active_block_mgmt_interval = 0.2
abm_interval = 0.2
max_forceloaded_blocks = 256
)";

constexpr char worldFile[] = R"(gameid = mesewright
backend = dummy
player_backend = dummy
mod_storage_backend = dummy
auth_backend = sqlite3
)";

/// A file whose loss does not matter: no sync, no rename.
Result<void> writePlain(const std::filesystem::path& path, std::string_view text)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file < 0)
        return writeFailure(path, errno);
    while (!text.empty()) {
        const ssize_t count = ::write(file, text.data(), text.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            const Error failure = writeFailure(path, errno);
            ::close(file);
            return failure;
        }
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    ::close(file);
    return {};
}

/// A folder that a server under another user may write to, if we run as root.
Result<void> makeOpenFolder(const std::filesystem::path& path)
{
    MESEWRIGHT_CHECK(makeFolders(path));
    if (::chmod(path.c_str(), ::geteuid() == 0 ? 0777 : 0700) != 0)
        return writeFailure(path, errno);
    return {};
}

/// A UDP port that was free a moment ago.
int freePort()
{
    constexpr int usual = 30000;
    const int handle = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const place = reinterpret_cast<sockaddr*>(&address);
    const bool found =
        handle >= 0 && ::bind(handle, place, size) == 0 && ::getsockname(handle, place, &size) == 0;
    if (handle >= 0)
        ::close(handle);
    return found ? ntohs(address.sin_port) : usual;
}

} // namespace

const std::string& watcherVersion()
{
    static const std::string version = [] {
        Sha256 hash;
        for (const WatcherFile& file : watcherFiles()) {
            hash.update(file.name);
            hash.update(file.text);
        }
        hash.update(configuration);
        hash.update(worldFile);
        return hash.hex();
    }();
    return version;
}

Result<std::string> randomWord()
{
    std::array<std::uint8_t, 16> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        return machineLacks("the system gives no random numbers: " + systemReason());
    std::string word;
    for (const std::uint8_t byte : bytes)
        word += formatted("%02x", byte);
    return word;
}

Result<ServerWorld> makeWorld(const ServerProgram& server, const ModProgram& program,
                              const std::filesystem::path& folder)
{
    MESEWRIGHT_TRY(const std::string word, randomWord());
    // Every mod can ask for the names of the others: this one is of another random number.
    MESEWRIGHT_TRY(const std::string name, randomWord());
    const std::string watcher = "watch_" + name;
    const std::filesystem::path game = folder / "games" / "mesewright";
    const std::filesystem::path watcherFolder = game / "mods" / watcher;
    const std::filesystem::path world = folder / "world";
    const std::filesystem::path mod = world / "worldmods" / program.mod;
    for (const std::filesystem::path& place :
         {folder, folder / "home", watcherFolder, world, world / "worldmods", mod})
        MESEWRIGHT_CHECK(makeOpenFolder(place));
    MESEWRIGHT_CHECK(writePlain(game / "game.conf", "title = Mesewright\n"));
    MESEWRIGHT_CHECK(writePlain(watcherFolder / "mod.conf", "name = " + watcher + "\n"));
    for (const WatcherFile& file : watcherFiles())
        MESEWRIGHT_CHECK(writePlain(watcherFolder / file.name, file.text));
    MESEWRIGHT_CHECK(writePlain(world / "world.mt", worldFile));
    Json job;
    job["word"] = word;
    job["behaviour"] = program.behaviour.is_array() ? program.behaviour : Json::array();
    MESEWRIGHT_CHECK(writePlain(world / "mesewright-job.json", jsonLine(job)));
    // The dependency makes the watcher load first: without one, world mods do.
    MESEWRIGHT_CHECK(writePlain(mod / "mod.conf", "name = " + program.mod +
                                                      "\noptional_depends = " + watcher + "\n"));
    MESEWRIGHT_CHECK(writePlain(mod / "init.lua", program.code));
    MESEWRIGHT_CHECK(writePlain(folder / "server.conf", configuration));

    ServerWorld made{{}, word};
    ServerCommand& command = made.command;
    command.folder = folder;
    command.words = {server.program.string()};
    command.words.insert(command.words.end(), server.arguments.begin(), server.arguments.end());
    for (const char* argument : {"--config", "server.conf", "--world", "world", "--gameid",
                                 "mesewright", "--logfile", "", "--color", "never", "--port"})
        command.words.emplace_back(argument);
    command.words.push_back(std::to_string(freePort()));
    // Up to 5.6 the names begin with MINETEST, later ones know LUANTI too. One arena: each thread's
    // own would count 64 MiB of address space.
    command.environment = {"HOME=home",
                           "MINETEST_USER_PATH=home",
                           "LUANTI_USER_PATH=home",
                           "MINETEST_SUBGAME_PATH=games",
                           "MINETEST_GAME_PATH=games",
                           "LUANTI_GAME_PATH=games",
                           "LANG=C.UTF-8",
                           "LC_ALL=C.UTF-8",
                           "TZ=UTC",
                           "PATH=/usr/bin:/bin",
                           "MALLOC_ARENA_MAX=1"};
    return made;
}

} // namespace mesewright
