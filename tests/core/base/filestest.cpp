// SPDX-License-Identifier: Apache-2.0
#include "core/base/files.h"

#include "core/base/diskspace.h"
#include "core/base/jsonlines.h"
#include "tests/core/base/testfolder.h"

#include <sys/stat.h>

namespace mesewright {
namespace {

std::string textOf(const MappedFile& file)
{
    return {reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size()};
}

TEST(ReadFile, gives_all_bytes)
{
    const TestFolder folder;
    const std::string contents[] = {"", "a", std::string("\0\xff\n", 3), std::string(300'000, 'x')};
    for (const std::string& content : contents) {
        put(folder / "f", content);
        const auto text = readFile(folder / "f");
        ASSERT_TRUE(text.ok());
        EXPECT_EQ(*text, content);
        const auto map = MappedFile::open(folder / "f");
        ASSERT_TRUE(map.ok());
        EXPECT_EQ(textOf(*map), content);
    }
}

TEST(ReadFile, reads_files_that_do_not_tell_their_size)
{
    const auto text = readFile("/proc/self/status");
    ASSERT_TRUE(text.ok());
    EXPECT_NE(text->find("Pid:"), std::string::npos);
}

TEST(ReadFile, names_the_file_and_the_reason)
{
    const TestFolder folder;
    put(folder / "plain", "x");
    struct Case
    {
        std::filesystem::path path;
        const char* reason;
    };
    const Case cases[] = {
        {folder / "missing", "No such file or directory"},
        {folder.path(), "Is a directory"},
        {folder / "plain/below", "Not a directory"},
    };
    for (const Case& c : cases) {
        const auto text = readFile(c.path);
        ASSERT_FALSE(text.ok()) << c.path;
        EXPECT_EQ(text.error().kind, ErrorKind::BadInput);
        EXPECT_NE(text.error().message.find(c.path.string()), std::string::npos);
        EXPECT_NE(text.error().message.find(c.reason), std::string::npos) << text.error().message;
    }
}

TEST(MappedFile, refuses_what_is_no_plain_file)
{
    const TestFolder folder;
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    for (const auto& path : {folder.path(), folder / "pipe", folder / "missing"}) {
        const auto map = MappedFile::open(path);
        ASSERT_FALSE(map.ok()) << path;
        EXPECT_EQ(map.error().kind, ErrorKind::BadInput);
    }
}

TEST(MappedFile, moves_its_map)
{
    const TestFolder folder;
    put(folder / "f", "content");
    auto map = MappedFile::open(folder / "f");
    ASSERT_TRUE(map.ok());
    MappedFile moved = std::move(*map);
    MappedFile again;
    again = std::move(moved);
    EXPECT_EQ(textOf(again), "content");
}

TEST(AtomicWrite, makes_folders_and_replaces)
{
    const TestFolder folder;
    const auto path = folder / "a/b/file.txt";
    ASSERT_TRUE(writeFileAtomically(path, "old").ok());
    ASSERT_TRUE(writeFileAtomically(path, "new").ok());
    EXPECT_EQ(get(path), "new");
    EXPECT_EQ(folder.names("a/b"), std::vector<std::string>{"file.txt"});
}

TEST(AtomicWrite, leaves_the_old_file_and_nothing_else_on_a_full_disk)
{
    const TestFolder folder;
    const auto path = folder / "file";
    put(path, "old");
    Result<void> written;
    {
        const FileSizeLimit full(4096);
        written = writeFileAtomically(path, std::string(100'000, 'x'));
    }
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.error().kind, ErrorKind::Machine);
    EXPECT_NE(written.error().message.find(path.string()), std::string::npos);
    EXPECT_EQ(get(path), "old");
    EXPECT_EQ(folder.names(), std::vector<std::string>{"file"});
}

TEST(AtomicWrite, refuses_places_that_cannot_be_written_to)
{
    const TestFolder folder;
    put(folder / "plain", "x");
    // Tests may run as root, whom no permission stops; these places stop everybody.
    const std::filesystem::path cases[] = {folder / "plain/file", "/proc/mesewright/file",
                                           folder.path(), folder.path() / ""};
    for (const auto& path : cases) {
        const auto written = writeFileAtomically(path, "content");
        ASSERT_FALSE(written.ok()) << path;
        EXPECT_EQ(written.error().kind, ErrorKind::BadInput) << written.error().message;
    }
    EXPECT_EQ(folder.names(), std::vector<std::string>{"plain"});
}

TEST(AppendFile, adds_whole_lines)
{
    const TestFolder folder;
    const auto path = folder / "new/journal";
    for (const char* line : {"one", "two"}) {
        auto file = AppendFile::open(path);
        ASSERT_TRUE(file.ok());
        EXPECT_TRUE(file->append(line).ok());
    }
    EXPECT_EQ(get(path), "one\ntwo\n");
}

TEST(AppendFile, leaves_no_half_line_on_a_full_disk)
{
    const TestFolder folder;
    auto file = AppendFile::open(folder / "journal");
    ASSERT_TRUE(file.ok());
    ASSERT_TRUE(file->append("first").ok());
    Result<void> written;
    {
        const FileSizeLimit full(100);
        written = file->append(std::string(1000, 'x'));
    }
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.error().kind, ErrorKind::Machine);
    EXPECT_EQ(get(folder / "journal"), "first\n");
    EXPECT_TRUE(file->append("second").ok());
    EXPECT_EQ(get(folder / "journal"), "first\nsecond\n");
}

TEST(AppendFile, says_that_the_disk_is_full)
{
    auto file = AppendFile::open("/dev/full");
    ASSERT_TRUE(file.ok());
    const auto written = file->append("line");
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.error().kind, ErrorKind::Machine);
    EXPECT_NE(written.error().message.find("/dev/full"), std::string::npos);
    EXPECT_FALSE(AppendFile().append("line").ok());
}

TEST(PartialLine, is_cut_off)
{
    struct Case
    {
        std::string before;
        std::string after;
    };
    const Case cases[] = {{"", ""},     {"a\n", "a\n"},     {"a\nb", "a\n"},
                          {"half", ""}, {"a\n\n", "a\n\n"}, {"a\nb\nhal", "a\nb\n"}};
    const TestFolder folder;
    for (const Case& c : cases) {
        put(folder / "f", c.before);
        const auto cut = dropPartialLine(folder / "f");
        ASSERT_TRUE(cut.ok());
        EXPECT_EQ(*cut, c.before.size() - c.after.size());
        EXPECT_EQ(get(folder / "f"), c.after);
    }
    const auto missing = dropPartialLine(folder / "missing");
    ASSERT_TRUE(missing.ok());
    EXPECT_EQ(*missing, 0u);
    EXPECT_FALSE(dropPartialLine(folder.path()).ok());
}

TEST(ListFolder, is_sorted)
{
    const TestFolder folder;
    for (const char* name : {"b", "a", ".c"})
        put(folder / name, "");
    const auto entries = listFolder(folder.path());
    ASSERT_TRUE(entries.ok());
    EXPECT_EQ(*entries,
              (std::vector<std::filesystem::path>{folder / ".c", folder / "a", folder / "b"}));
    EXPECT_FALSE(listFolder(folder / "missing").ok());
}

TEST(FreeSpace, is_compared_with_what_is_needed)
{
    const TestFolder folder;
    EXPECT_TRUE(checkFreeSpace(folder / "not/yet/there", 1).ok());
    const auto checked = checkFreeSpace(folder / "not/yet/there", std::uint64_t{1} << 62);
    ASSERT_FALSE(checked.ok());
    EXPECT_EQ(checked.error().kind, ErrorKind::Machine);
    EXPECT_NE(checked.error().message.find("4.6 EB"), std::string::npos) << checked.error().message;
}

} // namespace
} // namespace mesewright
