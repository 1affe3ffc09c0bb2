// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/clirunner.h"

#include <gtest/gtest.h>

namespace mesewright::test {
namespace {

const std::string demoBase = std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/demo/base-nf4";

Json probe(const Json& report, const std::string& name)
{
    for (const Json& row : report["probes"]) {
        if (row["name"] == name)
            return row;
    }
    return Json::object();
}

TEST(CliEnv, looks_at_machine_and_checkpoint_and_writes_its_report)
{
    TestFolder folder;
    CliOptions options;
    options.variables = {{"HF_HOME", "/some/cache"}, {"HF_HUB_OFFLINE", "1"}};
    const CliResult result =
        runCli({"env", "--base", demoBase, "--workspace", folder.path(), "--json"}, options);
    ASSERT_EQ(result.code, 0) << result.err << result.out;
    const Json report = result.json();
    EXPECT_EQ(report, Json::parse(contentOf(folder.file("env/report.json"))));
    for (const char* name :
         {"operating system", "processor", "memory", "disk", "NVIDIA driver", "GPU", "base",
          "checkpoint", "tokenizer", "libtorch", "BLAS", "Lua parser", "LuaJIT parser",
          "Lua 5.4 parser", "Luanti server", "seccomp", "user namespaces"}) {
        const Json row = probe(report, name);
        for (const char* key : {"wanted", "found", "state"})
            EXPECT_FALSE(row.value(key, "").empty()) << name << ' ' << key;
        EXPECT_NE(row["state"], "failed") << row;
        EXPECT_EQ(row["state"] == "ok", row["remedy"] == "") << row;
    }
    EXPECT_EQ(probe(report, "checkpoint")["found"].get<std::string>().substr(0, 4), "nf4,");
    EXPECT_EQ(probe(report, "HF_HOME")["found"], "/some/cache");
    EXPECT_NE(probe(report, "model cache")["found"].get<std::string>().find("/some/cache"),
              std::string::npos);
}

TEST(CliEnv, says_no_where_something_needed_is_missing)
{
    TestFolder folder;
    std::filesystem::create_directory(folder.file("base"));
    for (const char* name : {"config.json", "model.safetensors.index.json"})
        std::filesystem::copy_file(demoBase + "/" + name, folder.file(std::string("base/") + name));
    const CliResult result =
        runCli({"env", "--base", folder.file("base"), "--out", folder.file("r.json"), "--device",
                "cuda", "--workspace", folder.path(), "--json"});
    EXPECT_EQ(result.code, 1) << result.err;
    const Json report = result.json();
    EXPECT_EQ(report["ok"], false);
    EXPECT_EQ(probe(report, "checkpoint")["state"], "failed");
    EXPECT_NE(probe(report, "checkpoint")["found"].get<std::string>().find("model-00000"),
              std::string::npos);
    EXPECT_EQ(probe(report, "tokenizer")["state"], "warning");
    EXPECT_EQ(probe(report, "CUDA engine")["state"], "failed");
    EXPECT_TRUE(std::filesystem::exists(folder.file("r.json")));
}

TEST(CliEnv, a_lock_holds_until_something_changes)
{
    TestFolder folder;
    const auto env = [&](const std::string& option) {
        return runCli({"env", "--base", demoBase, "--workspace", folder.path(), option,
                       folder.file("lock.json"), "--json"});
    };
    ASSERT_EQ(env("--lock").code, 0);
    const CliResult same = env("--check");
    EXPECT_EQ(same.code, 0) << same.out;
    EXPECT_EQ(probe(same.json(), "lock: config.json")["state"], "ok");

    Json lock = Json::parse(contentOf(folder.file("lock.json")));
    EXPECT_EQ(lock["hashes"].size(), 6u);
    lock["hashes"]["config.json"] = "0000";
    lock["versions"]["kernel"] = "2.6";
    folder.write("lock.json", lock.dump());
    const CliResult changed = env("--check");
    EXPECT_EQ(changed.code, 1);
    EXPECT_EQ(probe(changed.json(), "lock: config.json")["state"], "failed");
    EXPECT_EQ(probe(changed.json(), "lock: kernel")["wanted"], "2.6");
    EXPECT_EQ(probe(changed.json(), "lock: tokenizer.json")["state"], "ok");

    folder.write("lock.json", "{\"format\": 9}");
    EXPECT_EQ(env("--check").code, 2);
}

} // namespace
} // namespace mesewright::test
