// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/expectation.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace mesewright;

namespace {

ModRun runWith(const std::string& registered, const std::string& behaviour = "[]")
{
    ModRun run;
    run.state = ModRun::State::Loaded;
    run.reason = "ok";
    run.registered = Json::parse(registered);
    run.behaviour = Json::parse(behaviour);
    return run;
}

Expectation expectationOf(const std::string& text)
{
    const Json json = Json::parse(text);
    auto expectation = parseExpectation(&json);
    EXPECT_TRUE(expectation) << text << ": " << expectation.error().message;
    return expectation ? std::move(*expectation) : Expectation();
}

/// The sentences, joined by " | ".
std::string problemsOf(const std::string& expect, const ModRun& run)
{
    std::string text;
    for (const std::string& problem : checkExpectation(expectationOf(expect), run))
        text += (text.empty() ? "" : " | ") + problem;
    return text;
}

struct Case
{
    std::string expect;
    std::string registered;
    std::string says; ///< "" when it holds
};

void check(const std::vector<Case>& cases)
{
    for (const Case& one : cases) {
        EXPECT_EQ(problemsOf(one.expect, runWith(one.registered)), one.says) << one.expect << "\n"
                                                                             << one.registered;
    }
}

constexpr char lamp[] = R"([{"kind":"node","name":"mod:x","fields":{"description":"Lamp",
    "light_source":7,"tiles":["a.png","b.png"],"groups":{"cracky":3},
    "on_punch":{"lua":"function"},"slope":0.1}}])";

} // namespace

TEST(Expectation, asksForNothingByDefault)
{
    const auto none = parseExpectation(nullptr);
    ASSERT_TRUE(none);
    EXPECT_FALSE(none->asks());
    EXPECT_EQ(none->mod, "mymod");
    EXPECT_TRUE(checkExpectation(*none, runWith("[]")).empty());
}

TEST(Expectation, comparesFields)
{
    const auto entry = [](const std::string& rest) {
        return R"({"registers":[{"kind":"node","name":"mod:x")" + rest + "}]}";
    };
    check({
        {entry(""), lamp, ""},
        {entry(R"(,"fields":{"light_source":7})"), lamp, ""},
        {entry(R"(,"fields":{"light_source":7.0000000001})"), lamp, ""},
        {entry(R"(,"fields":{"slope":0.1000000000001})"), lamp, ""},
        {entry(R"(,"fields":{"light_source":12})"), lamp,
         R"(node "mod:x": light_source is 7, expected 12)"},
        {entry(R"(,"fields":{"light_source":"7"})"), lamp,
         R"(node "mod:x": light_source is 7, expected "7")"},
        {entry(R"(,"fields":{"light_source":true})"), lamp,
         R"(node "mod:x": light_source is 7, expected true)"},
        {entry(R"(,"fields":{"slope":0.10001})"), lamp,
         R"(node "mod:x": slope is 0.1, expected 0.10001)"},
        {entry(R"(,"fields":{"tiles":["a.png","b.png"],"groups":{"cracky":3}})"), lamp, ""},
        {entry(R"(,"fields":{"tiles":{"1":"a.png","2":"b.png"}})"), lamp, ""},
        {entry(R"(,"fields":{"tiles":["a.png","c.png"]})"), lamp,
         R"(node "mod:x": tiles[2] is "b.png", expected "c.png")"},
        {entry(R"(,"fields":{"tiles":["a.png"]})"), lamp,
         R"(node "mod:x": tiles[2] is "b.png", expected none)"},
        {entry(R"(,"fields":{"tiles":"a.png"})"), lamp,
         R"(node "mod:x": tiles is ["a.png","b.png"], expected "a.png")"},
        {entry(R"(,"fields":{"groups":{"cracky":3,"level":1}})"), lamp,
         R"(node "mod:x": groups.level is missing, expected 1)"},
        {entry(R"(,"fields":{"groups":{}})"), lamp,
         R"(node "mod:x": groups.cracky is 3, expected none)"},
        {entry(R"(,"fields":{"drop":null,"description":"Lamp"})"), lamp, ""},
        {entry(R"(,"fields":{"description":null})"), lamp,
         R"(node "mod:x": description is "Lamp", expected none)"},
        {entry(R"(,"functions":["on_punch"])"), lamp, ""},
        {entry(R"(,"functions":["on_punch","on_use","slope"])"), lamp,
         R"(node "mod:x": on_use is missing, expected a function | )"
         R"(node "mod:x": slope is 0.1, expected a function)"},
        {entry(R"(,"fields":{"on_punch":{"lua":"function"}})"), lamp, ""},
        {entry(R"(,"fields":{"on_punch":5})"), lamp,
         R"(node "mod:x": on_punch is a function, expected 5)"},
        {entry(R"(,"has":["tiles","drop"])"), lamp, R"(node "mod:x": drop is missing)"},
        {entry(R"(,"ranges":{"light_source":[1,14],"slope":[0,null]})"), lamp, ""},
        {entry(R"(,"ranges":{"light_source":[8,14]})"), lamp,
         R"(node "mod:x": light_source is 7, expected 8 to 14)"},
        {entry(R"(,"ranges":{"light_source":[null,6],"description":[1,null]})"), lamp,
         R"(node "mod:x": light_source is 7, expected at most 6 | )"
         R"(node "mod:x": description is "Lamp", expected at least 1)"},
        {entry(R"(,"like":{"description":"^[Ll]amp$"})"), lamp, ""},
        {entry(R"(,"like":{"description":"Torch"})"), lamp,
         R"(node "mod:x": description is "Lamp", expected a text with "Torch")"},
    });
}

