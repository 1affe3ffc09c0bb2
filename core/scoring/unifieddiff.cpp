// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/unifieddiff.h"

#include "core/scoring/diffheaders.h"
#include "core/scoring/linelist.h"

#include <optional>

namespace mesewright {

namespace {

/// Hands out lines, each with its line feed; the last may have none.
class LineReader
{
public:
    explicit LineReader(std::string_view text) : m_rest(text) {}

    bool next(std::string_view& line)
    {
        if (m_rest.empty())
            return false;
        const std::size_t end = m_rest.find('\n');
        line = m_rest.substr(0, end == std::string_view::npos ? end : end + 1);
        m_rest.remove_prefix(line.size());
        ++m_number;
        return true;
    }
    [[nodiscard]] std::size_t number() const { return m_number; }

private:
    std::string_view m_rest;
    std::size_t m_number = 0;
};

constexpr std::string_view noLineFeedRemark = "\\ No newline at end of file";

std::string_view withoutLineFeeds(std::string_view line)
{
    while (!line.empty() && line.back() == '\n')
        line.remove_suffix(1);
    return line;
}

/// Where a line of a hunk counts, and what it puts into the target.
struct BodyLine
{
    bool source = false;
    bool target = false;
    std::string_view text;
};

std::optional<BodyLine> readBodyLine(std::string_view line)
{
    const std::string_view rest = withoutLineFeeds(line.substr(1));
    switch (line[0]) {
    case ' ':
        return BodyLine{true, true, rest};
    case '-':
        return BodyLine{true, false, {}};
    case '+':
        return BodyLine{false, true, rest};
    case '\\':
        return BodyLine{};
    case '\n':
    case '\r': {
        // An empty line is context. Of one that begins with carriage returns only the first two
        // line ends are kept, whatever follows.
        const std::size_t size = line.size() > 1 && (line[1] == '\r' || line[1] == '\n') ? 2 : 1;
        return BodyLine{true, true, withoutLineFeeds(line.substr(0, size))};
    }
    default:
        return std::nullopt;
    }
}

class DiffReader
{
public:
    explicit DiffReader(std::string_view diff) : m_lines(diff) {}

    std::variant<std::vector<DiffFile>, DiffError> read()
    {
        std::string_view line;
        while (m_lines.next(line)) {
            if (const char* wrong = readLine(line))
                return DiffError{m_lines.number(), wrong};
        }
        return std::move(m_files);
    }

private:
    /// Each returns what is wrong, or nothing.
    const char* readLine(std::string_view line);
    const char* readTarget(std::string_view name);
    const char* readHunk(const HunkHeader& header);
    const char* readProse(std::string_view line);

    [[nodiscard]] bool inFile() const { return m_current.has_value(); }
    DiffFile& current() { return m_files[*m_current]; }
    void openFile(std::string source, std::string target)
    {
        m_files.push_back({std::move(source), std::move(target), {}});
        m_current = m_files.size() - 1;
    }

