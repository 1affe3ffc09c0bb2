// SPDX-License-Identifier: Apache-2.0
#include "core/llm/safetensors.h"
#include "tests/e2e/clirunner.h"

#include <gtest/gtest.h>

#include <cmath>
#include <csignal>

namespace mesewright::test {
namespace {

const std::filesystem::path models = std::filesystem::path(MESEWRIGHT_TEST_DATA) / "models";
const std::string demoBase = std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/demo/base-nf4";

std::vector<Json> linesOf(const std::string& text)
{
    std::vector<Json> rows;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        rows.push_back(Json::parse(line));
    return rows;
}

TEST(CliLogits, are_the_recorded_ones)
{
    TestFolder folder;
    const std::string reference = models / "small-odd/bf16.reference.safetensors";
    const std::string out = folder.file("o.safetensors");
    const CliResult result = runCli({"logits", "--base", models / "small-odd/bf16", "--tokens",
                                     reference, "--hidden", "--out", out, "--json"});
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.json()["mode"], "cpu fp32");
    EXPECT_EQ(result.json()["device"], "cpu");
    const auto recorded = SafetensorsFile::open(reference);
    const auto ours = SafetensorsFile::open(out);
    ASSERT_TRUE(recorded.ok() && ours.ok());
    EXPECT_EQ(ours->readIntegers("tokens").value(), recorded->readIntegers("tokens").value());
    EXPECT_EQ(ours->find("tokens")->dtype, Dtype::I32);
    for (const char* name : {"logits", "hidden"}) {
        const std::vector<float> a = ours->readFloats(name).value();
        const std::vector<float> b = recorded->readFloats(name).value();
        EXPECT_EQ(ours->find(name)->shape, recorded->find(name)->shape);
        ASSERT_EQ(a.size(), b.size());
        float largest = 0;
        for (std::size_t i = 0; i < a.size(); ++i)
            largest = std::max(largest, std::abs(a[i] - b[i]));
        EXPECT_LE(largest, 2e-3) << name;
    }
}

TEST(CliLogits, refuses_a_precision_that_the_device_lacks)
{
    TestFolder folder;
    const std::string base = models / "small-odd/bf16";
    const CliResult logits = runCli({"logits", "--base", base, "--tokens", "1,2", "--out",
                                     folder.file("o"), "--precision", "bf16"});
    EXPECT_EQ(logits.code, 2) << logits.err;
    EXPECT_NE(logits.err.find("computes in fp32"), std::string::npos) << logits.err;
    EXPECT_TRUE(folder.names().empty());
    const CliResult verify = runCli({"verify", "--base", base, "--reference",
                                     base + ".reference.safetensors", "--precision", "bf16"});
    EXPECT_EQ(verify.code, 2) << verify.err;
    EXPECT_EQ(runCli({"logits", "--base", base, "--tokens", "1,2", "--out", folder.file("o"),
                      "--device", "cpu", "--precision", "fp32"})
                  .code,
              0);
}

TEST(CliLogits, refuses_bad_tokens_and_leaves_no_file)
{
    TestFolder folder;
    const std::string base = models / "small-odd/bf16";
    const std::string list = folder.write("list.json", "[1, 2, \"3\"]");
    const std::string empty = folder.write("empty.json", "[]");
    const std::string broken = folder.write("broken.safetensors", "12345678901234567890");
    const std::vector<std::string> before = folder.names();
    const std::pair<std::string, const char*> cases[]{
        {"1,2,320", "token number 3 is 320, expected an id from 0 to 319"},
        {"1,-2", "token number 2 is -2"},
        {"1,,2", "found ''"},
        {list, "list.json: holds no list of whole numbers"},
        {empty, "empty.json: holds no token"},
        {broken, "broken.safetensors"},
        {folder.file("missing.json"), "missing.json"},
    };
    for (const auto& [tokens, says] : cases) {
        const CliResult result = runCli(
            {"logits", "--base", base, "--tokens", tokens, "--out", folder.file("o.safetensors")});
        EXPECT_EQ(result.code, 2) << tokens;
        EXPECT_NE(result.err.find(says), std::string::npos) << result.err;
        EXPECT_EQ(folder.names(), before) << tokens;
    }
}

TEST(CliLogits, a_place_that_cannot_be_written_to_leaves_nothing)
{
    TestFolder folder;
    const std::string base = models / "small-odd/bf16";
    const std::string file = folder.write("file", "x");
    const std::vector<std::string> command{"logits", "--base", base, "--tokens", "1,2,3", "--out"};
    for (const std::string& place : {file, std::string("/proc")}) {
        std::vector<std::string> words = command;
        words.push_back(place + "/o.safetensors");
        const CliResult result = runCli(words);
        EXPECT_EQ(result.code, 2) << result.err;
        EXPECT_NE(result.err.find(place), std::string::npos) << result.err;
    }
    // A disk that is full after 2 kB.
    CliOptions full;
    full.largestFile = 2000;
    std::vector<std::string> words = command;
    words.push_back(folder.file("o.safetensors"));
    const CliResult result = runCli(words, full);
    EXPECT_EQ(result.code, 3) << result.err;
    EXPECT_EQ(folder.names(), std::vector<std::string>{"file"});
}

TEST(CliVerify, accepts_the_recorded_model_and_refuses_another)
{
    const std::string base = models / "small-order/nf4";
    const CliResult same = runCli({"verify", "--base", base, "--reference",
                                   models / "small-order/nf4.reference.safetensors", "--json"});
    ASSERT_EQ(same.code, 0) << same.err;
    EXPECT_EQ(same.json()["ok"], true);
    std::vector<std::string> names;
    const Json report = same.json();
    for (const Json& row : report["differences"]) {
        names.push_back(row["name"]);
        EXPECT_GT(row["compared"], 0) << row;
    }
    EXPECT_EQ(names, (std::vector<std::string>{"logits", "hidden", "nll", "loss_full",
                                               "loss_masked", "batch0.last_logits",
                                               "batch1.last_logits", "batch2.last_logits",
                                               "batch0.greedy", "batch1.greedy", "batch2.greedy"}));

    // Same sizes, other weights: the same model before it was quantised.
    const CliResult other = runCli({"verify", "--base", models / "small-real/bf16", "--reference",
                                    models / "small-real/nf4.reference.safetensors"});
    EXPECT_EQ(other.code, 1) << other.err;
    EXPECT_NE(other.out.find("BEYOND"), std::string::npos);
    const CliResult misfit = runCli(
        {"verify", "--base", base, "--reference", models / "small-real/nf4.reference.safetensors"});
    EXPECT_EQ(misfit.code, 2) << misfit.out;
    EXPECT_NE(misfit.err.find("recorded from another model"), std::string::npos) << misfit.err;
}

TEST(CliVerify, compares_an_adapter_at_every_recorded_scale)
{
    const std::string lora = models / "small-real/lora-nf4";
    const CliResult result =
        runCli({"verify", "--base", models / "small-real/nf4", "--adapter", lora + "/adapter",
                "--reference", lora + "/adapter.reference.safetensors", "--json"});
    ASSERT_EQ(result.code, 0) << result.err << result.out;
    EXPECT_EQ(result.json()["differences"].size(), 5u);
}

TEST(CliGenerate, rows_do_not_depend_on_what_else_is_asked)
{
    TestFolder folder;
    const std::string both =
        folder.write("both.jsonl", "{\"ids\":[5,6,7]}\n{\"ids\":[9,10,11,12]}\n");
    const std::string last = folder.write("last.jsonl", "{\"ids\":[9,10,11,12]}\n");
    const auto generate = [&](const std::string& prompts, const std::string& samples) {
        // This folder has no tokenizer: ids are enough.
        return runCli({"generate", "--base", models / "small-odd/bf16", "--prompts", prompts, "--n",
                       samples, "--max_new_tokens", "12", "--temperature", "1", "--top_p", "1"});
    };
    const CliResult many = generate(both, "3");
    ASSERT_EQ(many.code, 0) << many.err;
    const std::vector<Json> rows = linesOf(many.out);
    ASSERT_EQ(rows.size(), 6u);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i]["prompt_index"], i / 3);
        EXPECT_EQ(rows[i]["sample"], i % 3);
        EXPECT_EQ(rows[i]["text"], nullptr);
        EXPECT_LE(rows[i]["ids"].size(), 12u);
        EXPECT_TRUE(rows[i]["finish"] == "stop" || rows[i]["finish"] == "length");
    }
    EXPECT_NE(rows[3]["ids"], rows[4]["ids"]);
    const std::vector<Json> alone = linesOf(generate(last, "2").out);
    ASSERT_EQ(alone.size(), 2u);
    EXPECT_EQ(alone[0]["ids"], rows[3]["ids"]);
    EXPECT_EQ(alone[1]["ids"], rows[4]["ids"]);
}

