// SPDX-License-Identifier: Apache-2.0
#include "core/metrics/event.h"

#include "core/base/philox.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

namespace mesewright {
namespace {

template <class Body>
Body roundTrip(const Body& body)
{
    const auto event = parseEvent(eventLine({12.5, body}));
    EXPECT_TRUE(event.has_value());
    EXPECT_EQ(event->time, 12.5);
    return std::get<Body>(event->body);
}

TEST(Event, is_written_as_one_line_with_the_documented_keys)
{
    struct Case
    {
        Event event;
        const char* line;
    };
    const Case cases[] = {
        {{1.5, StepEvent{3, 2.25, 5e-5, 0.5, 640, 0.25}},
         R"({"t":1.5,"kind":"step","step":3,"loss":2.25,"lr":5e-05,"grad_norm":0.5,"tokens":640,"seconds":0.25})"},
        {{2, StepEvent{4}},
         R"({"t":2.0,"kind":"step","step":4,"loss":null,"lr":null,"grad_norm":null,"tokens":0,"seconds":0.0})"},
        {{2, GpuEvent{1e9, 0.5, 250, notANumber}},
         R"({"t":2.0,"kind":"gpu","memory":1000000000.0,"load":0.5,"power":250.0,"temperature":null})"},
        {{2, SampleEvent{"7", 2, "a\nb\xff", "passed"}},
         "{\"t\":2.0,\"kind\":\"sample\",\"item\":\"7\",\"sample\":2,"
         "\"text\":\"a\\nb\xEF\xBF\xBD\",\"outcome\":\"passed\"}"},
        {{2, ItemEvent{"7", 0, 1, "ckpt-3"}},
         R"({"t":2.0,"kind":"item","item":"7","pass_at_1":0.0,"pass_at_k":1.0,"configuration":"ckpt-3"})"},
        {{2, ItemEvent{"7", 0.5, 1}},
         R"({"t":2.0,"kind":"item","item":"7","pass_at_1":0.5,"pass_at_k":1.0})"},
        {{2, MessageEvent{"warning", "x"}},
         R"({"t":2.0,"kind":"message","level":"warning","text":"x"})"},
        {{2, ResumeEvent{20}}, R"({"t":2.0,"kind":"resume","step":20})"},
        {{2, Progress{"training", "steps", 1, 60, 2.0, -1}},
         R"({"t":2.0,"kind":"progress","what":"training","unit":"steps","done":1,"total":60,"rate":2.0,"eta":null})"},
    };
    for (const Case& c : cases)
        EXPECT_EQ(eventLine(c.event), c.line);
}

TEST(Event, comes_back_as_it_was)
{
    const SampleEvent sample = roundTrip(SampleEvent{"item \"1\"", 4, "text\n\t\\", "failed"});
    EXPECT_EQ(sample.item, "item \"1\"");
    EXPECT_EQ(sample.sample, 4);
    EXPECT_EQ(sample.text, "text\n\t\\");
    EXPECT_EQ(sample.outcome, "failed");
    EXPECT_EQ(sample.configuration, "");
    EXPECT_EQ(roundTrip(SampleEvent{"1", 0, "", "passed", "base"}).configuration, "base");
    const Progress progress = roundTrip(Progress{"a", "b", 5, 0, 0.1, -1});
    EXPECT_EQ(progress.done, 5);
    EXPECT_EQ(progress.etaSeconds, -1);
    EXPECT_EQ(roundTrip(ResumeEvent{9}).step, 9);
    EXPECT_EQ(roundTrip(MessageEvent{"error", "why"}).text, "why");
    EXPECT_TRUE(std::isnan(roundTrip(GpuEvent{}).power));
    EXPECT_EQ(roundTrip(ItemEvent{"x", 0.2, 0.6}).passAtK, 0.6);
    EXPECT_TRUE(std::isnan(roundTrip(StepEvent{1, INFINITY}).loss));
}

TEST(Event, doubles_keep_every_bit)
{
    for (std::uint32_t i = 0; i < 2000; ++i) {
        const auto words = philox4x32({i, 0, 0, 0}, {1, 2});
        const auto bits = std::uint64_t{words[0]} << 32 | words[1];
        const auto value = std::bit_cast<double>(bits);
        if (!std::isfinite(value))
            continue;
        const StepEvent step = roundTrip(StepEvent{1, value, 1 / 3.0, 0.1, 2, 0.3});
        EXPECT_EQ(std::bit_cast<std::uint64_t>(step.loss), bits);
    }
}

TEST(Event, what_is_not_known_is_skipped)
{
    const char* skipped[] = {
        "",
        "{",
        "[]",
        "7",
        R"({"t":1})",
        R"({"t":1,"kind":"later"})",
        R"({"t":1,"kind":7})",
        R"({"t":1,"kind":"step"})",
        R"({"t":1,"kind":"step","step":"3"})",
        R"({"t":1,"kind":"step","step":1.5})",
        R"({"t":1,"kind":"step","step":1e300})",
        R"({"t":1,"kind":"step","step":18446744073709551615})",
        R"({"t":1,"kind":"sample","item":"1"})",
        R"({"t":1,"kind":"item"})",
    };
    for (const char* line : skipped)
        EXPECT_FALSE(parseEvent(line).has_value()) << line;
    EXPECT_FALSE(parseEvent(std::string(100'000, '[')).has_value());
}

TEST(Event, unknown_keys_and_wrong_types_do_no_harm)
{
    const auto event = parseEvent(
        R"({"new":[1,{"a":2}],"kind":"step","step":3,"loss":"high","lr":null,"tokens":1e99,"t":"x"})");
    ASSERT_TRUE(event.has_value());
    const auto& step = std::get<StepEvent>(event->body);
    EXPECT_EQ(step.step, 3);
    EXPECT_TRUE(std::isnan(step.loss));
    EXPECT_TRUE(std::isnan(step.lr));
    EXPECT_EQ(step.tokens, 0);
    EXPECT_EQ(event->time, 0);
    const auto item = parseEvent(R"({"kind":"item","item":12,"pass_at_1":1})");
    ASSERT_TRUE(item.has_value());
    EXPECT_EQ(std::get<ItemEvent>(item->body).item, "12");
}

} // namespace
} // namespace mesewright