    LineReader m_lines;
    std::vector<DiffFile> m_files;
    std::optional<std::size_t> m_current;
    /// Lines of prose before a file belong to it; while they do, more prose does not close a file
    /// that git's header opened.
    bool m_inPreamble = false;
    /// The last name that any header gave as source: a target line takes it up.
    std::string m_sourceName;
    bool m_sawSourceLine = false;
};

const char* DiffReader::readLine(std::string_view line)
{
    if (auto names = readGitHeader(line)) {
        m_sourceName = names->source;
        openFile(std::move(names->source), std::move(names->target));
        m_inPreamble = true;
        return nullptr;
    }
    if (isModeLine(line, "new file mode ")) {
        if (!inFile() || !m_inPreamble)
            return "a new file is announced without git's header";
        current().sourceName = "/dev/null";
        return nullptr;
    }
    if (isModeLine(line, "deleted file mode ")) {
        if (!inFile() || !m_inPreamble)
            return "a deleted file is announced without git's header";
        current().targetName = "/dev/null";
        return nullptr;
    }
    if (const auto name = readNameLine(line, "--- ")) {
        m_sourceName = *name;
        m_sawSourceLine = true;
        // The same name again goes on with the same file.
        if (inFile() && current().sourceName != m_sourceName)
            m_current.reset();
        return nullptr;
    }
    if (const auto name = readNameLine(line, "+++ "))
        return readTarget(*name);
    if (const auto header = readHunkHeader(line))
        return readHunk(*header);
    if (line.substr(0, noLineFeedRemark.size()) == noLineFeedRemark) {
        if (!inFile() || current().hunks.empty())
            return "a remark about the end of the file stands outside a hunk";
        return nullptr;
    }
    if (line == "\n" && inFile())
        return current().hunks.empty() ? "an empty line stands where a hunk should" : nullptr;
    return readProse(line);
}

const char* DiffReader::readTarget(std::string_view name)
{
    if (inFile())
        return current().targetName == name ? nullptr : "the target's name does not fit the source";
    if (!m_sawSourceLine)
        return "a target line stands without a source line";
    openFile(m_sourceName, std::string(name));
    m_inPreamble = false;
    return nullptr;
}

const char* DiffReader::readHunk(const HunkHeader& header)
{
    m_inPreamble = false;
    if (!inFile())
        return "a hunk stands without a file";
    if (!header.numbersFit)
        return "a number in the hunk's header has too many digits";
    DiffHunk hunk{header.sourceStart, header.sourceLength, {}};
    std::int64_t sources = 0;
    std::int64_t targets = 0;
    std::string_view line;
    while (m_lines.next(line)) {
        const auto body = readBodyLine(line);
        if (!body)
            return "a line of a hunk has no mark";
        sources += body->source ? 1 : 0;
        targets += body->target ? 1 : 0;
        if (sources > header.sourceLength || targets > header.targetLength)
            return "a hunk is longer than its header says";
        if (body->target)
            hunk.newLines.push_back(body->text);
        if (sources == header.sourceLength && targets == header.targetLength)
            break;
    }
    if (sources < header.sourceLength || targets < header.targetLength)
        return "a hunk is shorter than its header says";
    current().hunks.push_back(std::move(hunk));
    return nullptr;
}

const char* DiffReader::readProse(std::string_view line)
{
    if (!m_inPreamble)
        m_current.reset();
    m_inPreamble = true;
    if (const auto source = readBinaryLine(line)) {
        m_sourceName = *source;
        if (!inFile())
            openFile(m_sourceName, std::string());
        m_current.reset();
        m_inPreamble = false;
        return nullptr;
    }
    if (line == "GIT binary patch\n") {
        if (!inFile())
            return "a binary patch stands without git's header";
        m_current.reset();
        m_inPreamble = false;
    }
    return nullptr;
}

} // namespace

std::variant<std::vector<DiffFile>, DiffError> parseUnifiedDiff(std::string_view diff)
{
    return DiffReader(diff).read();
}

PatchResult applyUnifiedDiff(std::string_view base, std::string_view diff)
{
    using State = PatchResult::State;
    const auto parsed = parseUnifiedDiff(diff);
    if (const auto* wrong = std::get_if<DiffError>(&parsed))
        return {State::DoesNotParse, {}, wrong->message, wrong->line};
    const auto& files = std::get<std::vector<DiffFile>>(parsed);
    if (files.empty())
        return {State::NoFile, {}, "the answer holds no diff", 0};
    if (files.size() > 1) {
        return {
            State::ManyFiles, {}, "the diff is for " + std::to_string(files.size()) + " files", 0};
    }
    LineList lines(base);
    for (const DiffHunk& hunk : files[0].hunks) {
        const auto count = static_cast<std::int64_t>(lines.size());
        if (hunk.sourceStart < 1 || hunk.sourceStart > count) {
            return {State::StartOutOfRange,
                    {},
                    "a hunk starts at line " + std::to_string(hunk.sourceStart) + " of " +
                        std::to_string(count),
                    0};
        }
        lines.replace(static_cast<std::size_t>(hunk.sourceStart - 1),
                      static_cast<std::size_t>(hunk.sourceLength), hunk.newLines);
    }
    return {State::Applied, lines.joined(), {}, 0};
}

} // namespace mesewright
