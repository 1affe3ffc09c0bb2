// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"
#include "app/cli/help.h"
#include "app/cli/verb.h"
#include "core/base/text.h"
#include "tests/e2e/clirunner.h"

#include <gtest/gtest.h>

#include <set>

namespace mesewright::test {
namespace {

std::vector<std::string> words(const std::string& line)
{
    return line.empty() ? std::vector<std::string>() : split(line, ' ');
}

/// The names of all options, as a person writes them.
class NameVisitor final : public OptionVisitor
{
public:
    void option(OptionTarget, const Option& option) override { names.push_back(option.shown()); }
    std::vector<std::string> names;
};

/// The page that a command line asks for; the program itself takes most of a second to start, so
/// only a few are run as children.
std::string pageOf(const std::string& line)
{
    const std::vector<VerbEntry> table = allVerbs();
    const Result<Command> command = parseCommandLine(table, words(line));
    if (!command || command->kind != Command::Kind::Help)
        return {};
    return helpPage(table, command->name);
}

TEST(CliHelp, of_every_verb_names_every_option)
{
    NameVisitor general;
    GeneralOptions().options(general);
    ASSERT_FALSE(allVerbs().empty());
    for (const VerbEntry& entry : allVerbs()) {
        const std::string page = pageOf(entry.name + " --help");
        NameVisitor own = general;
        entry.make()->options(own);
        for (const std::string& name : own.names)
            EXPECT_NE(page.find(name), std::string::npos) << entry.name << ": " << name;
        for (const char* text : {"Usage: mesewright-cli", "Exit codes: 0 done", "--version"})
            EXPECT_NE(page.find(text), std::string::npos) << entry.name << ": " << text;
    }
    for (const char* verb : {"env", "generate"}) {
        const CliResult result = runCli({verb, "--help"});
        EXPECT_EQ(result.code, 0) << verb;
        EXPECT_EQ(result.out, pageOf(std::string(verb) + " --help"));
        EXPECT_EQ(result.err, "");
    }
}

TEST(CliHelp, of_the_program_and_of_groups_names_every_verb)
{
    std::set<std::string> groups{""};
    for (const VerbEntry& entry : allVerbs()) {
        if (entry.name.find(' ') != std::string::npos)
            groups.insert(entry.name.substr(0, entry.name.find(' ')));
    }
    EXPECT_TRUE(groups.contains("stats"));
    for (const std::string& group : groups) {
        const std::string page = pageOf(group.empty() ? "-h" : group + " -h");
        for (const VerbEntry& entry : allVerbs()) {
            if (group.empty() || entry.name.starts_with(group + ' ')) {
                EXPECT_NE(page.find("  " + entry.name), std::string::npos) << entry.name;
                EXPECT_NE(page.find(entry.summary.substr(0, 20)), std::string::npos) << entry.name;
            }
        }
    }
}

TEST(CliHelp, version_and_help_work_at_every_level_and_as_json)
{
    for (const std::string line : {"--version", "stats --version", "stats wilson --version",
                                   "--help", "stats wilson --help"}) {
        std::vector<std::string> command = words(line);
        command.push_back("--json");
        const CliResult result = runCli(command);
        EXPECT_EQ(result.code, 0) << line;
        EXPECT_EQ(result.json().size(), 1u) << result.out;
    }
    const CliResult plain = runCli({"stats", "wilson", "--version"});
    EXPECT_EQ(plain.code, 0);
    EXPECT_NE(plain.out.find("libtorch"), std::string::npos);
}

/// Wrong use, and a part of the sentence that it must lead to.
struct WrongUse
{
    std::string line;
    std::string says;
};

/// The program refuses with exit code 2, one line on standard error and the same as JSON.
void checkRefusal(const WrongUse& wrong)
{
    std::vector<std::string> command = words(wrong.line);
    command.insert(command.begin(), "--json");
    const CliResult result = runCli(command);
    EXPECT_EQ(result.code, 2) << wrong.line << '\n' << result.err;
    EXPECT_NE(result.err.find(wrong.says), std::string::npos) << wrong.line << '\n' << result.err;
    EXPECT_EQ(result.err.find('\n'), result.err.size() - 1) << result.err;
    const Json json = result.json();
    ASSERT_TRUE(json.is_object()) << result.out;
    EXPECT_EQ(json["error"]["exit_code"], 2) << wrong.line;
    EXPECT_EQ("mesewright-cli: " + json["error"]["message"].get<std::string>() + "\n", result.err)
        << wrong.line;
}

TEST(CliUse, wrong_use_ends_with_2_and_names_the_nearest)
{
    const WrongUse cases[]{
        {"", "a verb is missing"},
        {"stats", "a verb of this group is missing, one of pass-at-k"},
        {"stas", "there is no verb 'stas'; the nearest is 'stats'"},
        {"logit --base x", "the nearest is 'logits'"},
        {"stats wilsn 1 2", "there is no verb 'wilsn'; the nearest is 'wilson'"},
        {"zzzzzzzzz", "there is no verb 'zzzzzzzzz'; the verbs are "},
        {"stats wilson 1 2 --confidnce 0.9", "the nearest is --confidence"},
        {"stats wilson 1 2 --jsn", "the nearest is --json"},
        {"generate --base x --prompt y --max_new_token 3", "the nearest is --max_new_tokens"},
        {"stats wilson 1", "N is missing"},
        {"stats wilson 1 2 3", "found '3' after all that is expected"},
        {"stats wilson one 2", "C: found 'one', expected a whole number"},
        {"stats wilson 1.5 2", "C: found '1.5', expected a whole number"},
        {"stats wilson -1 2", "-1"},
        {"stats wilson 99999999999999999999 2", "expected a whole number from 0 to 1000000000"},
        {"stats wilson 3 2", "expected 0 <= C <= N"},
        {"stats wilson 1 2 --confidence", "--confidence: needs a value"},
        {"stats wilson 1 2 --confidence 1.5", "expected a number above 0"},
        {"stats wilson 1 2 --confidence nan", "--confidence: found 'nan'"},
        {"stats wilson 1 2 --confidence 0.9 --confidence 0.8", "give it once"},
        {"stats pass-at-k 5 6 1", "expected 0 <= C <= N and 1 <= K <= N"},
        {"stats pass-at-k 5 2 6", "expected 0 <= C <= N and 1 <= K <= N"},
        {"--workspace --json stats wilson 1 2", "--workspace: needs a value"},
        {"--device gpu stats wilson 1 2", "--device: found 'gpu', expected cpu, cuda"},
        {"--device cuda:x stats wilson 1 2", "--device: found 'cuda:x'"},
        {"--threads many stats wilson 1 2", "--threads: found 'many'"},
        {"logits --base x --tokens 1", "--out is missing"},
        {"quantize --base x --to nf3 --out y", "one of nf4, mxfp4, bf16; the nearest is 'nf4'"},
        {"score --answers x --level statik", "the nearest is 'static'"},
        {"score --answers x --level exec", "x: there is no such file"},
        {"score --answers x --level deep", "one of syntax, static, exec, engine"},
        {"generate --base x", "give either --prompt or --prompts"},
        {"generate --base x --prompt a --prompts b", "give either --prompt or --prompts"},
        {"tokenize", "give either --tokenizer or --base"},
        {"logits --base no/such-model --tokens 1 --out y", "no/such-model"},
        {"inspect no-such-path", "no-such-path"},
        {"runs list --workspace no-such-folder", "no-such-folder: is not a workspace"},
    };
    const std::vector<VerbEntry> table = allVerbs();
    for (const WrongUse& wrong : cases) {
        const Result<Command> command = parseCommandLine(table, words(wrong.line));
        if (!command) {
            EXPECT_EQ(command.error().kind, ErrorKind::BadInput) << wrong.line;
            EXPECT_NE(command.error().message.find(wrong.says), std::string::npos)
                << wrong.line << '\n'
                << command.error().message;
        } else {
            checkRefusal(wrong);
        }
    }
    // What the parser refuses goes the same way out.
    checkRefusal(cases[0]);
    checkRefusal(cases[2]);
    checkRefusal(cases[6]);
}

TEST(CliUse, general_options_stand_before_or_after_the_verb)
{
    for (const char* line : {"--json stats wilson 17 60", "stats --json wilson 17 60",
                             "stats wilson --json 17 60", "stats wilson 17 60 --json",
                             "--threads 1 --quiet stats wilson --device auto 17 60 --json"}) {
        const CliResult result = runCli(words(line));
        EXPECT_EQ(result.code, 0) << line << result.err;
        EXPECT_TRUE(result.json().contains("low")) << line;
    }
}

TEST(CliUse, a_gpu_that_this_build_cannot_use_ends_with_3)
{
    TestFolder folder;
    const CliResult result = runCli({"logits", "--base", "x", "--tokens", "1", "--out",
                                     folder.file("o.safetensors"), "--device", "cuda:0", "--json"});
    EXPECT_EQ(result.code, 3);
    EXPECT_NE(result.err.find("use --device cpu"), std::string::npos) << result.err;
    EXPECT_EQ(result.json()["error"]["kind"], "machine");
}

} // namespace
} // namespace mesewright::test
