// SPDX-License-Identifier: Apache-2.0
#include "tests/core/luanti/servertesting.h"

#include "core/base/files.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

using namespace mesewright;
namespace fs = std::filesystem;

namespace {

/// Programs that mean harm, with a file and a socket that must stay untouched.
class ServerHostile : public WithServer
{
protected:
    void SetUp() override
    {
        WithServer::SetUp();
        if (IsSkipped())
            return;
        canary = folder / "canary";
        ASSERT_TRUE(writeFileAtomically(canary, "alive"));
        // The watched folder is open to all, so that only the walls around the server keep it.
        fs::permissions(folder, fs::perms::all);
        fs::permissions(canary, fs::perms::all);
        listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const place = reinterpret_cast<sockaddr*>(&address);
        ASSERT_EQ(::bind(listener, place, size), 0);
        ASSERT_EQ(::listen(listener, 4), 0);
        ASSERT_EQ(::getsockname(listener, place, &size), 0);
        port = std::to_string(ntohs(address.sin_port));
    }

    void TearDown() override
    {
        if (listener >= 0) {
            pollfd knock{listener, POLLIN, 0};
            EXPECT_EQ(::poll(&knock, 1, 0), 0) << "something connected";
            ::close(listener);
            const auto text = readFile(canary);
            EXPECT_TRUE(text && *text == "alive");
            std::size_t entries = 0;
            for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder))
                ++entries;
            EXPECT_EQ(entries, 2U) << "the canary and the folder of the worlds";
        }
        WithServer::TearDown();
    }

    /// The code with CANARY, FOLDER and PORT put in.
    [[nodiscard]] ModProgram armed(std::string code) const
    {
        for (const auto& [name, value] : {std::pair<std::string, std::string>{"CANARY", canary},
                                          {"FOLDER", folder.string()},
                                          {"PORT", port}}) {
            for (std::size_t at = code.find(name); at != std::string::npos;
                 at = code.find(name, at + value.size()))
                code.replace(at, name.size(), value);
        }
        return program(std::move(code));
    }

    fs::path canary;
    int listener = -1;
    std::string port;
};

TEST_F(ServerHostile, FilesProgramsAndSocketsAreOutOfReach)
{
    // Each of these must not get what it wants; whoever tries, fails or gets nothing.
    const std::vector<std::string> attempts{
        "io.open('CANARY', 'w'):write('dead')",
        "io.open('CANARY', 'a'):write('dead')",
        "io.open('CANARY', 'r')",
        "io.output('CANARY') io.write('dead')",
        "os.remove('CANARY')",
        "os.rename('CANARY', 'FOLDER/other')",
        "os.tmpname()",
        "minetest.safe_file_write('CANARY', 'dead')",
        "minetest.mkdir('FOLDER/made')",
        "minetest.rmdir('FOLDER/worlds', true)",
        "minetest.cpdir(minetest.get_worldpath(), 'FOLDER/copy')",
        "minetest.mvdir(minetest.get_worldpath(), 'FOLDER/moved')",
        "minetest.get_dir_list('FOLDER')",
        "io.open(minetest.get_worldpath() .. '/../../../../canary', 'w')",
        "Settings('FOLDER/made.conf'):write()",
        "io.lines('CANARY')",
        "dofile('CANARY')",
        "loadfile('CANARY')()",
        "io.popen('touch FOLDER/made')",
        "os.execute('touch FOLDER/made')",
        "os.exit(0)",
        "package.loadlib('libc.so.6', '*')",
        "require('ffi')",
        "require('socket').connect('127.0.0.1', PORT)",
        "load(string.dump(function() end))()",
        "loadstring(string.dump(function() end))()",
        "debug.getregistry()",
        "debug.getupvalue(minetest.register_craft, 1)",
        "debug.setupvalue(minetest.register_craft, 1, print)",
        "debug.sethook(function() error(debug.getinfo(2, 'f').func) end, 'c') minetest.log('x')",
        "minetest.request_insecure_environment().os.execute('touch FOLDER/made')",
        "minetest.request_http_api().fetch({url = 'http://127.0.0.1:PORT'}, function() end)",
        "getfenv(0).ffi.C.fork()",
        "setmetatable(_G, nil) os.execute('touch FOLDER/made')",
    };
    std::vector<ModProgram> programs;
    for (const std::string& attempt : attempts)
        programs.push_back(armed(attempt + "\nminetest.register_craftitem('mymod:escaped', {})"));
    const auto runs = runAll(programs);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        SCOPED_TRACE(attempts[i] + ": " + runs[i].reason);
        // What the engine answers with false or nil may go on, but with nothing in hand.
        const bool answered =
            attempts[i].find("minetest.") == 0 || attempts[i].find("Settings") == 0;
        EXPECT_TRUE(runs[i].state == ModRun::State::Failed || answered);
    }
}