TEST(CliGenerate, writes_text_to_a_file_or_one_object)
{
    TestFolder folder;
    const std::vector<std::string> command{
        "generate",         "--base",   demoBase,           "--prompt",
        "### Instruction:", "--greedy", "--max_new_tokens", "8"};
    std::vector<std::string> toFile = command;
    toFile.insert(toFile.end(), {"--out", folder.file("g.jsonl"), "--json"});
    const CliResult written = runCli(toFile);
    ASSERT_EQ(written.code, 0) << written.err;
    EXPECT_EQ(written.json()["out"], folder.file("g.jsonl"));
    std::vector<std::string> toJson = command;
    toJson.push_back("--json");
    const CliResult shown = runCli(toJson);
    ASSERT_EQ(shown.code, 0) << shown.err;
    const std::vector<Json> rows = linesOf(contentOf(folder.file("g.jsonl")));
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(shown.json()["rows"][0], rows[0]);
    EXPECT_FALSE(rows[0]["text"].get<std::string>().empty());
}

TEST(CliGenerate, refuses_prompts_that_are_none)
{
    TestFolder folder;
    const std::pair<const char*, const char*> cases[]{
        {"", "holds no prompts"},
        {"{\"ids\":[1]}\n{\"x\":1}\n", "line 2: expected {\"prompt\""},
        {"{\"ids\":[320]}\n", "line 1: ids holds 320, expected whole numbers from 0 to 319"},
        {"{\"ids\":[]}\n", "line 1: the prompt is empty"},
        {"{\"prompt\":\"hello\"}\n", "has no tokenizer.json"},
        {"{\"ids\":[1]", "line 1"},
    };
    for (const auto& [text, says] : cases) {
        const std::string prompts = folder.write("p.jsonl", text);
        const CliResult result = runCli({"generate", "--base", models / "small-odd/bf16",
                                         "--prompts", prompts, "--out", folder.file("g.jsonl")});
        EXPECT_EQ(result.code, 2) << text;
        EXPECT_NE(result.err.find(says), std::string::npos) << result.err;
    }
    EXPECT_EQ(folder.names(), std::vector<std::string>{"p.jsonl"});
}

