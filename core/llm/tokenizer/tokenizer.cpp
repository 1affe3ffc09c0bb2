// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/tokenizer.h"

#include "core/base/files.h"
#include "core/base/utf8.h"
#include "core/llm/tokenizer/addedtokens.h"
#include "core/llm/tokenizer/bpe.h"
#include "core/llm/tokenizer/bytealphabet.h"
#include "core/llm/tokenizer/piececache.h"
#include "core/llm/tokenizer/splitter.h"
#include "core/llm/tokenizer/tokenizerfile.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <new>
#include <system_error>
#include <utility>

namespace mesewright {

struct TokenizerData
{
    std::uint64_t owner = 0; ///< number of this tokenizer in the process, for the piece caches
    std::string where;
    TokenTable tokens;
    MergeTable merges;
    AddedTokens added;
    std::array<int, 256> byteIds{};
    bool ignoreMerges = false;
    int idLimit = 0;
};

namespace {

Result<void> addVocabulary(const TokenizerFile& file, TokenizerData& data)
{
    data.tokens.reserve(file.vocabulary.size(), file.idLimit, file.arena.size());
    for (const auto& entry : file.vocabulary) {
        const std::string_view bytes = file.bytes(entry.bytes);
        if (!data.tokens.add(bytes, entry.id))
            return badInput(data.where + ": \"" + spellingOf(bytes) + "\" in model.vocab has id " +
                            std::to_string(entry.id) +
                            ", but a string or an id there is used twice; take an unchanged copy");
    }
    for (int byte = 0; byte < 256; ++byte) {
        const char text = static_cast<char>(byte);
        const int id = data.tokens.find({&text, 1});
        if (id < 0)
            return badInput(data.where + ": model.vocab has no token for byte " +
                            std::to_string(byte) +
                            ", but one for each of the 256 was expected; take an unchanged copy");
        data.byteIds[static_cast<std::size_t>(byte)] = id;
    }
    return {};
}

/// One merge with its three strings looked up.
struct FoundMerge
{
    std::string joined;
    TokenTable::Probe left;
    TokenTable::Probe right;
    TokenTable::Probe result;
};

Result<void> addMerges(const TokenizerFile& file, TokenizerData& data)
{
    data.merges.reserve(file.merges.size());
    // Tables of many megabytes answer slowly, but several questions at a time: a block of merges
    // asks all its questions before it waits for the answers.
    std::array<FoundMerge, 32> block;
    for (std::size_t begin = 0; begin < file.merges.size(); begin += block.size()) {
        const std::size_t count = std::min(block.size(), file.merges.size() - begin);
        for (std::size_t i = 0; i < count; ++i) {
            const auto& merge = file.merges[begin + i];
            FoundMerge& found = block[i];
            found.joined.assign(file.bytes(merge.left)).append(file.bytes(merge.right));
            found.left = data.tokens.probe(file.bytes(merge.left));
            found.right = data.tokens.probe(file.bytes(merge.right));
            found.result = data.tokens.probe(found.joined);
        }
        for (std::size_t i = 0; i < count; ++i) {
            const FoundMerge& found = block[i];
            const int left = data.tokens.find(found.left);
            const int right = data.tokens.find(found.right);
            const int result = data.tokens.find(found.result);
            if (left < 0 || right < 0 || result < 0) {
                const auto& unknown = left < 0    ? found.left
                                      : right < 0 ? found.right
                                                  : found.result;
                return badInput(data.where + ": model.merges[" + std::to_string(begin + i) +
                                "] needs \"" + spellingOf(unknown.bytes) +
                                "\", but model.vocab does not have it; take an unchanged copy");
            }
            data.merges.add(left, right, {static_cast<std::uint32_t>(begin + i), result});
        }
    }
    return {};
}

Result<void> checkAdded(const TokenizerFile& file, const TokenizerData& data)
{
    for (const AddedToken& token : file.added) {
        const bool free = !data.tokens.has(token.id) && data.tokens.find(token.content) < 0;
        if (!free && data.tokens.bytesOf(token.id) != token.content)
            return badInput(data.where + ": the added token \"" + token.content + "\" has id " +
                            std::to_string(token.id) +
                            ", but model.vocab uses that id or that text otherwise; take an "
                            "unchanged copy");
    }
    return {};
}

/// Ids of a text without added tokens.
class GapEncoder
{
public:
    GapEncoder(const TokenizerData& data, std::vector<int>& ids)
        : m_data(data), m_cache(PieceCache::of(data.owner)), m_ids(ids)
    {
    }

    void encode(std::string_view text)
    {
        const char* end = text.data() + text.size();
        for (Splitter splitter(text); !splitter.atEnd();) {
            const std::string_view piece = splitter.next();
            if (piece.size() > PieceCache::longestPiece) {
                encodePiece(piece);
                continue;
            }
            const PieceCache::Key key = PieceCache::keyOf(piece, end);
            PieceCache::Entry& entry = m_cache.place(key);
            if (entry == key) {
                for (std::size_t i = 0; i < entry.count; ++i)
                    m_ids.push_back(entry.ids[i]);
                continue;
            }
            const std::size_t before = m_ids.size();
            encodePiece(piece);
            if (const std::size_t count = m_ids.size() - before; count <= PieceCache::mostIds) {
                entry = {key.bytes, key.length, static_cast<std::uint16_t>(count), {}};
                std::copy(m_ids.end() - static_cast<std::ptrdiff_t>(count), m_ids.end(),
                          entry.ids.begin());
            }
        }
    }

private:
    void encodePiece(std::string_view piece)
    {
        if (m_data.ignoreMerges) {
            if (const int id = m_data.tokens.find(piece); id >= 0) {
                m_ids.push_back(id);
                return;
            }
        }
        m_parts.clear();
        for (const char byte : piece)
            m_parts.push_back(m_data.byteIds[static_cast<unsigned char>(byte)]);
        mergeAll(m_data.merges, m_parts);
        m_ids.insert(m_ids.end(), m_parts.begin(), m_parts.end());
    }

