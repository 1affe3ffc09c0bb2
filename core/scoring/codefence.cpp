// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/codefence.h"

#include <algorithm>
#include <array>

namespace mesewright {

namespace {

constexpr std::string_view::size_type npos = std::string_view::npos;

// Longer lines are no captions.
constexpr std::size_t longestCaption = 200;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n\v\f";
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == npos)
        return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool isLetterOrDigit(char c)
{
    const char small = lower(c);
    return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9');
}

/// Hands out lines with their line ends: a line feed, or a carriage return and one.
struct Lines
{
    std::string_view rest;
    int number = 0;

    bool next(std::string_view& line)
    {
        if (rest.empty())
            return false;
        line = rest.substr(0, std::min(rest.find('\n'), rest.size() - 1) + 1);
        rest.remove_prefix(line.size());
        ++number;
        return true;
    }
};

struct Marks
{
    std::size_t indent = 0;
    char mark = 0;
    std::size_t count = 0; ///< 0: the line has none
    std::string_view behind;
};

Marks readMarks(std::string_view line)
{
    Marks marks;
    while (marks.indent < line.size() && isBlank(line[marks.indent]))
        ++marks.indent;
    const std::string_view text = line.substr(marks.indent);
    if (text.empty() || (text[0] != '`' && text[0] != '~'))
        return marks;
    marks.mark = text[0];
    const std::size_t count = std::min(text.find_first_not_of(marks.mark), text.size());
    if (count < 3)
        return marks;
    marks.behind = trimmed(text.substr(count));
    // Text in marks on one line is a span of code, not a block.
    if (marks.mark != '`' || marks.behind.find('`') == npos)
        marks.count = count;
    return marks;
}

/// "Here it is: ```lua" opens a block too, if its tag leaves no doubt.
Marks readMarksAtEnd(std::string_view line)
{
    const std::string_view text = trimmed(line);
    const std::size_t at = text.rfind("```");
    if (at == npos || at == 0 || text[at - 1] == '`')
        return {};
    const std::string_view tag = text.substr(at + 3);
    const FenceTag kind = fenceTag(tag);
    const bool isWord = std::all_of(tag.begin(), tag.end(), isLetterOrDigit);
    if (!isWord || (kind != FenceTag::Lua && kind != FenceTag::Diff))
        return {};
    return {0, '`', 3, tag};
}

/// Calls `take` for words of a line until it says true.
template <class Take>
void eachWord(std::string_view line, std::string_view alphabet, const Take& take)
{
    while (!line.empty()) {
        std::size_t begin = 0;
        const auto isIn = [&](char c) { return isLetterOrDigit(c) || alphabet.find(c) != npos; };
        while (begin < line.size() && !isIn(line[begin]))
            ++begin;
        std::size_t end = begin;
        while (end < line.size() && isIn(line[end]))
            ++end;
        if (end > begin && take(line.substr(begin, end - begin)))
            return;
        line.remove_prefix(end);
    }
}

std::string_view fileIn(std::string_view line, bool onlyLua)
{
    constexpr std::array<std::string_view, 8> endings{".lua", ".conf", ".txt", ".json",
                                                      ".md",  ".cfg",  ".sh",  ".yml"};
    std::string_view found;
    if (line.size() > longestCaption)
        return found;
    eachWord(line, "._-/", [&](std::string_view word) {
        while (!word.empty() && word.back() == '.') // the end of a sentence
            word.remove_suffix(1);
        for (const std::string_view ending : endings) {
            const bool fits =
                word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
            const bool better = found.empty() || namesProgram(word);
            if (fits && better && (!onlyLua || ending == endings[0]))
                found = word;
        }
        return namesProgram(found);
    });
    return found;
}

int partIn(std::string_view line)
{
    constexpr std::array<std::string_view, 4> words{"part", "teil", "partie", "parte"};
    int part = 0;
    bool isNext = false;
    if (line.size() > longestCaption)
        return part;
    eachWord(line, "", [&](std::string_view word) {
        if (isNext && word.size() <= 2 && word[0] >= '1' && word[0] <= '9' &&
            (word.size() == 1 || (word[1] >= '0' && word[1] <= '9'))) {
            part = word.size() == 1 ? word[0] - '0' : (word[0] - '0') * 10 + (word[1] - '0');
            return true;
        }
        std::string small(word.substr(0, 8));
        std::transform(small.begin(), small.end(), small.begin(), lower);
        isNext = std::find(words.begin(), words.end(), small) != words.end();
        return false;
    });
    return part;
}

/// The first line of a block when it is a comment of Lua or of a shell.
std::string_view firstComment(const CodeFence& fence)
{
    const std::string_view line = trimmed(fence.content.substr(0, fence.content.find('\n')));
    const bool isComment = line.substr(0, 2) == "--" || line.substr(0, 1) == "#";
    return isComment ? line : std::string_view();
}

} // namespace