TEST(Expectation, takesEmptyTablesAndHolesForWhatTheyAre)
{
    const std::string recipe =
        R"([{"kind":"craft","fields":{"output":"m:x","recipe":[{"1":"a","3":"b"}],"extra":{}}}])";
    check({
        {R"({"registers":[{"kind":"craft","fields":{"recipe":[["a",null,"b"]],"extra":[]}}]})",
         recipe, ""},
        {R"({"registers":[{"kind":"craft","fields":{"type":"shaped"}}]})", recipe, ""},
        {R"({"registers":[{"kind":"craft","fields":{"type":"shapeless"}}]})", recipe,
         R"(craft: type is "shaped", expected "shapeless")"},
        {R"({"registers":[{"kind":"craft","fields":{"output":"m:x","recipe":[["a","c","b"]]}}]})",
         recipe, R"(craft of "m:x": recipe[1][2] is missing, expected "c")"},
    });
}

TEST(Expectation, saysWhatIsThereInstead)
{
    check({
        {R"({"registers":[{"kind":"node","name":"mod:y"}]})", lamp,
         R"(node "mod:y" is not registered (there is node "mod:x"))"},
        {R"({"registers":[{"kind":"tool","name":"mod:x"}]})", lamp,
         R"(tool "mod:x" is registered as node)"},
        {R"({"registers":[{"kind":"abm"}]})", lamp, "abm is not registered"},
        {R"({"registers":[{"kind":"node","name":":mod:x"}]})", lamp, ""},
        {R"({"registers":[{"kind":"alias","name":"mod:x"}]})", lamp,
         R"(alias "mod:x" is not registered)"},
        {R"({"not_registers":[{"kind":"node","name":"mod:x"}]})", lamp,
         R"(node "mod:x" is registered, but the task asks for it not to be)"},
        {R"({"not_registers":[{"name":"mod:x","fields":{"light_source":8}}]})", lamp, ""},
        {R"({"not_registers":[{"kind":"tool"},{"kind":"node","name":"mod:z"}]})", lamp, ""},
    });
}

TEST(Expectation, givesEachEntryARegistrationOfItsOwn)
{
    const std::string crafts = R"([{"kind":"craft","fields":{"output":"m:a","n":1}},
                                   {"kind":"craft","fields":{"output":"m:a","n":2}}])";
    check({
        // The first entry fits both; only the other way round do all get one.
        {R"({"registers":[{"kind":"craft","fields":{"output":"m:a"}},
                          {"kind":"craft","fields":{"n":1}}]})",
         crafts, ""},
        {R"({"registers":[{"kind":"craft"},{"kind":"craft"}]})", crafts, ""},
        {R"({"registers":[{"kind":"craft"},{"kind":"craft"},{"kind":"craft"}]})", crafts,
         "craft: 2 registrations are like this, but more of them are expected"},
        {R"({"registers":[{"kind":"craft","fields":{"n":1}},{"kind":"craft","fields":{"n":1}}]})",
         crafts, "craft: 1 registration is like this, but more of them are expected"},
    });
}

