// SPDX-License-Identifier: Apache-2.0
// Settings, data, adapters and machines that training cannot use.
#include "core/base/json.h"
#include "tests/e2e/gates/gatesetup.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

namespace mesewright::test {
namespace {

// One training call that must be refused. `settings` edits config.yaml, `rows` is the training
// file in place of the good one, `more` ends the command line.
struct BadTraining
{
    std::string name;
    std::pair<std::string, std::string> settings;
    std::string rows;
    std::vector<std::string> more;
    int code = 2;
    std::vector<std::string> says;
    long largestFile = -1;
};

std::ostream& operator<<(std::ostream& out, const BadTraining& bad)
{
    return out << bad.name;
}

class BadTrainingTest : public testing::TestWithParam<BadTraining>
{
};

TEST_P(BadTrainingTest, is_refused)
{
    const BadTraining& bad = GetParam();
    const TestFolder folder;
    std::string settings = trainSettings(smallModel(), 4);
    if (!bad.settings.first.empty())
        settings = edited(settings, bad.settings.first, bad.settings.second);
    folder.write("config.yaml", settings);
    folder.write("train.jsonl", bad.rows.empty() ? contentOf(smallRows()) : bad.rows);
    std::vector<std::string> command{
        "--workspace", folder.file("ws"),         "train", "--config", folder.file("config.yaml"),
        "--train",     folder.file("train.jsonl")};
    command.insert(command.end(), bad.more.begin(), bad.more.end());
    CliOptions options;
    options.largestFile = bad.largestFile;
    expectRefused(command, bad.code, bad.says, {folder.path() / "ws" / "adapters" / "ckpt-4"},
                  options);
    std::error_code ignored;
    if (std::filesystem::exists(folder.path() / "ws" / "adapters", ignored)) {
        EXPECT_TRUE(std::filesystem::is_empty(folder.path() / "ws" / "adapters"));
    }
}

std::vector<BadTraining> badTrainings()
{
    const std::string good = firstLines(smallRows(), 2);
    std::vector<BadTraining> list;
    const auto settings = [&](const char* name, const char* from, const char* to,
                              std::vector<std::string> says) {
        says.push_back("config.yaml");
        list.push_back({name, {from, to}, {}, {}, 2, std::move(says)});
    };
    settings("misspelt_key", "max_steps", "max_step", {"line 16", "max_step ", "max_steps"});
    settings("wrong_type", "lr: 0.002", "lr: fast", {"line 10", "optim.lr", "fast"});
    settings("out_of_range", "dropout: 0.1", "dropout: 1.5", {"line 6", "lora.dropout", "1.5"});
    settings("layers_beyond_the_model", "[2, 3]", "[2, 9]", {"layer 9", "0 to 3"});
    settings("max_len_beyond_the_model", "512", "200000", {"max_len", "200000"});
    settings("no_yaml", "lora:\n", "lora: [\n", {"line "});
    settings("unknown_base", "base: ", "base: no/such-model # ", {});
    list.back().says = {"no/such-model"};
    list.push_back({"line_that_is_no_json",
                    {},
                    good + "{\"input_ids\": [1, 2], \"labels\" [1, 2]}\n",
                    {},
                    2,
                    {"train.jsonl", "line 3", "column 32"}});
    list.push_back({"row_of_uneven_lengths",
                    {},
                    good + "{\"input_ids\": [1, 2], \"labels\": [1]}\n",
                    {},
                    2,
                    {"train.jsonl", "line 3"}});
    list.push_back({"token_beyond_the_vocabulary",
                    {},
                    good + "{\"input_ids\": [1, 512], \"labels\": [1, 512]}\n",
                    {},
                    2,
                    {"train.jsonl", "line 3", "input_ids[1] is 512", "0 to 511"}});
    list.push_back({"label_beyond_the_vocabulary",
                    {},
                    good + "{\"input_ids\": [1, 2], \"labels\": [-100, 600]}\n",
                    {},
                    2,
                    {"train.jsonl", "line 3", "labels[1] is 600"}});
    list.push_back({"no_items", {}, "\n\n", {}, 2, {"train.jsonl", "no items"}});
    list.push_back({"adapter_of_another_base",
                    {},
                    {},
                    {"--init_adapter", demoFile("reference-adapter")},
                    2,
                    {"adapter_config.json", "layer 5", "0 to 3"}});
    list.push_back({"adapter_of_another_rank",
                    {"r: 8", "r: 4"},
                    {},
                    {"--init_adapter", smallAdapter()},
                    2,
                    {"rank 8", "lora.r 4"}});
    list.push_back(
        {"missing_adapter", {}, {}, {"--init_adapter", "no-such-adapter"}, 2, {"no-such-adapter"}});
    list.push_back({"no_gpu", {}, {}, {"--device", "cuda:7"}, 3, {"cuda"}});
    list.push_back({"full_disk",
                    {},
                    {},
                    {},
                    3,
                    {"adapter_model.safetensors", "cannot be written"},
                    40 * 1024});
    return list;
}

INSTANTIATE_TEST_SUITE_P(Gates, BadTrainingTest, testing::ValuesIn(badTrainings()),
                         [](const auto& info) { return info.param.name; });

TEST(BadTrainingFiles, an_empty_file_is_refused)
{
    const TestFolder folder;
    folder.write("config.yaml", trainSettings(smallModel(), 4));
    folder.write("train.jsonl", "");
    expectRefused({"--workspace", folder.file("ws"), "train", "--config",
                   folder.file("config.yaml"), "--train", folder.file("train.jsonl")},
                  2, {"train.jsonl", "no items"}, {folder.path() / "ws" / "adapters" / "ckpt-4"});
}

// A workspace below a file cannot be made, not even by root.
TEST(BadTrainingFiles, a_workspace_that_cannot_be_written_is_refused)
{
    const TestFolder folder;
    folder.write("config.yaml", trainSettings(smallModel(), 4));
    folder.write("plain", "");
    expectRefused({"--workspace", folder.file("plain/ws"), "train", "--config",
                   folder.file("config.yaml"), "--train", smallRows()},
                  2, {"plain/ws", "cannot be written"});
}

// The largest A there is makes the first product overflow, so that the loss is no number.
TEST(BadTrainingFiles, a_loss_that_is_no_number_ends_the_run_and_names_the_step)
{
    const TestFolder folder;
    folder.write("config.yaml", trainSettings(smallModel(), 8));
    const std::filesystem::path adapter = folder.file("adapter");
    copyFolder(smallAdapter(), adapter);
    const std::filesystem::path file = adapter / "adapter_model.safetensors";
    std::string bytes = contentOf(file);
    std::uint64_t headerSize = 0;
    std::memcpy(&headerSize, bytes.data(), sizeof headerSize);
    const Json header = Json::parse(bytes.substr(8, headerSize), nullptr, false);
    ASSERT_TRUE(header.is_object());
    for (const auto& [name, tensor] : header.items()) {
        if (name.find("lora_A") == std::string::npos)
            continue;
        ASSERT_EQ(tensor["dtype"], "F32");
        const float huge = 3e38F;
        for (std::size_t at = tensor["data_offsets"][0]; at < tensor["data_offsets"][1];
             at += sizeof huge)
            std::memcpy(bytes.data() + 8 + headerSize + at, &huge, sizeof huge);
    }
    writeText(file, bytes);
    const std::filesystem::path workspace = folder.file("ws");
    expectRefused({"--workspace", workspace, "train", "--config", folder.file("config.yaml"),
                   "--train", smallRows(), "--init_adapter", adapter},
                  2, {"step 1"}, {workspace / "adapters" / "ckpt-4"});
    EXPECT_EQ(countIn(onlyRun(workspace) / "state.json", "\"failed\""), 1U);
    EXPECT_FALSE(std::filesystem::exists(onlyRun(workspace) / "checkpoints" / "ckpt-4"));
}

TEST(LongRows, are_counted_said_and_cut)
{
    const TestFolder folder;
    folder.write("config.yaml", edited(trainSettings(smallModel(), 2), "512", "32"));
    const CliResult result = runCli({"--workspace", folder.file("ws"), "train", "--config",
                                     folder.file("config.yaml"), "--train", smallRows()});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_NE(result.err.find("rows are longer than max_len 32 and were cut"), std::string::npos)
        << result.err;
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "ws/adapters/ckpt-2/DONE"));
}

} // namespace
} // namespace mesewright::test
