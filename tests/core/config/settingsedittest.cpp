// SPDX-License-Identifier: Apache-2.0
#include "core/config/settingsedit.h"
#include "core/config/settingsfile.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace mesewright {

namespace {

struct Case
{
    const char* name;
    const char* before;
    const char* path;
    const char* value;
    const char* after;
};

constexpr char longText[] =
    "# QLoRA\nbase: demo   # the model\n\nlora:\n  # rank\n  r: 8  # was 4\n"
    "  alpha: 16.0\nlayers: [5, 6, 7]  # the last\nseed: 3407\n";

const Case cases[] = {
    {"comment behind the value stays", "lora:\n  r: 8  # was 4\nseed: 1\n", "lora.r", "16",
     "lora:\n  r: 16  # was 4\nseed: 1\n"},
    {"wide white space stays", "seed:    1     # here\n", "seed", "22", "seed:    22     # here\n"},
    {"no line end at the end", "seed: 1", "seed", "2", "seed: 2"},
    {"a double-quoted value", "base: \"a # b\" # c\n", "base", "demo", "base: demo # c\n"},
    {"a single-quoted value", "base: 'it''s' # c\n", "base", "demo", "base: demo # c\n"},
    {"a hash inside a plain value", "base: a#b # c\n", "base", "d", "base: d # c\n"},
    {"a value over two lines", "base: one\n  two\nseed: 1\n", "base", "d", "base: d\nseed: 1\n"},
    {"a value on the next line", "base:\n  demo # c\nseed: 1\n", "base", "d",
     "base:\n  d # c\nseed: 1\n"},
    {"a block text", "template: |\n  one\n\n  two\nseed: 1\n", "template", "\"\"",
     "template: \"\"\nseed: 1\n"},
    {"a quoted key", "\"seed\": 1\n", "seed", "2", "\"seed\": 2\n"},
    {"no value", "lora:\n  r:   # none\n  alpha: 2.0\n", "lora.r", "4",
     "lora:\n  r: 4   # none\n  alpha: 2.0\n"},
    {"a flow mapping", "lora: {r: 8, alpha: 16.0} # c\n", "lora.r", "16",
     "lora: {r: 16, alpha: 16.0} # c\n"},
    {"a flow mapping over lines", "lora: {\n  r: 8, # one\n  alpha: 16.0 # two\n}\n", "lora.alpha",
     "8.0", "lora: {\n  r: 8, # one\n  alpha: 8.0 # two\n}\n"},
    {"a missing key in a flow mapping", "lora: {r: 8}\n", "lora.dropout", "0.2",
     "lora: {r: 8, dropout: 0.2}\n"},
    {"an empty flow mapping", "lora: {}\n", "lora.r", "4", "lora: {r: 4}\n"},
    {"everything in one flow mapping", "{base: demo, lora: {r: 8}}\n", "seed", "7",
     "{base: demo, lora: {r: 8}, seed: 7}\n"},
    {"a missing group in a flow mapping", "{base: demo, seed: 1}\n", "lora.r", "4",
     "{base: demo, lora: {r: 4}, seed: 1}\n"},
    {"a missing key goes where it belongs", longText, "lora.dropout", "0.2",
     "# QLoRA\nbase: demo   # the model\n\nlora:\n  # rank\n  r: 8  # was 4\n  alpha: 16.0\n"
     "  dropout: 0.2\nlayers: [5, 6, 7]  # the last\nseed: 3407\n"},
    {"a missing first key goes to the end of its group", "lora:\n    alpha: 2.0 # a\nseed: 1\n",
     "lora.r", "4", "lora:\n    alpha: 2.0 # a\n    r: 4\nseed: 1\n"},
    {"a missing key at the top", longText, "max_len", "512",
     "# QLoRA\nbase: demo   # the model\nmax_len: 512\n\nlora:\n  # rank\n  r: 8  # was 4\n"
     "  alpha: 16.0\nlayers: [5, 6, 7]  # the last\nseed: 3407\n"},
    {"a missing group", longText, "optim.lr", "0.002",
     "# QLoRA\nbase: demo   # the model\n\nlora:\n  # rank\n  r: 8  # was 4\n  alpha: 16.0\n"
     "layers: [5, 6, 7]  # the last\noptim:\n  lr: 0.002\nseed: 3407\n"},
    {"a group without keys", "optim: # none yet\nseed: 1\n", "optim.lr", "0.1",
     "optim: # none yet\n  lr: 0.1\nseed: 1\n"},
    {"a list: one entry more", longText, "layers", "[4, 5, 6, 7]",
     "# QLoRA\nbase: demo   # the model\n\nlora:\n  # rank\n  r: 8  # was 4\n  alpha: 16.0\n"
     "layers: [4, 5, 6, 7]  # the last\nseed: 3407\n"},
    {"a list: the last entry goes", "layers: [5, 6, 7]  # c\n", "layers", "[5, 6]",
     "layers: [5, 6]  # c\n"},
    {"a list: the first entry goes", "layers: [5, 6, 7]  # c\n", "layers", "[6, 7]",
     "layers: [6, 7]  # c\n"},
    {"a list: odd white space stays", "layers: [ 5,6 , 7 ]\n", "layers", "[5, 9, 7]",
     "layers: [ 5,9 , 7 ]\n"},
    {"a list below its key", "layers:\n  - 5 # a\n  - 6 # b\n  - 7 # c\nseed: 1\n", "layers",
     "[5, 7]", "layers:\n  - 5 # a\n  - 7 # c\nseed: 1\n"},
    {"a list below its key grows", "layers:\n- 5 # a\n- 6 # b\nseed: 1\n", "layers", "[5, 6, 7]",
     "layers:\n- 5 # a\n- 6 # b\n- 7\nseed: 1\n"},
    {"a list below its key: the first goes", "layers:\n- 5 # a\n- 6 # b\n", "layers", "[6]",
     "layers:\n- 6 # b\n"},
    {"a list of names", "lora:\n  target_modules: [q_proj, v_proj]\n", "lora.target_modules",
     "[q_proj, k_proj, v_proj]", "lora:\n  target_modules: [q_proj, k_proj, v_proj]\n"},
    {"the same list", "layers: [5, 6]\n", "layers", "[5, 6]", "layers: [5, 6]\n"},
    {"an alias gives way", "seed: &n 8\nlora:\n  r: *n # rank\n", "lora.r", "16",
     "seed: &n 8\nlora:\n  r: 16 # rank\n"},
    {"an anchor that nobody uses stays", "lora:\n  r: &rank 8\n", "lora.r", "16",
     "lora:\n  r: &rank 16\n"},
    {"a merged key is put into the group itself", "x: &x {r: 8}\nlora:\n  <<: *x\n  alpha: 2.0\n",
     "lora.r", "16", "x: &x {r: 8}\nlora:\n  <<: *x\n  alpha: 2.0\n  r: 16\n"},
    {"a group that is an alias", "x: &x {r: 8, alpha: 2.0}\nlora: *x\n", "lora.r", "16",
     "x: &x {r: 8, alpha: 2.0}\nlora: {<<: *x, r: 16}\n"},
    {"a tag goes with its value", "seed: !!int \"8\"\n", "seed", "9", "seed: 9\n"},
    {"line ends of Windows", "base: demo\r\nlora:\r\n  r: 8\r\nseed: 1\r\n", "lora.alpha", "4.0",
     "base: demo\r\nlora:\r\n  r: 8\r\n  alpha: 4.0\r\nseed: 1\r\n"},
    {"a byte order mark", "\xEF\xBB\xBFseed: 1 # c\n", "seed", "2", "\xEF\xBB\xBFseed: 2 # c\n"},
    {"other writing before it", "# größer, 日本語\nseed: 1\n", "seed", "2",
     "# größer, 日本語\nseed: 2\n"},
    {"comments only", "# nothing yet\n", "seed", "2", "# nothing yet\nseed: 2\n"},
    {"an empty text", "", "lora.r", "4", "lora:\n  r: 4\n"},
    {"a document mark", "---\nseed: 1\n...\n", "seed", "2", "---\nseed: 2\n...\n"},
};

} // namespace

