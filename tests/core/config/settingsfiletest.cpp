// SPDX-License-Identifier: Apache-2.0
#include "core/config/settingsfile.h"

#include "core/base/files.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <set>

using namespace mesewright;

namespace {

/// All findings, one line each, as a reader of the command line sees them.
std::string sentences(const std::vector<Finding>& findings)
{
    std::string out;
    for (const Finding& finding : findings)
        out += std::string(severityName(finding.severity)) + ": " + sentence(finding) + "\n";
    return out;
}

constexpr const char* seedConfig = R"(base: unsloth/gpt-oss-20b-unsloth-bnb-4bit
max_len: 2048
lora:
  r: 8
  alpha: 16
  dropout: 0.1
  target_modules: [q_proj, k_proj, v_proj, o_proj]
layers: [19,20,21,22,23]   # the last five
optim:
  lr: 5e-5
  warmup_ratio: 0.05
  grad_clip: 0.3
trainer:
  per_device_train_batch_size: 2
  gradient_accumulation_steps: 8
  max_steps: 3000
  logging_steps: 25
  save_steps: 200
  save_total_limit: 5
  fp16: false
  bf16: false
)";

} // namespace

TEST(SettingsFile, thePythonProjectsFileEqualsTheDefaults)
{
    const SettingsReading reading = parseSettings(seedConfig, "config.yaml");
    EXPECT_EQ(sentences(reading.findings), "");
    EXPECT_EQ(settingsToJson(reading.settings), settingsToJson(Settings()));
    EXPECT_EQ(reading.settings.optim.lr, 5e-5);
    EXPECT_EQ(reading.settings.layers, (std::vector<int>{19, 20, 21, 22, 23}));
    EXPECT_EQ(reading.settings.seed, 3407u);
    EXPECT_EQ(reading.settings.lossOn, Settings::LossOn::All);
    EXPECT_FALSE(reading.settings.endToken);
}

