// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/derivedexpectation.h"

#include "core/scoring/expectation.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace mesewright;

TEST(DerivedExpectation, readsTheNineWordings)
{
    struct Case
    {
        const char* family;
        const char* instruction;
        const char* input;
        const char* expect; ///< "" when nothing can be derived
    };
    constexpr char lamp[] = "minetest.register_node('mymod:lamp', {\n    description = 'Lamp'\n})";
    constexpr char pick[] =
        "minetest.register_tool('mymod:pick' {\n    description = 'Pickaxe'\n})";
    const std::vector<Case> cases{
        {"scaffold",
         "Register a basic node called 'a_b' with description 'It's a "
         "\xE2\x80\x9Cnode\xE2\x80\x9D'",
         "",
         R"({"registers":[{"kind":"node","name":"mymod:a_b","fields":{"description":"It's a “node”"}}]})"},
        {"scaffold", "Create a light-emitting node 'x' with light level 12", "",
         R"({"registers":[{"kind":"node","name":"mymod:x","fields":{"light_source":12}}]})"},
        {"scaffold", "Register a tool called 'saw' with specified capabilities", "",
         R"({"registers":[{"kind":"tool","name":"mymod:saw","has":["tool_capabilities"]}]})"},
        {"doc", "Using the provided API documentation, write code to register a node", "x",
         R"({"registers":[{"kind":"node","has":["description","tiles"]}]})"},
        {"doc", "Implement a node that uses the light_source property from the documentation", "x",
         R"({"registers":[{"kind":"node","ranges":{"light_source":[0,14]}}]})"},
        {"doc", "Use this API to create a tool with the specified properties", "x",
         R"({"registers":[{"kind":"tool","has":["tool_capabilities.full_punch_interval",)"
         R"("tool_capabilities.max_drop_level"]}]})"},
        {"repair", "Fix the syntax error in this tool registration", pick,
         R"({"registers":[{"kind":"tool","name":"mymod:pick","fields":{"description":"Pickaxe"}}],)"
         R"("applies":true})"},
        {"repair", "Add the missing light_source field to make this node emit light", lamp,
         R"({"applies":true,"repair":{"fault":{"registers":[{"kind":"node","name":"mymod:lamp",)"
         R"("ranges":{"light_source":[1,14]}}]}}})"},
        {"repair", "Fix the missing tiles field in this node registration", lamp,
         R"({"applies":true,"repair":{"fault":{"registers":[{"kind":"node","name":"mymod:lamp",)"
         R"("has":["tiles"]}]}}})"},
        {"scaffold", "Register a basic node called 'x'", "", ""},
        {"scaffold", "Create a light-emitting node 'x' with light level high", "", ""},
        {"scaffold", "Create a light-emitting node 'x' with light level 3.5", "", ""},
        {"scaffold", "Make something nice", "", ""},
        {"doc", "Create a light-emitting node 'x' with light level 12", "", ""},
        {"repair", "Fix the missing tiles field in this node registration", "no node", ""},
        {"repair", "Fix it", lamp, ""},
        {"crafting", "Register a basic node called 'a' with description 'b'", "", ""},
    };
    for (const Case& one : cases) {
        const auto expect = deriveExpectation(one.family, one.instruction, one.input);
        ASSERT_EQ(expect.has_value(), *one.expect != '\0') << one.instruction;
        if (!expect)
            continue;
        EXPECT_EQ(expect->dump(), one.expect) << one.instruction;
        const auto parsed = parseExpectation(&*expect);
        EXPECT_TRUE(parsed) << parsed.error().message;
        EXPECT_EQ(parsed->mod, "mymod");
    }
}