    const TokenizerData& m_data;
    PieceCache& m_cache;
    std::vector<int>& m_ids;
    std::vector<int> m_parts;
};

std::uint64_t nextOwner()
{
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
}

} // namespace

Tokenizer::Tokenizer(std::shared_ptr<const TokenizerData> data) : m_data(std::move(data)) {}

Result<Tokenizer> Tokenizer::load(const std::filesystem::path& path)
{
    std::error_code ignored;
    const std::filesystem::path file =
        std::filesystem::is_directory(path, ignored) ? path / "tokenizer.json" : path;
    MESEWRIGHT_TRY(const std::string json, readFile(file));
    return parse(json, file.string());
}

Result<Tokenizer> Tokenizer::parse(std::string_view json, const std::string& where)
{
    MESEWRIGHT_TRY(TokenizerFile file, readTokenizerFile(json, where));
    try {
        auto data = std::make_shared<TokenizerData>();
        data->owner = nextOwner();
        data->where = where;
        data->ignoreMerges = file.ignoreMerges;
        data->idLimit = file.idLimit;
        MESEWRIGHT_CHECK(addVocabulary(file, *data));
        MESEWRIGHT_CHECK(addMerges(file, *data));
        MESEWRIGHT_CHECK(checkAdded(file, *data));
        data->added = AddedTokens(std::move(file.added));
        return Tokenizer(std::move(data));
    } catch (const std::bad_alloc&) {
        return machineLacks(where + ": its tables do not fit into memory; free some");
    }
}

std::vector<int> Tokenizer::encode(std::string_view text, SpecialTokens special) const
{
    std::vector<int> ids;
    ids.reserve(text.size() / 3);
    encodeInto(text, special, ids);
    return ids;
}

void Tokenizer::encodeInto(std::string_view text, SpecialTokens special,
                           std::vector<int>& ids) const
{
    GapEncoder gaps(*m_data, ids);
    std::size_t gap = 0;
    std::size_t from = 0;
    while (const auto match = m_data->added.find(text, from)) {
        from = match->end;
        // A special string taken as plain text still hides other added tokens that overlap it.
        if (special == SpecialTokens::Plain && match->token->special)
            continue;
        gaps.encode(text.substr(gap, match->begin - gap));
        ids.push_back(match->token->id);
        gap = match->end;
    }
    gaps.encode(text.substr(gap));
}

std::string Tokenizer::decodeBytes(std::span<const int> ids, bool skipSpecial) const
{
    std::string bytes;
    bytes.reserve(ids.size() * 4);
    for (const int id : ids) {
        if (!skipSpecial || !isSpecial(id))
            bytes.append(tokenBytes(id));
    }
    return bytes;
}

std::string Tokenizer::decode(std::span<const int> ids, bool skipSpecial) const
{
    return replaceInvalidUtf8(decodeBytes(ids, skipSpecial));
}

std::string_view Tokenizer::tokenBytes(int id) const
{
    if (m_data->tokens.has(id))
        return m_data->tokens.bytesOf(id);
    const AddedToken* token = m_data->added.byId(id);
    return token ? std::string_view(token->content) : std::string_view();
}

std::optional<int> Tokenizer::tokenId(std::string_view added) const
{
    const AddedToken* token = m_data->added.byContent(added);
    return token ? std::optional(token->id) : std::nullopt;
}

bool Tokenizer::isSpecial(int id) const
{
    const AddedToken* token = m_data->added.byId(id);
    return token && token->special;
}

bool Tokenizer::hasToken(int id) const
{
    return m_data->tokens.has(id) || m_data->added.byId(id);
}

int Tokenizer::vocabularySize() const
{
    return m_data->idLimit;
}

const std::string& Tokenizer::where() const
{
    return m_data->where;
}

Result<void> checkVocabulary(const Tokenizer& tokenizer, int modelVocabularySize,
                             std::span<const int> namedIds)
{
    if (tokenizer.vocabularySize() > modelVocabularySize)
        return badInput(tokenizer.where() + ": has ids up to " +
                        std::to_string(tokenizer.vocabularySize() - 1) +
                        ", but the model's vocab_size is " + std::to_string(modelVocabularySize) +
                        "; take the tokenizer.json that belongs to the checkpoint");
    for (const int id : namedIds) {
        if (!tokenizer.hasToken(id))
            return badInput(tokenizer.where() + ": has no token with id " + std::to_string(id) +
                            ", which the checkpoint names as an end or padding; take the "
                            "tokenizer.json that belongs to the checkpoint");
    }
    return {};
}

} // namespace mesewright
