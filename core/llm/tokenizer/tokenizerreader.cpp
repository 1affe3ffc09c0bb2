// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/tokenizerreader.h"

#include "core/llm/tokenizer/bytealphabet.h"

#include <algorithm>
#include <utility>

namespace mesewright {

namespace {

/// Higher ids would only make tables of gigabytes; no vocabulary comes near.
constexpr std::uint64_t highestId = (1u << 24) - 1;

} // namespace

bool TokenizerReader::fail(std::string problem)
{
    // Whatever was expected: a file that ends here is cut off.
    if (m_cursor.atEnd())
        return failHere();
    m_problem = std::move(problem);
    return false;
}

bool TokenizerReader::failHere()
{
    const std::string place = std::to_string(m_cursor.position());
    m_problem = m_cursor.atEnd() ? "it is cut off: it ends at byte " + place
                                 : "it is not valid JSON at byte " + place;
    return false;
}

bool TokenizerReader::read()
{
    if (!m_cursor.sees('{'))
        return readInto(m_rest);
    m_rest = Json::object();
    const auto member = [&](const std::string& key) {
        return key == "model" && m_cursor.sees('{') ? readModel() : readInto(m_rest[key]);
    };
    return readObject(member) && (m_cursor.atEnd() || failHere());
}

/// Calls `member(key)` at each value of the object that comes next.
template <class Member>
bool TokenizerReader::readObject(Member&& member)
{
    if (!m_cursor.take('{'))
        return failHere();
    if (m_cursor.take('}'))
        return true;
    do {
        const auto key = m_cursor.string(m_scratch);
        if (!key)
            return failHere();
        const std::string name(*key);
        if (!m_cursor.take(':'))
            return failHere();
        if (!member(name))
            return false;
    } while (m_cursor.take(','));
    return m_cursor.take('}') || failHere();
}

bool TokenizerReader::readInto(Json& place)
{
    const auto text = m_cursor.value();
    if (!text)
        return failHere();
    auto parsed = parseJson(*text, "");
    if (!parsed)
        return failHere();
    place = std::move(*parsed);
    return true;
}

bool TokenizerReader::readModel()
{
    Json& model = m_rest["model"] = Json::object();
    return readObject([&](const std::string& key) {
        if (key == "vocab" && m_cursor.sees('{'))
            return std::exchange(m_sawVocabulary, true) ? fail("model.vocab is there twice")
                                                        : readVocabulary();
        if (key == "merges" && m_cursor.sees('['))
            return std::exchange(m_sawMerges, true) ? fail("model.merges is there twice")
                                                    : readMerges();
        return readInto(model[key]);
    });
}

bool TokenizerReader::appendSpelling(std::string_view spelling, TokenizerFile::Span& span)
{
    span.offset = m_file.arena.size();
    if (!appendBytesOf(spelling, m_file.arena))
        return false;
    span.length = m_file.arena.size() - span.offset;
    return true;
}

bool TokenizerReader::readVocabulary()
{
    return readObject([&](const std::string& spelling) {
        TokenizerFile::VocabularyEntry entry;
        if (!appendSpelling(spelling, entry.bytes))
            return fail("\"" + spelling +
                        "\" in model.vocab has a character that stands for no byte, but a "
                        "byte-level vocabulary was expected");
        const auto id = m_cursor.wholeNumber();
        if (!id || *id > highestId)
            return fail("the id of \"" + spelling + "\" in model.vocab is not a number from 0 to " +
                        std::to_string(highestId));
        entry.id = static_cast<int>(*id);
        m_file.idLimit = std::max(m_file.idLimit, entry.id + 1);
        m_file.vocabulary.push_back(entry);
        return true;
    });
}

std::string TokenizerReader::mergePlace() const
{
    return "model.merges[" + std::to_string(m_file.merges.size()) + "]";
}

bool TokenizerReader::readMerges()
{
    if (!m_cursor.take('['))
        return failHere();
    if (m_cursor.take(']'))
        return true;
    do {
        if (!readMerge())
            return false;
    } while (m_cursor.take(','));
    return m_cursor.take(']') || failHere();
}

bool TokenizerReader::readMerge()
{
    if (m_cursor.sees('"')) {
        const auto text = m_cursor.string(m_scratch);
        return text ? addLegacyMerge(*text) : failHere();
    }
    TokenizerFile::MergeEntry merge;
    if (!m_cursor.take('[') || !readPart(merge.left) || !m_cursor.take(',') ||
        !readPart(merge.right) || !m_cursor.take(']'))
        return m_problem.empty()
                   ? fail(mergePlace() + ", at byte " + std::to_string(m_cursor.position()) +
                          ", is neither a pair of strings nor one string \"a b\"")
                   : false;
    m_file.merges.push_back(merge);
    return true;
}

bool TokenizerReader::readPart(TokenizerFile::Span& span)
{
    const auto text = m_cursor.string(m_scratch);
    if (!text)
        return false;
    return appendSpelling(*text, span) || fail(mergePlace() + " has \"" + std::string(*text) +
                                               "\" with a character that stands for no byte");
}

bool TokenizerReader::addLegacyMerge(std::string_view text)
{
    const auto space = text.find(' ');
    if (space == std::string_view::npos || text.find(' ', space + 1) != std::string_view::npos)
        return fail(mergePlace() + " is \"" + std::string(text) +
                    "\", but two parts with one space between were expected");
    TokenizerFile::MergeEntry merge;
    if (!appendSpelling(text.substr(0, space), merge.left) ||
        !appendSpelling(text.substr(space + 1), merge.right))
        return fail(mergePlace() + " is \"" + std::string(text) +
                    "\" with a character that stands for no byte");
    m_file.merges.push_back(merge);
    return true;
}

} // namespace mesewright
