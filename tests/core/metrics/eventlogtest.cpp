// SPDX-License-Identifier: Apache-2.0
#include "core/metrics/eventlog.h"

#include "core/metrics/steps.h"
#include "tests/core/base/testfolder.h"

namespace mesewright {
namespace {

Event step(std::int64_t number, double loss = 1)
{
    return {1, StepEvent{number, loss, 1e-4, 0.5, 10, 0.1}};
}

std::vector<std::int64_t> numbersOf(const std::vector<StepEvent>& steps)
{
    std::vector<std::int64_t> numbers;
    for (const StepEvent& one : steps)
        numbers.push_back(one.step);
    return numbers;
}

TEST(EventLog, what_is_written_is_read)
{
    const TestFolder folder;
    auto writer = EventWriter::open(folder / "events.jsonl");
    ASSERT_TRUE(writer.ok());
    ASSERT_TRUE(writer->write({0, StepEvent{1, 0.1 + 0.2}}).ok());
    ASSERT_TRUE(writer->write({5, MessageEvent{"info", "x"}}).ok());
    const auto events = readEvents(folder / "events.jsonl");
    ASSERT_TRUE(events.ok());
    ASSERT_EQ(events->size(), 2u);
    EXPECT_GT(events->at(0).time, 1.7e9); // now was filled in
    EXPECT_EQ(std::get<StepEvent>(events->at(0).body).loss, 0.1 + 0.2);
    EXPECT_EQ(events->at(1).time, 5);
}

TEST(EventLog, a_missing_file_has_no_events_and_a_folder_is_refused)
{
    const TestFolder folder;
    const auto none = readEvents(folder / "events.jsonl");
    ASSERT_TRUE(none.ok());
    EXPECT_TRUE(none->empty());
    EXPECT_FALSE(readEvents(folder.path()).ok() && !readEvents(folder.path())->empty());
    EXPECT_FALSE(EventWriter::open(folder.path()).ok());
}

TEST(EventLog, a_half_written_line_is_ignored_then_repaired)
{
    const TestFolder folder;
    const auto path = folder / "events.jsonl";
    const std::string whole = eventLine(step(1)) + "\n";
    const std::string second = eventLine(step(2));
    // A writer may be killed after any byte of a line.
    for (std::size_t cut = 0; cut <= second.size(); ++cut) {
        put(path, whole + second.substr(0, cut));
        EventReader reader(path);
        auto before = reader.poll();
        ASSERT_TRUE(before.ok());
        EXPECT_EQ(before->size(), 1u);
        EXPECT_EQ(reader.brokenLines(), 0);
        auto writer = EventWriter::open(path);
        ASSERT_TRUE(writer.ok());
        EXPECT_EQ(get(path), whole);
        ASSERT_TRUE(writer->write(step(2)).ok());
        // The reader that looked before the repair goes on where it was.
        auto after = reader.poll();
        ASSERT_TRUE(after.ok());
        ASSERT_EQ(after->size(), 1u);
        EXPECT_EQ(std::get<StepEvent>(after->at(0).body).step, 2);
    }
}

TEST(EventLog, a_reader_follows_a_growing_file)
{
    const TestFolder folder;
    EventReader reader(folder / "events.jsonl");
    EXPECT_TRUE(reader.poll()->empty());
    auto writer = EventWriter::open(folder / "events.jsonl");
    ASSERT_TRUE(writer.ok());
    for (int round = 0; round < 5; ++round) {
        for (int i = 0; i < round; ++i)
            ASSERT_TRUE(writer->write(step(i + 1)).ok());
        const auto events = reader.poll();
        ASSERT_TRUE(events.ok());
        EXPECT_EQ(events->size(), static_cast<std::size_t>(round));
    }
    put(folder / "events.jsonl", eventLine(step(9)) + "\n"); // another file under this name
    EXPECT_EQ(reader.poll()->size(), 1u);
}

TEST(EventLog, broken_lines_are_counted_and_unknown_kinds_are_not_broken)
{
    const TestFolder folder;
    put(folder / "e", "\n" + eventLine(step(1)) + "\n{\"kind\":\"later\"}\n{half\n\xff\xfe\n[]\n" +
                          eventLine(step(2)) + "\n");
    EventReader reader(folder / "e");
    const auto events = reader.poll();
    ASSERT_TRUE(events.ok());
    EXPECT_EQ(numbersOf(joinSteps(*events)), (std::vector<std::int64_t>{1, 2}));
    EXPECT_EQ(reader.brokenLines(), 4); // the empty line, half an object, bytes, a list
}

TEST(EventLog, a_full_disk_leaves_whole_lines)
{
    const TestFolder folder;
    const auto path = folder / "events.jsonl";
    auto writer = EventWriter::open(path);
    ASSERT_TRUE(writer.ok());
    std::size_t written = 0;
    Result<void> result;
    {
        const FileSizeLimit full(1000);
        for (; result.ok() && written < 100; written += result.ok() ? 1 : 0)
            result = writer->write(step(static_cast<std::int64_t>(written) + 1));
    }
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().kind, ErrorKind::Machine);
    EXPECT_TRUE(get(path).ends_with("}\n"));
    EXPECT_EQ(readEvents(path)->size(), written);
    EXPECT_GT(written, 2u);
}

TEST(StepSeries, joins_what_resumes_tore)
{
    const Event resume20{1, ResumeEvent{2}};
    const Event over{1, ResumeEvent{0}};
    struct Case
    {
        std::vector<Event> events;
        std::vector<std::int64_t> numbers;
    };
    const Case cases[] = {
        {{}, {}},
        {{step(1), step(2), step(3)}, {1, 2, 3}},
        {{step(1), step(2), step(3), step(4), resume20}, {1, 2}},
        {{step(1), step(2), step(3), step(4), resume20, step(3)}, {1, 2, 3}},
        {{step(1), step(2), over, step(1)}, {1}},
        {{step(1), step(2), step(3), step(2)}, {1, 2}}, // a log without resume events
        {{resume20, step(3)}, {3}},
        {{step(1), Event{1, MessageEvent{}}, step(2)}, {1, 2}},
    };
    for (const Case& c : cases)
        EXPECT_EQ(numbersOf(joinSteps(c.events)), c.numbers);
}

TEST(StepSeries, the_later_value_of_a_step_counts)
{
    const std::vector<Event> events{step(1, 5), step(2, 4), {1, ResumeEvent{1}}, step(2, 3)};
    EXPECT_EQ(joinSteps(events).back().loss, 3);
}

} // namespace
} // namespace mesewright