TEST(SettingsEdit, ChangesOneValueAndNothingElse)
{
    for (const Case& c : cases) {
        const auto edit = editSetting(c.before, c.path, c.value);
        ASSERT_TRUE(edit.ok()) << c.name << ": " << edit.error().message;
        EXPECT_EQ(applied(c.before, *edit), c.after) << c.name;
    }
}

TEST(SettingsEdit, RefusesWithASentence)
{
    const struct
    {
        const char* name;
        const char* text;
        const char* path;
    } refused[] = {
        {"no YAML", "seed: [1\n", "seed"},
        {"no mapping", "- 1\n- 2\n", "seed"},
        {"a group that is a value", "lora: 8\n", "lora.r"},
        {"an anchor that others use", "lora:\n  r: &n 8\nseed: *n\n", "lora.r"},
        {"two documents", "seed: 1\n---\nseed: 2\n", "seed"},
    };
    for (const auto& c : refused) {
        const auto edit = editSetting(c.text, c.path, "3");
        ASSERT_FALSE(edit.ok()) << c.name << ": " << applied(c.text, *edit);
        EXPECT_GT(edit.error().message.size(), 20u) << c.name;
    }
}

TEST(SettingsEdit, EverySettingCanBeChangedInTheFullFile)
{
    Settings settings;
    const std::string text = settingsToYaml(settings);
    ASSERT_EQ(settingPlaces(text).size(), describeSettings().size());
    for (const FieldDescription& field : describeSettings()) {
        std::string value = "\"other\"";
        if (field.type == "whole number")
            value = "3";
        else if (field.type == "number")
            value = "0.25";
        else if (field.type == "true or false")
            value = field.defaultText == "true" ? "false" : "true";
        else if (field.type == "list of whole numbers")
            value = "[1, 2]";
        else if (field.type == "list of names")
            value = "[v_proj]";
        else if (field.type == "choice")
            value = field.choices.back();
        const auto edit = editSetting(text, field.path, value);
        ASSERT_TRUE(edit.ok()) << field.path << ": " << edit.error().message;
        const std::string changed = applied(text, *edit);
        const auto places = settingPlaces(changed);
        ASSERT_EQ(places.size(), describeSettings().size());
        const auto place = std::find_if(places.begin(), places.end(),
                                        [&](const auto& p) { return p.path == field.path; });
        EXPECT_EQ(changed.substr(place->valueBegin, place->valueEnd - place->valueBegin), value);
        // Comments, order and every other line are as they were.
        Json before = settingsToJson(parseSettings(text, "a").settings);
        Json after = settingsToJson(parseSettings(changed, "a").settings);
        std::size_t differences = 0;
        for (const auto& part : Json::diff(before, after))
            differences += part["op"] == "replace" ? 1 : 0;
        if (field.type.starts_with("list"))
            EXPECT_GE(Json::diff(before, after).size(), 1u) << field.path;
        else
            EXPECT_EQ(differences, 1u) << field.path;
    }
}