/// A generation that would take minutes.
std::vector<std::string> longGeneration()
{
    return {"generate", "--base",  demoBase, "--prompt",      "a", "--max_new_tokens",
            "4000",     "--n",     "64",     "--temperature", "5", "--top_p",
            "1",        "--top_k", "0"};
}

TEST(CliGenerate, ctrl_c_ends_it_cleanly)
{
    TestFolder folder;
    for (const int signal : {SIGINT, SIGTERM}) {
        std::vector<std::string> command = longGeneration();
        command.insert(command.end(), {"--out", folder.file("g.jsonl"), "--json"});
        RunningCli cli(command);
        ASSERT_TRUE(cli.waitForError("generating"));
        cli.signal(signal);
        const CliResult result = cli.finish();
        EXPECT_EQ(result.code, 4) << result.err;
        EXPECT_EQ(result.json()["error"]["kind"], "stopped") << result.out;
        EXPECT_NE(result.err.find("stopped by the user after"), std::string::npos) << result.err;
        EXPECT_TRUE(folder.names().empty());
    }
}

TEST(CliGenerate, a_reader_that_goes_ends_it)
{
    // Each answer is one token: the first lines come at once, and more than a pipe holds follow.
    RunningCli cli(
        {"generate", "--base", demoBase, "--prompt", "a", "--max_new_tokens", "1", "--n", "20000"});
    cli.closeOutput();
    const CliResult result = cli.finish();
    EXPECT_EQ(result.code, 4) << result.err;
    EXPECT_NE(result.err.find("closed by its reader"), std::string::npos) << result.err;
}

TEST(CliOutput, a_full_disk_behind_standard_output_is_an_error)
{
    CliOptions options;
    options.output = "/dev/full";
    const CliResult result = runCli({"stats", "wilson", "1", "2"}, options);
    EXPECT_EQ(result.code, 3);
    EXPECT_NE(result.err.find("standard output"), std::string::npos) << result.err;
}