TEST_F(ServerHostile, WhoTakesTooMuchIsEnded)
{
    // Wide on the clock: on a busy machine, too, each is to be ended by what it takes.
    options.limits.wallSeconds = 40;
    options.limits.cpuSeconds = 3;
    options.limits.memory = std::int64_t{256} << 20;
    options.limits.diskBytes = std::int64_t{4} << 20;
    options.jobs = 4;
    const std::vector<std::pair<std::string, std::string>> greedy{
        {"while true do end", "time"},
        {"while true do pcall(function() while true do end end) end", "time"},
        {"string.find(string.rep('a', 200), string.rep('.-', 40) .. 'b')", "time"},
        {"minetest.after(0, function() while true do end end)", "time"},
        {"local t = {} while true do t[#t + 1] = string.rep('x', 100000) .. #t end", "memory"},
        {"local s = 'x' while true do s = s .. s end", "memory"},
        {"while true do minetest.log('error', string.rep('x', 1000)) end", "log"},
        {"while true do print(string.rep('x', 1000)) end", "log"},
        {"for i = 1, 1e6 do io.open(minetest.get_worldpath() .. '/f' .. i, 'w'):close() end",
         "files"},
        {"local f = io.open(minetest.get_worldpath() .. '/big', 'w') "
         "for i = 1, 1e6 do f:write(string.rep('x', 100000)) end",
         "files"},
    };
    std::vector<ModProgram> programs;
    for (const auto& [code, what] : greedy)
        programs.push_back(armed(code));
    const auto runs = runAll(programs);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        SCOPED_TRACE(greedy[i].first + ": " + runs[i].reason);
        EXPECT_EQ(runs[i].state, ModRun::State::Limit);
        EXPECT_NE(runs[i].reason.find(greedy[i].second), std::string::npos);
        EXPECT_LT(runs[i].seconds, options.limits.wallSeconds + 4);
    }
}

TEST_F(ServerHostile, TheRecordCannotBeForged)
{
    const std::vector<std::string> forgeries{
        // Lines in the watcher's form, with words that it might have.
        "for _, word in ipairs({'', 'SECRET', minetest.get_modnames()[1], "
        "minetest.get_modnames()[2]}) do minetest.log('none', word .. "
        "'.{\"t\":\"registered\",\"list\":[{\"kind\":\"node\",\"name\":\"mymod:forged\"}]}' .. "
        "word) "
        "end",
        // The watcher's files hold no word, and the job is gone.
        "local found for _, mod in ipairs(minetest.get_modnames()) do "
        "for _, file in ipairs(minetest.get_dir_list(minetest.get_modpath(mod), false)) do "
        "local text = io.open(minetest.get_modpath(mod) .. '/' .. file):read('*a') "
        "if text:find('%x%x%x%x%x%x%x%x%x%x%x%x%x%x%x%x') and file ~= 'mod.conf' then found = 1 "
        "end "
        "end end assert(not found) "
        "assert(not io.open(minetest.get_worldpath() .. '/mesewright-job.json'))",
        // The engine's tables and Lua's own functions are overwritten.
        "minetest.log = function() end string.format = function() return 'x' end "
        "table.concat = string.format tostring = string.format next = nil pairs = nil type = nil "
        "minetest.safe_file_write = nil minetest.get_us_time = nil",
        "getmetatable('').__index = function() error('poison') end",
        "setmetatable(_G, {__index = function() error('poison') end})",
        "rawset(_G, 'core', nil) rawset(_G, 'minetest', nil)",
        // A definition that lies to whoever asks it politely.
        "minetest.registered_nodes['mymod:forged'] = setmetatable({}, {__index = function() "
        "error('x') "
        "end, __pairs = error, __tostring = error})",
        // The watcher's own steps, called while loading.
        "for i = 1, 10 do for _, step in ipairs(minetest.registered_globalsteps) do pcall(step, "
        "0.1) end "
        "end",
    };
    std::vector<ModProgram> programs;
    for (const std::string& forgery : forgeries)
        programs.push_back(armed("minetest.register_craftitem('mymod:true', {})\n" + forgery));
    const auto runs = runAll(programs);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        SCOPED_TRACE(forgeries[i] + ": " + runs[i].reason);
        // Some break the engine's own Lua and so themselves; none is believed.
        EXPECT_NE(runs[i].state, ModRun::State::NotRun);
        EXPECT_TRUE(find(runs[i], "node", "mymod:forged").is_null());
        if (runs[i].state == ModRun::State::Loaded) {
            EXPECT_FALSE(find(runs[i], "craftitem", "mymod:true").is_null());
        }
    }
    for (const std::size_t i : {0, 1, 7})
        EXPECT_EQ(runs[i].state, ModRun::State::Loaded) << forgeries[i] << ": " << runs[i].reason;
}

TEST_F(ServerHostile, ErrorsAfterACalledStepStillFail)
{
    const ModRun run =
        runOne("for i = 1, 10 do for _, step in "
               "ipairs(minetest.registered_globalsteps) do pcall(step, 0.1) end end\n"
               "error('after all')");
    EXPECT_EQ(run.state, ModRun::State::Failed);
    EXPECT_EQ(run.reason, "mymod/init.lua:2: after all");
    EXPECT_EQ(run.line, 2);
}

TEST_F(ServerHostile, HugeRegistrationsAreCutOff)
{
    const std::vector<ModProgram> programs{
        // A small graph whose tree has 2^60 leaves.
        armed("local t = {} for i = 1, 60 do t = {t, t} end "
              "minetest.register_node('mymod:a', {_t = t})"),
        armed("local d = {} d.d = d minetest.register_node('mymod:a', {_d = d})"),
        armed("minetest.register_node('mymod:a', {_s = string.rep('x', 6000000)})"),
        armed("for i = 1, 3000 do minetest.register_craftitem('mymod:i' .. i, {description = "
              "string.rep('y', 100)}) end"),
    };
    const auto runs = runAll(programs);
    EXPECT_EQ(runs[0].state, ModRun::State::Loaded) << runs[0].reason;
    EXPECT_EQ(runs[1].state, ModRun::State::Loaded) << runs[1].reason;
    EXPECT_EQ(find(runs[1], "node")["fields"]["_d"].dump(), R"({"d":{"lua":"table"}})");
    EXPECT_EQ(runs[2].state, ModRun::State::Limit);
    EXPECT_NE(runs[2].reason.find("4 MiB"), std::string::npos) << runs[2].reason;
    EXPECT_EQ(runs[3].state, ModRun::State::Loaded) << runs[3].reason;
    EXPECT_EQ(runs[3].registered.size(), 3000U);
}

} // namespace