TEST(SettingsFile, theDemoFile)
{
    std::vector<Finding> findings;
    const auto settings = readSettings(
        std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/demo/config.yaml", &findings);
    ASSERT_TRUE(settings) << settings.error().message;
    EXPECT_EQ(sentences(findings), "");
    EXPECT_EQ(settings->base, "base-nf4");
    EXPECT_EQ(settings->layers, (std::vector<int>{5, 6, 7}));
    EXPECT_EQ(settings->optim.lr, 0.002);
    EXPECT_EQ(settings->trainer.maxSteps, 60);
    EXPECT_EQ(settings->lossOn, Settings::LossOn::Answer);
    EXPECT_TRUE(settings->endToken);
}

TEST(SettingsFile, goodForms)
{
    const struct
    {
        const char* yaml;
        const char* pointer;
        Json expected;
    } cases[] = {
        {"optim: {lr: 1}", "/optim/lr", 1.0},
        {"optim: {lr: .5}", "/optim/lr", 0.5},
        {"lora: {alpha: 16.5}", "/lora/alpha", 16.5},
        {"max_len: 1_024", "/max_len", 1024},
        {"max_len: 0x100", "/max_len", 256},
        {"max_len: !!int \"512\"", "/max_len", 512},
        {"end_token: yes", "/end_token", true},
        {"loss_on: \"answer\"", "/loss_on", "answer"},
        {"loss_count: all_labels", "/loss_count", "all_labels"},
        {"base: 20b", "/base", "20b"},
        {"base: \"null\"", "/base", "null"},
        {"template: \"\"", "/template", ""},
        {"seed: 0", "/seed", 0},
        {"seed: 9223372036854775807", "/seed", 9223372036854775807},
        {"layers:\n- 3\n- 4\n", "/layers", Json::array({3, 4})},
        {"\xEF\xBB\xBFmax_len: 77\r\nseed: 5\r\n", "/max_len", 77},
        {"layers: &l [1, 2]\nbase: &b x\ntemplate: *b\n", "/template", "x"},
        {"lora: &a\n  r: 4\n", "/lora/r", 4},
        {"trainer:\n  <<: {max_steps: 9, save_steps: 3}\n  save_steps: 7\n", "/trainer/save_steps",
         7},
        {"trainer:\n  save_steps: 7\n  <<: [{max_steps: 9}, {max_steps: 8}]\n",
         "/trainer/max_steps", 9},
        {"---\nmax_len: 9\n...\n", "/max_len", 9},
    };
    for (const auto& c : cases) {
        const SettingsReading reading = parseSettings(c.yaml, "");
        EXPECT_EQ(sentences(reading.findings), "") << c.yaml;
        EXPECT_EQ(settingsToJson(reading.settings).at(Json::json_pointer(c.pointer)), c.expected)
            << c.yaml;
    }
}

TEST(SettingsFile, eachFaultIsOneSentence)
{
    const struct
    {
        const char* yaml;
        const char* expected; ///< all findings
    } cases[] = {
        {"", "error: c.yaml: is empty, but settings such as \"max_len: 2048\" were expected; write "
             "at least base: and layers:\n"},
        {"# nothing\n", "error: c.yaml: is empty, but settings such as \"max_len: 2048\" were "
                        "expected; write at least base: and layers:\n"},
        {"- 1\n- 2\n", "error: c.yaml: line 1, column 1: holds a list, but a mapping of names to "
                       "values was expected; write lines such as \"max_len: 2048\"\n"},
        {"hello", "error: c.yaml: line 1, column 1: holds \"hello\", but a mapping of names to "
                  "values was expected; write lines such as \"max_len: 2048\"\n"},
        {"max_len: 9\n---\nmax_len: 8\n",
         "error: c.yaml: line 3, column 1: holds 2 YAML documents, but one was expected; remove "
         "the lines from the second --- on\n"},
        {"seed: 1\nmax_length: 9\n", "error: c.yaml: line 2, column 1: unknown key max_length; "
                                     "write max_len if that was meant\n"},
        {"lora:\n  rank: 8\n", "error: c.yaml: line 2, column 3: unknown key rank under lora; "
                               "remove it, or use one of r, alpha, dropout, target_modules\n"},
        {"lr: 5e-5\n", "error: c.yaml: line 1, column 1: unknown key lr; put it under optim:\n"},
        {"optim:\n  seed: 5\n", "error: c.yaml: line 2, column 3: unknown key seed under optim; "
                                "put it at the beginning of a line, outside of optim:\n"},
        {"lora.r: 8\n", "error: c.yaml: line 1, column 1: unknown key lora.r; write r on an "
                        "indented line below lora:\n"},
        {"max_len: 5\nseed: 1\nmax_len: 6\n",
         "error: c.yaml: line 3, column 1: max_len stands a second time (first in line 1); remove "
         "one of the two\n"},
        {"lora: {r: 8.0}", "error: c.yaml: line 1, column 11: lora.r is \"8.0\", but a whole "
                           "number from 1 to 1024 was expected; write for example r: 8\n"},
        {"lora:\n  r: eight\n", "error: c.yaml: line 2, column 6: lora.r is \"eight\", but a whole "
                                "number from 1 to 1024 was expected; write for example r: 8\n"},
        {"lora:\n  r: \"8\"\n", "error: c.yaml: line 2, column 6: lora.r is \"8\", but a whole "
                                "number from 1 to 1024 was expected; remove the quotes\n"},
        {"lora:\n  r: 0\n", "error: c.yaml: line 2, column 6: lora.r is 0, but a whole number from "
                            "1 to 1024 was expected; write for example r: 8\n"},
        {"lora:\n  r:\n", "error: c.yaml: line 2, column 3: lora.r is nothing, but a whole number "
                          "from 1 to 1024 was expected; give it a value or remove the line (then "
                          "it is 8)\n"},
        {"max_len: 99999999999\n", "error: c.yaml: line 1, column 10: max_len is \"99999999999\", "
                                   "but a whole number from 2 to "
                                   "131072 was expected; write for example max_len: 2048\n"},
        {"optim: {lr: 0}", "error: c.yaml: line 1, column 13: optim.lr is 0.0, but a number above "
                           "0.0 and at most 1.0 was expected; write for example lr: 5.0e-05\n"},
        {"optim: {lr: .nan}",
         "error: c.yaml: line 1, column 13: optim.lr is .nan, but a number above 0.0 and at most "
         "1.0 was expected; write for example lr: 5.0e-05\n"},
        {"lora: {dropout: 1}",
         "error: c.yaml: line 1, column 17: lora.dropout is 1.0, but a number at least 0.0 and "
         "below 1.0 was expected; write for example dropout: 0.1\n"},
        {"seed: -1\n",
         "error: c.yaml: line 1, column 7: seed is \"-1\", but a whole number from 0 to "
         "9223372036854775807 was expected; write for example seed: 3407\n"},
        {"end_token: 1\n", "error: c.yaml: line 1, column 12: end_token is \"1\", but true or "
                           "false was expected; write for example end_token: false\n"},
        {"loss_on: answers\n", "error: c.yaml: line 1, column 10: loss_on is \"answers\", but one "
                               "of all, answer was expected; write for example loss_on: all\n"},
        {"layers: 5\n",
         "error: c.yaml: line 1, column 9: layers is \"5\", but a list of whole numbers from 0 to "
         "1023 was expected; write layers: [5]\n"},
        {"layers: []\n",
         "error: c.yaml: line 1, column 9: layers is an empty list, but a list of whole numbers "
         "from 0 to 1023 was expected; write for example layers: [19, 20, 21, 22, 23]\n"},
        {"layers: [5, 6, 5]\n",
         "error: c.yaml: line 1, column 9: layers names 5 twice, but each entry may stand once; "
         "write for example layers: [19, 20, 21, 22, 23]\n"},
        {"layers: [5, -1]\n",
         "error: c.yaml: line 1, column 9: layers holds -1, but a list of whole numbers from 0 to "
         "1023 was expected; write for example layers: [19, 20, 21, 22, 23]\n"},
        {"layers: [5, [6]]\n",
         "error: c.yaml: line 1, column 9: layers holds a list, but a list of whole numbers from 0 "
         "to 1023 was expected; write for example layers: [19, 20, 21, 22, 23]\n"},
        {"lora: {target_modules: [q_proj, up_proj]}",
         "error: c.yaml: line 1, column 24: lora.target_modules holds up_proj, but a list of "
         "names, each one of q_proj, k_proj, v_proj, o_proj was expected; write for example "
         "target_modules: [q_proj, k_proj, v_proj, o_proj]\n"},
        {"lora: 8\n", "error: c.yaml: line 1, column 7: lora is \"8\", but a mapping was expected; "
                      "write its keys below it, indented: r, alpha, dropout, target_modules\n"},
        {"base: [a]\n", "error: c.yaml: line 1, column 7: base is a list, but text was expected; "
                        "write for example base: unsloth/gpt-oss-20b-unsloth-bnb-4bit\n"},
        {"base: \"\"\n", "error: c.yaml: line 1, column 7: base is empty, but text was expected; "
                         "write for example base: unsloth/gpt-oss-20b-unsloth-bnb-4bit\n"},
        {"[1, 2]: 3\n", "error: c.yaml: line 1, column 1: a key is a list, but a name was "
                        "expected; write name: value\n"},
        {"trainer:\n  <<: 5\n", "error: c.yaml: line 2, column 3: << merges \"5\", but a mapping "
                                "was expected; name an anchor of a mapping\n"},
        {"trainer: {fp16: true, bf16: true}",
         "error: c.yaml: line 1, column 23: trainer.fp16 and trainer.bf16 are both true, but at "
         "most one may be; set one of them to false\n"},
        {"format: harmony\ntemplate: x.txt\n",
         "error: c.yaml: line 2, column 1: template names a file, but format is harmony, which has "
         "no template; remove template or set format to iir\n"},
        {"template_quirk: true\ntemplate: x.txt\n",
         "warning: c.yaml: line 1, column 1: template_quirk acts on the built-in iir template only "
         "and does nothing here; remove it\n"},
        {"max_len: 5\nbase: \xFF\n",
         "error: c.yaml: line 2: is not UTF-8 here; save the file as plain UTF-8 text\n"},
        {"base: a\x01 b\n", "error: c.yaml: line 1: holds a control character, but text was "
                            "expected; save the file as plain UTF-8 text\n"},
    };
    for (const auto& c : cases)
        EXPECT_EQ(sentences(parseSettings(c.yaml, "c.yaml").findings), c.expected) << c.yaml;
}

TEST(SettingsFile, syntaxErrorsNameTheLine)
{
    const struct
    {
        std::string yaml;
        int line;
    } cases[] = {
        {"max_len: 5\nlora: {r: 8\nseed: 5\n", 3},
        {"max_len: 5\n\tseed: 1\n", 2},
        {"seed: 1\nbase: \"open\nmax_len: 5\n", 2},
        {"'open: 5\n", 1},
        {"base: \"a\n  b\"\nseed: '5\n\n\n", 3},
        {"'open", 1},
        {"base: *missing\n", 1},
        {"a: b: c\n", 1},
        {"max_len: [1, 2\n", 1},
        {std::string(600, '['), 1},
    };
    for (const auto& c : cases) {
        const auto findings = parseSettings(c.yaml, "c.yaml").findings;
        ASSERT_EQ(findings.size(), 1u) << c.yaml;
        EXPECT_EQ(findings[0].severity, Severity::Error);
        EXPECT_EQ(findings[0].line, c.line) << c.yaml << sentence(findings[0]);
        EXPECT_NE(findings[0].text.find("YAML"), std::string::npos) << findings[0].text;
    }
}

TEST(SettingsFile, allFindingsComeAtOnceInTheOrderOfTheFile)
{
    const SettingsReading reading = parseSettings("seed: x\n"
                                                  "layrs: [1]\n"
                                                  "optim:\n"
                                                  "  lr: 2\n"
                                                  "max_len: 1\n"
                                                  "lora: {r: 4}\n",
                                                  "c.yaml");
    std::vector<int> lines;
    for (const Finding& finding : reading.findings)
        lines.push_back(finding.line);
    EXPECT_EQ(lines, (std::vector<int>{1, 2, 4, 5}));
    // What has no finding is taken, what has one keeps its default.
    EXPECT_EQ(reading.settings.lora.r, 4);
    EXPECT_EQ(reading.settings.seed, 3407u);
    const Error error = firstError(reading.findings);
    EXPECT_EQ(error.kind, ErrorKind::BadInput);
    EXPECT_NE(error.message.find("(and 3 more errors)"), std::string::npos) << error.message;
}

TEST(SettingsFile, aRecursiveAliasEnds)
{
    const auto findings = parseSettings("lora: &a\n  <<: *a\n  r: 4\n", "c.yaml").findings;
    EXPECT_TRUE(hasErrors(findings));
}

TEST(SettingsFile, writingAndReadingGivesTheSame)
{
    Settings settings;
    settings.base = "a folder: \"with\" ümlaut #1";
    settings.layers = {5, 6, 7};
    settings.lora.targetModules = {"q_proj"};
    settings.optim.lr = 1.0 / 3.0;
    settings.lossOn = Settings::LossOn::Answer;
    settings.lossCount = Settings::LossCount::AllLabels;
    settings.endToken = true;
    settings.seed = 9007199254740993;
    const std::string yaml = settingsToYaml(settings);
    const SettingsReading reading = parseSettings(yaml, "");
    EXPECT_EQ(sentences(reading.findings), "");
    EXPECT_EQ(settingsToJson(reading.settings), settingsToJson(settings));
    EXPECT_EQ(settingsToYaml(reading.settings), yaml);
    EXPECT_NE(yaml.find("  # rank of the adapter; from 1 to 1024\n  r: 8\n"), std::string::npos)
        << yaml;
}

TEST(SettingsFile, valuesFromElsewhereAreCheckedToo)
{
    Settings settings;
    EXPECT_TRUE(checkSettings(settings).empty());
    settings.lora.r = 0;
    settings.layers.clear();
    settings.trainer.fp16 = settings.trainer.bf16 = true;
    const auto findings = checkSettings(settings);
    ASSERT_EQ(findings.size(), 3u);
    EXPECT_EQ(sentence(findings[0]), "lora.r is 0, but a whole number from 1 to 1024 was expected; "
                                     "correct it, for example 8");
}

TEST(SettingsFile, everyFieldIsDescribedOnce)
{
    std::set<std::string> paths;
    const Settings defaults;
    const Json json = settingsToJson(defaults);
    for (const FieldDescription& field : describeSettings()) {
        EXPECT_TRUE(paths.insert(field.path).second) << field.path;
        EXPECT_FALSE(field.help.empty()) << field.path;
        EXPECT_FALSE(field.type.empty()) << field.path;
        std::string pointer = "/" + field.path;
        std::replace(pointer.begin(), pointer.end(), '.', '/');
        EXPECT_TRUE(json.contains(Json::json_pointer(pointer))) << field.path;
    }
    EXPECT_EQ(paths.size(), 28u);
}

TEST(SettingsFile, aMissingFileIsNamed)
{
    const auto settings = readSettings("/nowhere/config.yaml");
    ASSERT_FALSE(settings);
    EXPECT_EQ(settings.error().kind, ErrorKind::BadInput);
    EXPECT_NE(settings.error().message.find("/nowhere/config.yaml"), std::string::npos);
}