TEST(CliQuantize, writes_a_folder_that_inspect_and_verify_know)
{
    TestFolder folder;
    const std::string out = folder.file("nf4");
    const CliResult made = runCli(
        {"quantize", "--base", models / "small-real/bf16", "--to", "nf4", "--out", out, "--json"});
    ASSERT_EQ(made.code, 0) << made.err;
    EXPECT_EQ(made.json()["layout"], "nf4");
    const CliResult seen = runCli({"inspect", out, "--json"});
    ASSERT_EQ(seen.code, 0) << seen.err;
    EXPECT_EQ(seen.json()["kind"], "checkpoint");
    EXPECT_EQ(seen.json()["layout"], "nf4");
    // The reference was recorded from what bitsandbytes made of the same model.
    const CliResult same = runCli(
        {"verify", "--base", out, "--reference", models / "small-real/nf4.reference.safetensors"});
    EXPECT_EQ(same.code, 0) << same.out << same.err;
    const CliResult again =
        runCli({"quantize", "--base", models / "small-real/bf16", "--to", "nf4", "--out", out});
    EXPECT_EQ(again.code, 2) << again.out;
}

TEST(CliInspect, tells_kinds_apart)
{
    const std::filesystem::path demo = std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/demo";
    const std::pair<std::string, const char*> cases[]{
        {demoBase, "checkpoint"},
        {demo / "reference-adapter", "adapter"},
        {demo / "reference-adapter/adapter_model.safetensors", "safetensors"},
        {demo / "train.jsonl", "dataset"},
    };
    for (const auto& [path, kind] : cases) {
        const CliResult result = runCli({"inspect", path, "--json"});
        EXPECT_EQ(result.code, 0) << result.err;
        EXPECT_EQ(result.json()["kind"], kind);
    }
    const CliResult rows = runCli({"inspect", demo / "train.jsonl"});
    EXPECT_NE(rows.out.find("rows: 480"), std::string::npos) << rows.out;
    const CliResult wrong = runCli({"inspect", demo / "config.yaml"});
    EXPECT_EQ(wrong.code, 2) << wrong.out;
}

TEST(CliTokenize, gives_back_what_it_was_given)
{
    const std::string text = "Grüße\n\n  return nil -- <|end|>\t\xff\x80 end";
    CliOptions in;
    in.input = text;
    const CliResult ids = runCli({"tokenize", "--base", demoBase, "--plain"}, in);
    ASSERT_EQ(ids.code, 0) << ids.err;
    in.input = ids.out;
    EXPECT_EQ(runCli({"tokenize", "--base", demoBase, "--decode"}, in).out, text);

    in.input = "{\"text\":\"local x\"}\n{\"bytes_b64\":\"bG9jYWwgeA==\"}\n";
    const std::string tokenizer = demoBase + "/tokenizer.json";
    const CliResult rows = runCli({"tokenize", "--tokenizer", tokenizer, "--jsonl"}, in);
    ASSERT_EQ(rows.code, 0) << rows.err;
    const std::vector<Json> lines = linesOf(rows.out);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0], lines[1]);
    in.input = rows.out;
    EXPECT_EQ(runCli({"tokenize", "--tokenizer", tokenizer, "--jsonl", "--decode"}, in).out,
              "{\"text\":\"local x\"}\n{\"text\":\"local x\"}\n");

    const std::pair<const char*, std::vector<std::string>> wrong[]{
        {"1 x 2", {"--decode"}},
        {"{\"bytes_b64\":\"bG9\"}", {"--jsonl"}},
        {"{\"text\":5}", {"--jsonl"}},
        {"{\"ids\":[1,-2]}", {"--jsonl", "--decode"}},
    };
    for (const auto& [input, flags] : wrong) {
        in.input = input;
        std::vector<std::string> command{"tokenize", "--base", demoBase};
        command.insert(command.end(), flags.begin(), flags.end());
        const CliResult result = runCli(command, in);
        EXPECT_EQ(result.code, 2) << input;
        EXPECT_NE(result.err.find("standard input"), std::string::npos) << result.err;
    }
}

} // namespace
} // namespace mesewright::test