TEST(SettingsEdit, PlacesNameTheKeysOfTheText)
{
    const auto places = settingPlaces(longText);
    ASSERT_EQ(places.size(), 5u);
    EXPECT_EQ(places[0].path, "base");
    EXPECT_EQ(places[0].line, 2);
    EXPECT_EQ(places[1].path, "lora.r");
    EXPECT_EQ(places[1].line, 6);
    EXPECT_EQ(std::string(longText).substr(places[1].keyBegin, 1), "r");
    EXPECT_EQ(places[3].path, "layers");
    EXPECT_TRUE(settingPlaces("a: [").empty());
    EXPECT_TRUE(settingPlaces("").empty());
}

TEST(SettingsEdit, TheLineSaysItsSettingWhileItIsTyped)
{
    const char* text = "base: x\nlora:\n  # c\n  r: [\n  al\nseed: 1\n";
    EXPECT_EQ(settingPathAt(text, 1), "base");
    EXPECT_EQ(settingPathAt(text, 2), "lora");
    EXPECT_EQ(settingPathAt(text, 3), "");
    EXPECT_EQ(settingPathAt(text, 4), "lora.r");
    EXPECT_EQ(settingPathAt(text, 5), "lora.al");
    EXPECT_EQ(settingPathAt(text, 6), "seed");
    EXPECT_EQ(settingPathAt(text, 99), "");
    EXPECT_EQ(settingPathAt(text, 0), "");
}

TEST(SettingsEdit, CutTextsAreRefusedOrChangedButNeverHarmed)
{
    const std::string text = settingsToYaml(Settings());
    for (std::size_t length = 0; length <= text.size(); length += 7) {
        const std::string cut = text.substr(0, length);
        const auto edit = editSetting(cut, "lora.alpha", "3.5");
        if (!edit.ok())
            continue;
        EXPECT_EQ(parseSettings(applied(cut, *edit), "a").settings.lora.alpha, 3.5) << length;
    }
}

} // namespace mesewright
