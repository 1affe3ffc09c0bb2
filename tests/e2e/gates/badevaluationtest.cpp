// SPDX-License-Identifier: Apache-2.0
// What gates B and D refuse.
#include "tests/e2e/gates/gatesetup.h"

#include <gtest/gtest.h>

namespace mesewright::test {
namespace {

// One evaluation that must be refused. The words {base}, {eval} and {template} of `command` stand
// for the demo's base model, the file with `items` and the file with `templateText`.
struct BadEvaluation
{
    std::string name;
    std::vector<std::string> command;
    std::string items;
    std::string templateText;
    int code = 2;
    std::vector<std::string> says;
    long largestFile = -1;
};

std::ostream& operator<<(std::ostream& out, const BadEvaluation& bad)
{
    return out << bad.name;
}

class BadEvaluationTest : public testing::TestWithParam<BadEvaluation>
{
};

TEST_P(BadEvaluationTest, is_refused)
{
    const BadEvaluation& bad = GetParam();
    const TestFolder folder;
    folder.write("template.txt", bad.templateText);
    folder.write("eval.jsonl", bad.items);
    std::vector<std::string> command{"--workspace", folder.file("ws")};
    for (const std::string& word : bad.command)
        command.push_back(word == "{base}"       ? demoFile("base-nf4").string()
                          : word == "{eval}"     ? folder.file("eval.jsonl")
                          : word == "{template}" ? folder.file("template.txt")
                                                 : word);
    CliOptions options;
    options.largestFile = bad.largestFile;
    const std::filesystem::path results = folder.path() / "ws" / "eval" / "results";
    expectRefused(command, bad.code, bad.says,
                  {results / "baseline.json", results / "start__scale-0.25.json"}, options);
    EXPECT_EQ(leftovers(folder.path()), std::vector<std::string>());
}

std::vector<BadEvaluation> badEvaluations()
{
    const std::string good = firstLines(demoFile("eval.jsonl"), 4);
    const std::vector<std::string> baseline{"baseline", "--base",           "{base}", "--eval",
                                            "{eval}",   "--max_new_tokens", "8"};
    const auto with = [&](std::vector<std::string> more) {
        std::vector<std::string> command = baseline;
        command.insert(command.end(), more.begin(), more.end());
        return command;
    };
    const std::vector<std::string> adapters{"adapters", "--base", "{base}", "--eval", "{eval}"};
    const auto adaptersWith = [&](const std::string& folder) {
        std::vector<std::string> command = adapters;
        command.insert(command.end(), {"--adapters_dir", folder});
        return command;
    };
    return {
        {"unknown_base",
         {"baseline", "--base", "no/such-model", "--eval", "{eval}"},
         good,
         {},
         2,
         {"no/such-model", "local model cache"}},
        {"base_without_tokenizer",
         {"baseline", "--base", smallModel(), "--eval", "{eval}"},
         good,
         {},
         2,
         {"tokenizer.json"}},
        {"line_that_is_no_json",
         baseline,
         firstLines(demoFile("eval.jsonl"), 1) + "{\"instruction\": oops}\n",
         {},
         2,
         {"eval.jsonl", "line 2", "column 17"}},
        {"item_without_instruction",
         baseline,
         "{\"input\": \"x\", \"output\": \"y\"}\n",
         {},
         2,
         {"eval.jsonl", "line 1", "instruction"}},
        {"empty_file", baseline, "", {}, 2, {"eval.jsonl", "no items"}},
        {"no_items", baseline, "\n\n", {}, 2, {"eval.jsonl", "no items"}},
        {"template_without_a_section",
         with({"--template", "{template}"}),
         good,
         "Do: {instruction}\n",
         2,
         {"template.txt", "{output}"}},
        {"missing_template", with({"--template", "no-such-file"}), good, {}, 2, {"no-such-file"}},
        {"no_answers_asked_for", with({"--k", "0"}), good, {}, 2, {"--k", "'0'"}},
        {"temperature_that_is_no_number",
         with({"--temperature", "nan"}),
         good,
         {},
         2,
         {"--temperature"}},
        {"no_gpu", with({"--device", "cuda:7"}), good, {}, 3, {"cuda"}},
        {"full_disk", with({"--k", "2"}), good, {}, 3, {"cannot be written"}, 2048},
        {"adapter_of_another_base",
         adaptersWith(smallAdapter()),
         good,
         {},
         2,
         {"adapter_model.safetensors", "[8, 128]", "[8, 256]"}},
        {"folder_without_adapters",
         adaptersWith(smallModel()),
         good,
         {},
         2,
         {"no complete adapter"}},
        {"missing_adapters", adaptersWith("no-such-folder"), good, {}, 2, {"no-such-folder"}},
    };
}

INSTANTIATE_TEST_SUITE_P(Gates, BadEvaluationTest, testing::ValuesIn(badEvaluations()),
                         [](const auto& info) { return info.param.name; });

} // namespace
} // namespace mesewright::test