TEST(Expectation, countsTheLastOfOneName)
{
    const std::string twice = R"([{"kind":"node","name":"m:a","fields":{"light_source":3}},
                                  {"kind":"node","name":":m:a","fields":{"light_source":5}}])";
    check({
        {R"({"registers":[{"kind":"node","name":"m:a","fields":{"light_source":5}}]})", twice, ""},
        {R"({"registers":[{"kind":"node","name":"m:a","fields":{"light_source":3}}]})", twice,
         R"(node "m:a": light_source is 5, expected 3)"},
        {R"({"registers":[{"kind":"node"},{"kind":"node"}]})", twice,
         "node: 1 registration is like this, but more of them are expected"},
    });
}

TEST(Expectation, judgesBehaviour)
{
    const std::string steps = R"({"behaviour":[
        {"do":"command","name":"hi","param":"Sam","expect":{"result":true,"message":"^Hi,? Sam"}},
        {"do":"place","node":"m:x","expect":{"node":"m:x","meta":{"owner":"singleplayer"}}},
        {"do":"dig","expect":{"drops":["m:b","m:a 1"]}},
        {"do":"craft","items":["m:x"],"expect":{"output":"m:y","time":3}},
        {"do":"use","item":"m:x 2","expect":{"item":"m:x"}},
        {"do":"step","seconds":1},
        {"do":"command","name":"bad","expect":{"error":"nil value"}}]})";
    const std::string good = R"([
        {"do":"command","ok":true,"result":true,"message":"Hi Sam\nbye"},
        {"do":"place","ok":true,"node":"m:x","meta":{"owner":"singleplayer","more":"1"}},
        {"do":"dig","ok":true,"drops":["m:a","m:b"]},
        {"do":"craft","ok":true,"output":"m:y 1","time":3.0},
        {"do":"use","ok":true,"item":"m:x"},
        {"do":"step","ok":true},
        {"do":"command","ok":false,"error":"init.lua:3: attempt to call a nil value"}])";
    EXPECT_EQ(problemsOf(steps, runWith("[]", good)), "");
    const std::string bad = R"([
        {"do":"command","ok":true,"result":false,"message":"Bye Sam"},
        {"do":"place","ok":true,"node":"air","meta":{}},
        {"do":"dig","ok":true,"drops":["m:a"]},
        {"do":"craft","ok":true},
        {"do":"use","ok":true,"item":"m:x 2"},
        {"do":"step","ok":false,"error":"it broke"},
        {"do":"command","ok":true}])";
    EXPECT_EQ(problemsOf(steps, runWith("[]", bad)),
              "step 1 (command \"hi\"): message is \"Bye Sam\", expected a text with \"^Hi,? "
              "Sam\" | step 1 (command \"hi\"): result is false, expected true | "
              "step 2 (place \"m:x\"): node is \"air\", expected \"m:x\" | "
              "step 2 (place \"m:x\"): meta.owner is missing, expected \"singleplayer\" | "
              "step 3 (dig): drops[2] is missing, expected \"m:b\" | "
              "step 4 (craft): output is \"\", expected \"m:y\" | "
              "step 4 (craft): time is missing, expected 3 | "
              "step 5 (use \"m:x 2\"): item is \"m:x 2\", expected \"m:x\" | "
              "step 6 (step) failed: it broke | "
              "step 7 (command \"bad\") ran without an error, but one was expected");
    EXPECT_EQ(problemsOf(R"({"behaviour":[{"do":"step","seconds":1},{"do":"step","seconds":1}]})",
                         runWith("[]", R"([{"do":"step","ok":true}])")),
              "step 2 (step) was not reached");
}

TEST(Expectation, givesTheRunnerItsSteps)
{
    const Expectation expectation = expectationOf(
        R"({"behaviour":[{"do":"command","name":"hi","note":"x","expect":{"ok":true}}]})");
    EXPECT_EQ(expectation.behaviour.dump(), R"([{"do":"command","name":"hi"}])");
}

