// SPDX-License-Identifier: Apache-2.0
#include "core/gates/environment.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <stdlib.h>

namespace mesewright {
namespace {

const std::filesystem::path models = std::filesystem::path(MESEWRIGHT_TEST_DATA) / "models";

/// A copy of a model that a test may damage.
class ModelCopy
{
public:
    explicit ModelCopy(const std::string& model)
    {
        std::string name = std::filesystem::temp_directory_path() / "mesewright-env-XXXXXX";
        m_folder = ::mkdtemp(name.data());
        std::filesystem::copy(models / model, m_folder);
    }
    ModelCopy(const ModelCopy&) = delete;
    ModelCopy& operator=(const ModelCopy&) = delete;
    ~ModelCopy() { std::filesystem::remove_all(m_folder); }

    [[nodiscard]] std::filesystem::path file(const std::string& name) const
    {
        return m_folder / name;
    }
    [[nodiscard]] std::string path() const { return m_folder; }

private:
    std::filesystem::path m_folder;
};

EnvironmentOptions optionsFor(const std::string& base)
{
    EnvironmentOptions options;
    options.base = base;
    options.workspace = std::filesystem::temp_directory_path();
    options.luaParser = std::filesystem::path(MESEWRIGHT_BIN) / "mesewright-lua51";
    options.environment = [](const std::string& name) -> std::optional<std::string> {
        return name == "HF_HOME" ? std::optional<std::string>("/models") : std::nullopt;
    };
    return options;
}

EnvironmentReport reportFor(const EnvironmentOptions& options)
{
    SilentProgress silent;
    const auto report = probeEnvironment(options, silent, CancelToken());
    EXPECT_TRUE(report.ok());
    return report ? *report : EnvironmentReport{};
}

Probe probeNamed(const EnvironmentReport& report, const std::string& name)
{
    const auto found = std::find_if(report.probes.begin(), report.probes.end(),
                                    [&](const Probe& probe) { return probe.name == name; });
    return found != report.probes.end() ? *found : Probe{name, "", "", ProbeState::Failed, ""};
}

TEST(Environment, a_whole_checkpoint_is_fine)
{
    const EnvironmentReport report = reportFor(optionsFor(models / "small-odd/mxfp4"));
    EXPECT_EQ(probeNamed(report, "base").state, ProbeState::Ok);
    const Probe checkpoint = probeNamed(report, "checkpoint");
    EXPECT_EQ(checkpoint.state, ProbeState::Ok) << checkpoint.found;
    EXPECT_TRUE(checkpoint.found.starts_with("mxfp4, 3 files, ")) << checkpoint.found;
    EXPECT_EQ(probeNamed(report, "tokenizer").state, ProbeState::Warning);
    EXPECT_EQ(probeNamed(report, "Lua parser").found, "Lua 5.1.5");
    EXPECT_TRUE(probeNamed(report, "LuaJIT parser").found.starts_with("LuaJIT 2.1"));
    EXPECT_TRUE(probeNamed(report, "Lua 5.4 parser").found.starts_with("Lua 5.4"));
    EXPECT_EQ(probeNamed(report, "HF_HOME").found, "/models");
    EXPECT_EQ(probeNamed(report, "HF_HUB_CACHE").found, "not set");
    for (const Probe& probe : report.probes)
        EXPECT_EQ(probe.state == ProbeState::Ok, probe.remedy.empty()) << probe.name;
}

/// One way to spoil a checkpoint, and the row that must show it.
struct Damage
{
    const char* name;
    std::function<void(const ModelCopy&)> spoil;
    const char* row;
    const char* says;
};

TEST(Environment, a_spoilt_checkpoint_fails_with_the_files_name)
{
    const Damage damages[]{
        {"a shard is missing",
         [](const ModelCopy& model) {
             std::filesystem::remove(model.file("model-00001-of-00002.safetensors"));
         },
         "checkpoint", "model-00001-of-00002.safetensors"},
        {"a shard is cut short",
         [](const ModelCopy& model) {
             const auto shard = model.file("model-00002-of-00002.safetensors");
             std::filesystem::resize_file(shard, std::filesystem::file_size(shard) - 1);
         },
         "checkpoint", "model-00002-of-00002.safetensors"},
        {"another architecture",
         [](const ModelCopy& model) {
             std::ofstream(model.file("config.json")) << "{\"model_type\": \"llama\"}";
         },
         "base", "config.json"},
        {"a tokenizer that is none",
         [](const ModelCopy& model) { std::ofstream(model.file("tokenizer.json")) << "{}"; },
         "tokenizer", "tokenizer.json"},
    };
    for (const Damage& damage : damages) {
        const ModelCopy model("small-odd/mxfp4");
        damage.spoil(model);
        const EnvironmentReport report = reportFor(optionsFor(model.path()));
        EXPECT_FALSE(report.ok()) << damage.name;
        const Probe probe = probeNamed(report, damage.row);
        EXPECT_EQ(probe.state, ProbeState::Failed) << damage.name;
        EXPECT_NE(probe.found.find(damage.says), std::string::npos) << probe.found;
        EXPECT_FALSE(probe.remedy.empty()) << damage.name;
    }
}

TEST(Environment, what_is_not_needed_may_be_absent)
{
    EnvironmentOptions options = optionsFor("");
    EXPECT_EQ(probeNamed(reportFor(options), "checkpoint").state, ProbeState::Absent);
    EXPECT_EQ(probeNamed(reportFor(options), "CUDA engine").state, ProbeState::Absent);
    options.needGpu = true;
    EXPECT_EQ(probeNamed(reportFor(options), "CUDA engine").state, ProbeState::Failed);
    options.base = "no/such-model";
    EXPECT_EQ(probeNamed(reportFor(options), "base").state, ProbeState::Failed);
    options.luaParser = "/no/such/parser";
    EXPECT_EQ(probeNamed(reportFor(options), "Lua parser").state, ProbeState::Failed);
    options.workspace = "/proc/self/status";
    EXPECT_EQ(probeNamed(reportFor(options), "workspace").state, ProbeState::Failed);
}

TEST(Environment, a_lock_names_every_difference)
{
    EnvironmentOptions options = optionsFor(models / "small-odd/mxfp4");
    options.hashes = true;
    EnvironmentReport report = reportFor(options);
    EXPECT_EQ(report.hashes.size(), 6u); // two configurations, the index, three shards
    const Json lock = environmentLock(report);
    const auto same = compareWithLock(lock, "lock", report);
    ASSERT_TRUE(same.ok());
    EXPECT_EQ(same->size(), report.versions.size() + report.hashes.size());
    for (const Probe& probe : *same)
        EXPECT_EQ(probe.state, ProbeState::Ok) << probe.name;

    report.hashes["config.json"] = "0";
    report.versions.erase("kernel");
    report.versions["new thing"] = "1";
    const auto changed = compareWithLock(lock, "lock", report);
    ASSERT_TRUE(changed.ok());
    std::vector<std::string> different;
    for (const Probe& probe : *changed) {
        if (probe.state == ProbeState::Failed)
            different.push_back(probe.name + ": " + probe.found);
    }
    EXPECT_EQ(different, (std::vector<std::string>{"lock: kernel: nothing", "lock: new thing: 1",
                                                   "lock: config.json: 0"}));
}

TEST(Environment, a_lock_that_is_none_is_refused)
{
    const EnvironmentReport report;
    for (const char* text : {"[]", "{}", "{\"format\": 2, \"versions\": {}, \"hashes\": {}}",
                             "{\"format\": 1, \"versions\": {}}",
                             "{\"format\": 1, \"versions\": {\"a\": 1}, \"hashes\": {}}"}) {
        const auto rows = compareWithLock(Json::parse(text), "my.lock", report);
        ASSERT_FALSE(rows.ok()) << text;
        EXPECT_EQ(rows.error().kind, ErrorKind::BadInput);
        EXPECT_TRUE(rows.error().message.starts_with("my.lock: ")) << rows.error().message;
    }
}

TEST(Environment, hashing_stops_when_asked)
{
    EnvironmentOptions options = optionsFor(models / "small-odd/mxfp4");
    options.hashes = true;
    SilentProgress silent;
    CancelToken cancel;
    cancel.request();
    const auto report = probeEnvironment(options, silent, cancel);
    ASSERT_FALSE(report.ok());
    EXPECT_EQ(report.error().kind, ErrorKind::Stopped);
}

} // namespace
} // namespace mesewright
