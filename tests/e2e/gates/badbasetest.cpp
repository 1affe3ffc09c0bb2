// SPDX-License-Identifier: Apache-2.0
// Checkpoints that are damaged, lie or do not fit: refused before the first step.
#include "core/base/json.h"
#include "tests/e2e/gates/gatesetup.h"

#include <gtest/gtest.h>

namespace mesewright::test {
namespace {

constexpr const char* firstShard = "model-00000-of-00001.safetensors";
constexpr const char* secondShard = "model-00001-of-00001.safetensors";

void editFile(const std::filesystem::path& file, const std::string& from, const std::string& to)
{
    writeText(file, edited(contentOf(file), from, to));
}

struct BadBase
{
    const char* name;
    std::function<void(const std::filesystem::path& base)> damage;
    std::vector<std::string> says;
};

std::ostream& operator<<(std::ostream& out, const BadBase& bad)
{
    return out << bad.name;
}

class BadBaseTest : public testing::TestWithParam<BadBase>
{
};

TEST_P(BadBaseTest, is_refused)
{
    const TestFolder folder;
    const std::filesystem::path base = folder.file("base");
    copyFolder(smallModel(), base);
    GetParam().damage(base);
    folder.write("config.yaml", trainSettings(base, 4));
    expectRefused({"--workspace", folder.file("ws"), "train", "--config",
                   folder.file("config.yaml"), "--train", smallRows()},
                  2, GetParam().says, {folder.path() / "ws" / "adapters" / "ckpt-4"});
}

INSTANTIATE_TEST_SUITE_P(
    Gates, BadBaseTest,
    testing::Values(
        BadBase{"truncated_tensors",
                [](const auto& base) {
                    const auto file = base / secondShard;
                    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
                },
                {secondShard}},
        BadBase{"header_cut_off",
                [](const auto& base) { std::filesystem::resize_file(base / secondShard, 100); },
                {secondShard}},
        BadBase{"header_lying_about_offsets",
                [](const auto& base) {
                    // The end of one tensor moves on, into the next one.
                    const auto file = base / secondShard;
                    std::string bytes = contentOf(file);
                    const auto at = bytes.find(']', bytes.find("\"data_offsets\":["));
                    ASSERT_NE(at, std::string::npos);
                    bytes[at - 1] = bytes[at - 1] == '9' ? '8' : '9';
                    writeText(file, bytes);
                },
                {secondShard, "tensor '"}},
        BadBase{"missing_shard",
                [](const auto& base) { std::filesystem::remove(base / secondShard); },
                {secondShard}},
        BadBase{"index_naming_a_file_elsewhere",
                [](const auto& base) {
                    editFile(base / "model.safetensors.index.json", "\"" + std::string(secondShard),
                             "\"../x.safetensors");
                },
                {"model.safetensors.index.json", "../x.safetensors"}},
        BadBase{"wrong_shape",
                [](const auto& base) {
                    editFile(base / "config.json", "\"vocab_size\": 512", "\"vocab_size\": 600");
                },
                {".safetensors", "shape", "600"}},
        BadBase{"config_without_a_key",
                [](const auto& base) {
                    editFile(base / "config.json", "\"num_key_value_heads\": 1,", "");
                },
                {"config.json", "num_key_value_heads"}},
        BadBase{"another_architecture",
                [](const auto& base) {
                    editFile(base / "config.json", "GptOssForCausalLM", "LlamaForCausalLM");
                    editFile(base / "config.json", "\"gpt_oss\"", "\"llama\"");
                },
                {"config.json", "llama", "gpt_oss"}},
        BadBase{"config_that_is_no_json",
                [](const auto& base) { writeText(base / "config.json", "{\"model_type\": "); },
                {"config.json"}},
        BadBase{"tokenizer_of_another_vocabulary",
                [](const auto& base) {
                    for (const char* name : {"tokenizer.json", "tokenizer_config.json"})
                        std::filesystem::copy_file(demoFile("base-nf4") / name, base / name);
                },
                {"tokenizer.json", "512"}}),
    [](const auto& info) { return std::string(info.param.name); });

} // namespace
} // namespace mesewright::test
