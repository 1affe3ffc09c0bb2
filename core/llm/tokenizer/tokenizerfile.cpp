// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/tokenizerfile.h"

#include "core/base/utf8.h"
#include "core/llm/tokenizer/splitter.h"
#include "core/llm/tokenizer/tokenizerreader.h"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

namespace mesewright {

namespace {

constexpr const char* remedy = "; take the tokenizer.json that belongs to a GPT-OSS checkpoint";

/// A value for a message, short and on one line.
std::string shown(const Json& value)
{
    std::string text = value.dump(-1, ' ', true, Json::error_handler_t::replace);
    if (text.size() > 60)
        text = text.substr(0, 57) + "...";
    return text;
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20;
}

const Json& member(const Json& object, const char* key)
{
    static const Json absent;
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() ? *found : absent;
}

/// Problems of a file, without its name; "" is none.
using Problem = std::string;

Problem unexpected(const std::string& place, const Json& found, const std::string& expected)
{
    return place + " is " + shown(found) + ", but " + expected + " was expected";
}

bool isNullOr(const Json& value, const Json& other)
{
    return value.is_null() || value == other;
}

Problem checkModel(const Json& model)
{
    if (const Json& type = member(model, "type"); type != "BPE")
        return unexpected("model.type", type, "\"BPE\"");
    if (const Json& dropout = member(model, "dropout"); !isNullOr(dropout, 0.0))
        return unexpected("model.dropout", dropout, "null");
    for (const char* key : {"continuing_subword_prefix", "end_of_word_suffix"}) {
        if (const Json& value = member(model, key); !isNullOr(value, ""))
            return unexpected(std::string("model.") + key, value, "null or \"\"");
    }
    for (const char* key : {"byte_fallback", "ignore_merges"}) {
        const Json& value = member(model, key);
        if (!value.is_null() && !value.is_boolean())
            return unexpected(std::string("model.") + key, value, "true or false");
    }
    if (member(model, "byte_fallback") == true)
        return unexpected("model.byte_fallback", true, "false");
    return {};
}

Problem checkSplit(const Json& split)
{
    const std::string place = "pre_tokenizer.pretokenizers[0]";
    if (const Json& type = member(split, "type"); type != "Split")
        return unexpected(place + ".type", type, "\"Split\"");
    if (const Json& regex = member(member(split, "pattern"), "Regex"); regex != Json(o200kPattern))
        return unexpected(place + ".pattern.Regex", regex, "the pattern of o200k");
    if (const Json& behavior = member(split, "behavior"); behavior != "Isolated")
        return unexpected(place + ".behavior", behavior, "\"Isolated\"");
    if (const Json& invert = member(split, "invert"); !isNullOr(invert, false))
        return unexpected(place + ".invert", invert, "false");
    return {};
}

Problem checkByteLevel(const Json& level)
{
    const std::string place = "pre_tokenizer.pretokenizers[1]";
    if (const Json& type = member(level, "type"); type != "ByteLevel")
        return unexpected(place + ".type", type, "\"ByteLevel\"");
    for (const char* key : {"add_prefix_space", "use_regex"}) {
        if (const Json& value = member(level, key); value != false)
            return unexpected(place + "." + key, value, "false");
    }
    return {};
}

Problem checkPipeline(const Json& root)
{
    const Json& normalizer = member(root, "normalizer");
    if (!normalizer.is_null() && !member(normalizer, "normalizers").is_array())
        return unexpected("normalizer", normalizer, "null");
    if (!normalizer.is_null() && !member(normalizer, "normalizers").empty())
        return unexpected("normalizer", normalizer, "null");

    const Json& pre = member(root, "pre_tokenizer");
    if (const Json& type = member(pre, "type"); type != "Sequence")
        return unexpected("pre_tokenizer.type", type, "\"Sequence\"");
    const Json& parts = member(pre, "pretokenizers");
    if (!parts.is_array() || parts.size() != 2)
        return unexpected("pre_tokenizer.pretokenizers", parts, "a list of Split and ByteLevel");
    if (Problem problem = checkSplit(parts[0]); !problem.empty())
        return problem;
    if (Problem problem = checkByteLevel(parts[1]); !problem.empty())
        return problem;

    const Json& decoder = member(root, "decoder");
    if (const Json& type = member(decoder, "type"); type != "ByteLevel")
        return unexpected("decoder.type", type, "\"ByteLevel\"");
    // Of these only ByteLevel leaves the ids as they are.
    const Json& post = member(root, "post_processor");
    if (!post.is_null() && member(post, "type") != "ByteLevel")
        return unexpected("post_processor.type", member(post, "type"), "\"ByteLevel\"");
    return {};
}

Problem readAdded(const Json& entry, std::size_t index, AddedToken& token)
{
    const std::string place = "added_tokens[" + std::to_string(index) + "]";
    const Json& id = member(entry, "id");
    if (!id.is_number_unsigned() || id.get<std::uint64_t>() >= 1u << 24)
        return unexpected(place + ".id", id, "a number from 0 to 16777215");
    const Json& content = member(entry, "content");
    if (!content.is_string() || content.get_ref<const std::string&>().empty())
        return unexpected(place + ".content", content, "a text");
    for (const char* key : {"single_word", "lstrip", "rstrip"}) {
        if (const Json& flag = member(entry, key); !isNullOr(flag, false))
            return unexpected(place + "." + key, flag, "false");
    }
    const Json& special = member(entry, "special");
    if (!special.is_null() && !special.is_boolean())
        return unexpected(place + ".special", special, "true or false");
    token.id = id.get<int>();
    token.content = content.get<std::string>();
    token.special = special == true;
    return {};
}

Problem readAllAdded(const Json& list, TokenizerFile& file)
{
    if (list.is_null())
        return {};
    if (!list.is_array())
        return unexpected("added_tokens", list, "a list");
    for (std::size_t i = 0; i < list.size(); ++i) {
        AddedToken token;
        if (Problem problem = readAdded(list[i], i, token); !problem.empty())
            return problem;
        for (const AddedToken& other : file.added) {
            if (other.id == token.id || other.content == token.content)
                return "added_tokens[" + std::to_string(i) +
                       "] has the id or the text of another " + "one, " + shown(other.content);
        }
        file.idLimit = std::max(file.idLimit, token.id + 1);
        file.added.push_back(std::move(token));
    }
    return {};
}

Problem check(const TokenizerReader& reader, TokenizerFile& file)
{
    const Json& root = reader.rest();
    if (!root.is_object())
        return "it holds " + shown(root) + ", but an object was expected";
    if (!root.contains("model"))
        return "the key \"model\" is missing";
    const Json& model = root["model"];
    if (!model.is_object())
        return unexpected("model", model, "an object");
    if (!reader.sawVocabulary())
        return unexpected("model.vocab", member(model, "vocab"), "an object of strings and ids");
    if (!reader.sawMerges())
        return unexpected("model.merges", member(model, "merges"), "a list of pairs");
    if (Problem problem = checkModel(model); !problem.empty())
        return problem;
    if (Problem problem = checkPipeline(root); !problem.empty())
        return problem;
    file.ignoreMerges = member(model, "ignore_merges") == true;
    return readAllAdded(member(root, "added_tokens"), file);
}

} // namespace

Result<TokenizerFile> readTokenizerFile(std::string_view json, const std::string& where)
{
    TokenizerFile file;
    try {
        TokenizerReader reader(json, file);
        Problem problem = reader.read() ? check(reader, file) : reader.problem();
        std::replace_if(problem.begin(), problem.end(), isControl, ' ');
        if (!problem.empty())
            return badInput(where + ": " + replaceInvalidUtf8(problem) + remedy);
    } catch (const std::bad_alloc&) {
        return machineLacks(where + ": does not fit into memory; give a smaller file");
    } catch (const std::exception& error) {
        return badInput(where + ": cannot be read as JSON (" + error.what() + ")" + remedy);
    }
    return file;
}

} // namespace mesewright
