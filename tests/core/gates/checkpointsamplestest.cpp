// SPDX-License-Identifier: Apache-2.0
// Which items a training asks at its checkpoints, and what its log says of them.
#include "core/gates/checkpointsamples.h"

#include <gtest/gtest.h>

namespace mesewright {

namespace {

TaskItem itemOf(const char* family, const char* instruction)
{
    TaskItem item;
    item.family = family;
    item.instruction = instruction;
    return item;
}

std::vector<std::string> instructionsOf(const std::vector<TaskItem>& items)
{
    std::vector<std::string> found;
    for (const TaskItem& item : items)
        found.push_back(item.instruction);
    return found;
}

using Names = std::vector<std::string>;

Event eventOf(decltype(Event::body) body)
{
    Event event;
    event.body = std::move(body);
    return event;
}

Event stepAt(std::int64_t step)
{
    StepEvent event;
    event.step = step;
    return eventOf(event);
}

} // namespace

TEST(CheckpointSamples, families_take_turns)
{
    const std::vector<TaskItem> items{
        itemOf("repair", "a"), itemOf("repair", "b"), itemOf("repair", "c"),  itemOf("doc", "d"),
        itemOf("repair", "e"), itemOf("doc", "f"),    itemOf("scaffold", "g")};
    EXPECT_EQ(instructionsOf(fixedPrompts(items)), (Names{"a", "d", "g", "b", "f"}));
}

TEST(CheckpointSamples, few_items_are_all_asked_once)
{
    EXPECT_TRUE(fixedPrompts({}).empty());
    const std::vector<TaskItem> items{itemOf("doc", "a"), itemOf("doc", "a"), itemOf("doc", "b")};
    EXPECT_EQ(instructionsOf(fixedPrompts(items)), (Names{"a", "b"}));
}

TEST(CheckpointSamples, a_log_tells_which_checkpoint_was_asked)
{
    const Event sample = eventOf(SampleEvent{"x", 0, "answer", "passed"});
    const std::vector<Event> events{sample, sample,    stepAt(1), stepAt(2),
                                    sample, stepAt(3), sample,    eventOf(ResumeEvent{2}),
                                    sample};
    EXPECT_EQ(samplesAfter(events, 0), 2U);
    EXPECT_EQ(samplesAfter(events, 1), 0U);
    EXPECT_EQ(samplesAfter(events, 2), 2U); // one before the resume, one after it
    EXPECT_EQ(samplesAfter(events, 3), 1U);
    EXPECT_EQ(samplesAfter({}, 0), 0U);
}

} // namespace mesewright
