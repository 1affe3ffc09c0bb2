// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/extraction.h"

#include "core/base/utf8.h"
#include "core/scoring/codefence.h"
#include "core/scoring/codelook.h"
#include "core/scoring/diffcut.h"
#include "core/scoring/harmonychannel.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace mesewright {

namespace {

constexpr std::string_view::size_type npos = std::string_view::npos;

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n\v\f") == npos;
}

/// Bytes that are no white space: what one fence has more than another.
std::size_t substance(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return c != ' ' && c != '\t' && c != '\r' && c != '\n';
    }));
}

int lineOf(std::string_view text, std::size_t offset)
{
    return 1 + static_cast<int>(std::count(
                   text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

ExtractedCode missing(std::string why)
{
    ExtractedCode result;
    result.why = std::move(why);
    return result;
}

/// How sure it is that a fence is the program: the first kind that an answer has is taken.
enum class Rank { Named, Tagged, OtherLuaFile, Untagged, OtherTag, None };

Rank rankOf(const CodeFence& fence)
{
    if (isBlank(fence.content))
        return Rank::None;
    const FenceTag tag = fenceTag(fence.info);
    const std::string_view file = fenceFileName(fence);
    const bool isLuaFile = file.size() > 4 && file.substr(file.size() - 4) == ".lua";
    if (tag == FenceTag::Diff || (!file.empty() && !isLuaFile))
        return Rank::None;
    if (tag == FenceTag::Other)
        return lookAtCode(fence.content).callsApi ? Rank::OtherTag : Rank::None;
    if (namesProgram(file))
        return Rank::Named;
    if (tag == FenceTag::Lua)
        return file.empty() ? Rank::Tagged : Rank::OtherLuaFile;
    return lookAtCode(fence.content).hasMarks ? Rank::Untagged : Rank::None;
}

const char* rankWords(Rank rank, bool several)
{
    switch (rank) {
    case Rank::Named:
        return several ? "blocks named init.lua" : "block named init.lua";
    case Rank::Tagged:
        return several ? "blocks tagged as Lua" : "block tagged as Lua";
    case Rank::OtherLuaFile:
        return several ? "blocks named as another Lua file" : "block named as another Lua file";
    case Rank::Untagged:
        return several ? "blocks without a tag that hold Lua"
                       : "block without a tag that holds Lua";
    case Rank::OtherTag:
    case Rank::None:
        break;
    }
    return several ? "blocks with another tag that call the API"
                   : "block with another tag that calls the API";
}

/// "the longest of 3 blocks tagged as Lua".
std::string whichOf(std::size_t count, const char* one, const char* several)
{
    if (count == 1)
        return std::string("the only ") + one;
    return "the longest of " + std::to_string(count) + " " + several;
}

const CodeFence& longest(const std::vector<const CodeFence*>& fences)
{
    const CodeFence* best = fences[0];
    std::size_t most = substance(best->content);
    for (const CodeFence* fence : fences) {
        const std::size_t size = substance(fence->content);
        if (size > most) {
            best = fence;
            most = size;
        }
    }
    return *best;
}

/// The fences that the answer numbers 1, 2, … in order, if these are at least two.
std::vector<const CodeFence*> numberedParts(const std::vector<const CodeFence*>& fences)
{
    std::vector<const CodeFence*> parts;
    for (const CodeFence* fence : fences) {
        const int part = fencePart(*fence);
        if (part == 0)
            continue;
        if (part != static_cast<int>(parts.size()) + 1)
            return {};
        parts.push_back(fence);
    }
    return parts.size() < 2 ? std::vector<const CodeFence*>() : parts;
}

std::string cutOff(const CodeFence& fence)
{
    return fence.closed ? "" : "; it has no end, so the answer was cut off";
}

ExtractedCode programIn(const std::vector<CodeFence>& fences)
{
    Rank best = Rank::None;
    std::vector<const CodeFence*> chosen;
    for (const CodeFence& fence : fences) {
        const Rank rank = rankOf(fence);
        if (rank < best) {
            best = rank;
            chosen.clear();
        }
        if (rank == best && rank != Rank::None)
            chosen.push_back(&fence);
    }
    if (chosen.empty()) {
        return missing(fences.size() == 1 ? "the only fenced block of the answer holds no Lua"
                                          : "none of the " + std::to_string(fences.size()) +
                                                " fenced blocks of the answer holds Lua");
    }
    if (const auto parts = numberedParts(chosen); !parts.empty()) {
        std::string code;
        for (const CodeFence* part : parts) {
            code += fenceCode(*part);
            if (code.back() != '\n')
                code += '\n';
        }
        return {true, std::move(code), "fences",
                "the " + std::to_string(parts.size()) + " parts that the answer numbers" +
                    cutOff(*parts.back()),
                parts[0]->line};
    }
    const CodeFence& fence = longest(chosen);
    return {true, fenceCode(fence), "fence",
            whichOf(chosen.size(), rankWords(best, false), rankWords(best, true)) + cutOff(fence),
            fence.line};
}

ExtractedCode program(std::string_view text)
{
    std::vector<CodeFence> fences = findCodeFences(text);
    if (!fences.empty() && couldBeLua(text))
        fences.clear();
    if (!fences.empty()) {
        // A model that goes on from an opened block writes the closing marks alone.
        const std::string_view before = text.substr(0, fences[0].opening);
        if (fences[0].info.empty() && lookAtCode(before).hasMarks && couldBeLua(before)) {
            return {true, std::string(before), "text",
                    "the text up to the end marks of a block that it begins in", 1};
        }
        return programIn(fences);
    }
    const bool isBytecode = text[0] == '\x1B'; // the compilers refuse it, so it fails
    const CodeLook look = lookAtCode(text);
    if (!isBytecode && look.isImpossible && !look.hasMarks)
        return missing("the answer is prose without code");
    return {true, std::string(text), "text", "no fenced block, so the whole text", 1};
}

/// The diff of a fence or of the text.
ExtractedCode diffFrom(std::string_view whole, std::string source, std::string why, int line)
{
    const DiffCut cut = cutDiff(whole);
    if (cut.text.empty()) // tagged as a diff, without its headers
        return {true, std::string(whole), std::move(source), std::move(why), line};
    source += source.empty() ? "diff" : "/diff";
    return {true, std::string(cut.text), std::move(source),
            why + ", from the first header to the last hunk", line + lineOf(whole, cut.offset) - 1};
}

ExtractedCode diff(std::string_view text)
{
    const DiffCut cut = cutDiff(text);
    if (cut.hasHunk && cut.startsText)
        return diffFrom(text, "", "the text", 1);
    const std::vector<CodeFence> fences = findCodeFences(text);
    std::vector<const CodeFence*> tagged;
    std::vector<const CodeFence*> holding;
    bool holdsLua = false;
    for (const CodeFence& fence : fences) {
        if (isBlank(fence.content))
            continue;
        const FenceTag tag = fenceTag(fence.info);
        if (tag == FenceTag::Diff)
            tagged.push_back(&fence);
        if (cut.hasHunk && cutDiff(fenceCode(fence)).hasHunk)
            holding.push_back(&fence);
        holdsLua = holdsLua || rankOf(fence) != Rank::None;
    }
    const bool isTagged = !tagged.empty();
    const auto& chosen = isTagged ? tagged : holding;
    if (!chosen.empty()) {
        const CodeFence& fence = longest(chosen);
        const std::string why =
            isTagged ? whichOf(chosen.size(), "block tagged as diff", "blocks tagged as diff")
                     : whichOf(chosen.size(), "block that holds a diff", "blocks that hold a diff");
        return diffFrom(fenceCode(fence), "fence", why + cutOff(fence), fence.line);
    }
    if (cut.hasHunk)
        return diffFrom(text, "", "the text", 1);
    if (holdsLua || lookAtCode(text).hasMarks)
        return missing("the answer is a whole file or a piece of one instead of a diff");
    return missing("the answer holds no diff");
}

} // namespace

ExtractedCode extractCode(std::string_view answer, AnswerKind kind)
{
    const AnswerText part = finalChannel(answer);
    if (!part.found)
        return missing(part.why);
    if (isBlank(part.text))
        return missing(part.hasChannels ? "the channel final is empty" : "the answer is empty");
    ExtractedCode result = kind == AnswerKind::Program ? program(part.text) : diff(part.text);
    if (part.why[0])
        result.why = std::string(part.why) + "; " + result.why;
    if (!result.found)
        return result;
    if (part.hasChannels)
        result.source = "harmony_final/" + result.source;
    result.line += lineOf(answer, static_cast<std::size_t>(part.text.data() - answer.data())) - 1;
    return result;
}

} // namespace mesewright
