// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/luanti/sandbox.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace mesewright {

/// The stub of the game's API inside the real box programs, LuaJIT's and Lua 5.4's.
class StubTest : public testing::TestWithParam<std::string>
{
protected:
    void SetUp() override
    {
        const auto features = sandboxFeatures(GetParam());
        if (!features)
            GTEST_SKIP() << "no sandbox here: " << features.error().message;
        judge = features->judge;
        options.program = GetParam();
        options.jobs = 2;
    }

    bool luaJit() const { return judge.starts_with("LuaJIT"); }

    std::vector<ModRun> runAll(const std::vector<ModProgram>& programs)
    {
        Sandbox sandbox(options);
        auto runs = sandbox.run(programs, {});
        EXPECT_TRUE(runs) << runs.error().message;
        return runs ? std::move(*runs) : std::vector<ModRun>(programs.size());
    }

    ModRun runOne(std::string code, Json behaviour = Json::array())
    {
        return runAll({{"mymod", std::move(code), std::move(behaviour)}}).at(0);
    }

    static std::string textOf(const std::filesystem::path& path)
    {
        auto text = readFile(path);
        EXPECT_TRUE(text) << text.error().message;
        return text ? std::move(*text) : std::string();
    }

    static std::filesystem::path dataFolder()
    {
        return std::filesystem::path(MESEWRIGHT_TEST_DATA) / "luanti";
    }
    static std::string data(const std::string& name) { return textOf(dataFolder() / name); }

    /// A file of the project itself.
    static std::string source(const std::string& name)
    {
        return textOf(std::filesystem::path(MESEWRIGHT_TEST_DATA) / ".." / ".." / name);
    }

    static std::vector<Json> jsonLines(const std::string& name)
    {
        std::vector<Json> rows;
        for (const std::string& line : split(data(name), '\n')) {
            if (!line.empty())
                rows.push_back(Json::parse(line));
        }
        return rows;
    }

    static std::vector<std::filesystem::path> modFiles()
    {
        std::vector<std::filesystem::path> paths;
        for (const auto& entry : std::filesystem::directory_iterator(dataFolder() / "mods"))
            paths.push_back(entry.path());
        std::sort(paths.begin(), paths.end());
        return paths;
    }

    /// Does `got` have what `wanted` names? Objects may hold more.
    static bool holds(const Json& got, const Json& wanted)
    {
        if (!wanted.is_object())
            return nlohmann::json(got) == nlohmann::json(wanted);
        for (const auto& [key, value] : wanted.items()) {
            if (!got.is_object() || !got.contains(key) || !holds(got[key], value))
                return false;
        }
        return true;
    }

    SandboxOptions options;
    std::string judge;
};

/// The box programs that were built, by path.
inline std::vector<std::string> stubBoxes()
{
    return split(MESEWRIGHT_STUB_BOXES, ':');
}

inline std::string stubBoxName(const testing::TestParamInfo<std::string>& info)
{
    return info.param.ends_with("54") ? "Lua54" : "LuaJIT";
}

} // namespace mesewright