std::vector<CodeFence> findCodeFences(std::string_view text)
{
    std::vector<CodeFence> fences;
    std::string_view before;
    std::string_view line;
    Marks open;
    const char* begin = nullptr; // of the open block's content
    Lines lines{text};
    while (lines.next(line)) {
        Marks marks = readMarks(line);
        if (open.count > 0) {
            const bool closes =
                marks.mark == open.mark && marks.count >= open.count && marks.behind.empty();
            if (!closes)
                continue;
            fences.back().content = {begin, static_cast<std::size_t>(line.data() - begin)};
            fences.back().closed = true;
            open = {};
            before = {};
            continue;
        }
        if (marks.count == 0)
            marks = readMarksAtEnd(line);
        if (marks.count > 0) {
            open = marks;
            begin = line.data() + line.size();
            fences.push_back({marks.behind,
                              before,
                              {},
                              marks.indent,
                              lines.number + 1,
                              static_cast<std::size_t>(line.data() - text.data()),
                              false});
        } else if (const std::string_view caption = trimmed(line); !caption.empty()) {
            before = caption;
        }
    }
    if (open.count > 0)
        fences.back().content = {begin,
                                 static_cast<std::size_t>(text.data() + text.size() - begin)};
    return fences;
}

std::string fenceCode(const CodeFence& fence)
{
    if (fence.indent == 0)
        return std::string(fence.content);
    std::string code;
    std::string_view line;
    Lines lines{fence.content};
    while (lines.next(line)) {
        std::size_t blanks = 0;
        while (blanks < fence.indent && blanks < line.size() && isBlank(line[blanks]))
            ++blanks;
        code += line.substr(blanks);
    }
    return code;
}

FenceTag fenceTag(std::string_view info)
{
    std::string word;
    for (const char c : info.substr(0, 32)) {
        if (isLetterOrDigit(c))
            word += lower(c);
        else if (c != '{' && c != '.' && c != '[')
            break;
    }
    if (word.empty())
        return FenceTag::None;
    for (const char* name : {"lua", "luajit", "luau", "lua51", "lua5", "initlua"}) {
        if (word == name)
            return FenceTag::Lua;
    }
    for (const char* name : {"diff", "patch", "udiff"}) {
        if (word == name)
            return FenceTag::Diff;
    }
    for (const char* name : {"text", "txt", "plain", "plaintext", "code", "none"}) {
        if (word == name)
            return FenceTag::None;
    }
    return word.size() > 3 && word.substr(word.size() - 3) == "lua" ? FenceTag::Lua
                                                                    : FenceTag::Other;
}

std::string_view fenceFileName(const CodeFence& fence)
{
    const bool isLua = fenceTag(fence.info) == FenceTag::Lua;
    for (const std::string_view line : {fence.info, firstComment(fence)}) {
        if (const std::string_view name = fileIn(line, false); !name.empty())
            return name;
    }
    return fileIn(fence.before, isLua);
}

bool namesProgram(std::string_view fileName)
{
    constexpr std::string_view program = "init.lua";
    return fileName.size() >= program.size() &&
           fileName.substr(fileName.size() - program.size()) == program &&
           (fileName.size() == program.size() ||
            fileName[fileName.size() - program.size() - 1] == '/');
}

int fencePart(const CodeFence& fence)
{
    for (const std::string_view line : {fence.info, firstComment(fence), fence.before}) {
        if (const int part = partIn(line); part > 0)
            return part;
    }
    return 0;
}

} // namespace mesewright