TEST(Expectation, findsTheMod)
{
    const std::vector<std::pair<std::string, std::string>> cases{
        {R"({"registers":[{"kind":"node","name":"signs:x"}]})", "signs"},
        {R"({"registers":[{"kind":"craft"},{"kind":"alias","name":"a:b"},
                          {"kind":"tool","name":"t:x"}]})",
         "t"},
        {R"({"registers":[{"kind":"lbm","fields":{"name":"l:x"}}]})", "l"},
        {R"({"mod":"own","registers":[{"kind":"node","name":"signs:x"}]})", "own"},
        {R"({"registers":[{"kind":"node","name":"Signs:x"}]})", "mymod"},
        {R"({"repair":{"fault":{"registers":[{"kind":"node","name":"r:x"}]}}})", "r"},
        {"{}", "mymod"}};
    for (const auto& [expect, mod] : cases)
        EXPECT_EQ(expectationOf(expect).mod, mod) << expect;
}

TEST(Expectation, refusesWhatItCannotRead)
{
    const std::vector<std::pair<std::string, std::string>> cases{
        {"[]", "expect is [], but an object was expected"},
        {R"({"register":[]})", R"(expect has the unknown key "register"; write registers if that)"},
        {R"({"applies":"yes"})", R"(expect.applies is "yes", but true or false was expected)"},
        {R"({"mod":"My Mod"})", R"(expect.mod is "My Mod", but a name of small letters)"},
        {R"({"registers":{"kind":"node"}})", "expect.registers is {"},
        {R"({"registers":[7]})", "expect.registers[0] is 7, but an object was expected"},
        {R"({"registers":[{"name":"a:b"}]})", "expect.registers[0].kind is missing"},
        {R"({"registers":[{"kind":"nodes"}]})",
         "expect.registers[0].kind is \"nodes\", but one of node, tool,"},
        {R"({"registers":[{"kind":"node","field":{}}]})",
         R"(expect.registers[0] has the unknown key "field"; write fields if that was meant)"},
        {R"({"registers":[{"kind":"node","fields":7}]})", "expect.registers[0].fields is 7"},
        {R"({"registers":[{"kind":"node","functions":"on_use"}]})",
         R"(expect.registers[0].functions is "on_use", but a list of names was expected)"},
        {R"({"registers":[{"kind":"node","ranges":{"x":[1]}}]})",
         "expect.registers[0].ranges.x is [1], but two numbers"},
        {R"({"registers":[{"kind":"node","like":{"x":"("}}]})",
         "expect.registers[0].like.x: the pattern"},
        {R"({"not_registers":[{}]})", "expect.not_registers[0].kind is missing"},
        {R"({"behaviour":{}})", "expect.behaviour is {}, but a list of at most 200 steps"},
        {R"({"behaviour":[{"name":"hi"}]})", "expect.behaviour[0].do is missing"},
        {R"({"behaviour":[{"do":"jump"}]})",
         R"(expect.behaviour[0].do is "jump", but one of comm)"},
        {R"({"behaviour":[{"do":"command"}]})", "expect.behaviour[0].name is missing"},
        {R"({"behaviour":[{"do":"place","node":"a:b","pos":[1,2]}]})",
         "expect.behaviour[0].pos is [1,2], but a list of three numbers was expected"},
        {R"({"behaviour":[{"do":"step","seconds":1,"sekunds":1}]})",
         R"(expect.behaviour[0] has the unknown key "sekunds"; write seconds if that was meant)"},
        {R"({"behaviour":[{"do":"step","seconds":1,"expect":{"mesage":"x"}}]})",
         R"(expect.behaviour[0].expect has the unknown key "mesage"; write message if that was meant)"},
        {R"({"behaviour":[{"do":"step","seconds":1,"expect":{"ok":true,"error":"x"}}]})",
         "expect.behaviour[0].expect asks for ok and for an error at once"},
        {R"({"repair":{"fault":{"kind":"node"}}})",
         R"(expect.repair.fault has the unknown key "kind")"},
        {R"({"repair":{"keeps":1}})", "expect.repair.keeps is 1, but true or false was expected"},
    };
    for (const auto& [text, says] : cases) {
        const Json json = Json::parse(text);
        const auto expectation = parseExpectation(&json);
        ASSERT_FALSE(expectation) << text;
        EXPECT_NE(expectation.error().message.find(says), std::string::npos)
            << text << "\n"
            << expectation.error().message;
    }
}

TEST(Expectation, seesThatARepairKeepsWhatWasRight)
{
    const Expectation expectation = expectationOf(
        R"({"repair":{"fault":{"registers":[{"kind":"node","name":"m:a","has":["tiles"]}],
                               "not_registers":[{"kind":"abm"}]}}})");
    const ModRun input = runWith(R"([{"kind":"node","name":"m:a","fields":{"description":"A"}},
        {"kind":"node","name":"m:b","fields":{"groups":{"x":1,"y":2}}},
        {"kind":"abm","fields":{"label":"gone"}},
        {"kind":"craft","fields":{"output":"m:a"}},{"kind":"craft","fields":{"output":"m:a"}}])");
    EXPECT_EQ(faultNotInInput(expectation, input), "");
    const auto judged = [&](const std::string& registered) {
        std::string text;
        const ModRun run = runWith(registered);
        for (const std::string& problem : checkExpectation(expectation, run))
            text += problem + "\n";
        for (const std::string& problem : checkKept(expectation, input, run))
            text += problem + "\n";
        return text;
    };
    const std::string crafts =
        R"(,{"kind":"craft","fields":{"output":"m:a"}},{"kind":"craft","fields":{"output":"m:a"}}])";
    const std::string fixedNode =
        R"([{"kind":"node","name":"m:a","fields":{"tiles":["t.png"],"description":"A"}})";
    const std::string otherNode =
        R"(,{"kind":"node","name":"m:b","fields":{"groups":{"y":2,"x":1}}})";
    EXPECT_EQ(judged(fixedNode + otherNode + crafts), "");
    // More than before is no harm.
    EXPECT_EQ(
        judged(fixedNode + otherNode + R"(,{"kind":"tool","name":"m:t","fields":{}})" + crafts),
        "");
    EXPECT_EQ(judged(fixedNode + crafts),
              "the repair changed what was right: node \"m:b\" is not registered any more\n");
    EXPECT_EQ(judged(fixedNode + otherNode + R"(,{"kind":"craft","fields":{"output":"m:a"}}])"),
              "the repair changed what was right: craft of \"m:a\" is not registered any more\n");
    EXPECT_EQ(judged(R"([{"kind":"node","name":"m:a","fields":{"tiles":["t.png"],
                     "description":"B"}})" +
                     otherNode + crafts),
              "the repair changed what was right: node \"m:a\": description is \"B\", expected "
              "\"A\" as in the input\n");
    EXPECT_EQ(judged(R"([{"kind":"node","name":"m:a","fields":{"description":"A"}})" + otherNode +
                     R"(,{"kind":"abm","fields":{"label":"gone"}})" + crafts),
              "the fault is still there: node \"m:a\": tiles is missing\n"
              "the fault is still there: abm of \"gone\" is registered, but the task asks for it "
              "not to be\n");
    // An input that does not load has nothing to keep, and one without the fault says nothing.
    ModRun broken = input;
    broken.state = ModRun::State::Failed;
    EXPECT_TRUE(checkKept(expectation, broken, runWith("[]")).empty());
    EXPECT_NE(faultNotInInput(expectation, runWith(fixedNode + "]")), "");
}

TEST(Expectation, copesWithVeryMany)
{
    std::string registered = "[";
    for (int i = 0; i < 2000; ++i)
        registered +=
            (i == 0 ? "" : ",") + std::string(R"({"kind":"craft","fields":{"output":"m:a"}})");
    registered += "]";
    std::string expect = R"({"registers":[)";
    for (int i = 0; i < 500; ++i)
        expect += (i == 0 ? "" : ",") + std::string(R"({"kind":"craft"})");
    expect += "]}";
    EXPECT_EQ(problemsOf(expect, runWith(registered)), "");
    const Expectation keeps = expectationOf(R"({"repair":{"keeps":true}})");
    const ModRun run = runWith(registered);
    EXPECT_TRUE(checkKept(keeps, run, run).empty());
}
