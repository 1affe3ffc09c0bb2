// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"
#include "core/llm/safetensors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <set>

namespace mesewright {

namespace {

constexpr const char* remedy = "; the file is damaged or lies: fetch it again";

/// Where a value of a tensor's entry belongs.
enum class Field { None, Dtype, Shape, Offsets, Other };

/// Reads the header event by event: a document tree would hide duplicate keys.
class HeaderReader final : public nlohmann::json_sax<nlohmann::json>
{
public:
    struct Entry
    {
        TensorInfo info;
        bool hasDtype = false;
        bool hasShape = false;
        std::vector<std::uint64_t> offsets;
    };

    std::vector<Entry> entries;
    std::map<std::string, std::string> metadata;
    std::string problem;

    bool start_object(std::size_t) override
    {
        if (ignored())
            return ++m_ignored > 0;
        if (m_depth == 0 || (m_depth == 1 && !m_inArray)) {
            ++m_depth;
            m_keys.clear();
            return true;
        }
        return fail(here() + " is an object");
    }

    bool key(std::string& text) override
    {
        if (m_ignored > 0)
            return true;
        if (m_depth == 1) {
            if (!m_names.insert(text).second)
                return fail("the key '" + text + "' stands twice");
            m_isMetadata = text == "__metadata__";
            m_name = text;
            if (!m_isMetadata) {
                entries.emplace_back();
                entries.back().info.name = text;
            }
            return true;
        }
        if (!m_keys.insert(text).second)
            return fail("the key '" + text + "' of '" + m_name + "' stands twice");
        m_key = text;
        m_field = text == "dtype"          ? Field::Dtype
                  : text == "shape"        ? Field::Shape
                  : text == "data_offsets" ? Field::Offsets
                                           : Field::Other;
        return true;
    }

    bool end_object() override
    {
        if (m_ignored > 0) {
            --m_ignored;
            return true;
        }
        --m_depth;
        if (m_depth != 1 || m_isMetadata)
            return true;
        const Entry& entry = entries.back();
        if (!entry.hasDtype || !entry.hasShape || entry.offsets.size() != 2) {
            m_key.clear();
            return fail("tensor '" + m_name +
                        "' lacks one of dtype, shape and data_offsets (two numbers)");
        }
        return true;
    }

    bool start_array(std::size_t) override
    {
        if (ignored())
            return ++m_ignored > 0;
        if (m_depth == 2 && !m_isMetadata && !m_inArray &&
            (m_field == Field::Shape || m_field == Field::Offsets)) {
            m_inArray = true;
            return true;
        }
        return fail(here() + " is a list");
    }

    bool end_array() override
    {
        if (m_ignored > 0) {
            --m_ignored;
            return true;
        }
        m_inArray = false;
        if (m_field == Field::Shape)
            entries.back().hasShape = true;
        return true;
    }

    bool number_unsigned(std::uint64_t value) override
    {
        if (ignored())
            return true;
        if (!m_inArray)
            return fail(here() + " is a number");
        if (m_field == Field::Offsets) {
            entries.back().offsets.push_back(value);
            return true;
        }
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return fail(here() + " holds " + std::to_string(value) + ", which is too large");
        entries.back().info.shape.push_back(static_cast<std::int64_t>(value));
        return true;
    }

    bool string(std::string& text) override
    {
        if (ignored())
            return true;
        if (m_depth == 2 && m_isMetadata) {
            metadata.emplace(m_key, text);
            return true;
        }
        if (m_depth != 2 || m_inArray || m_field != Field::Dtype)
            return fail(here() + " is a text");
        const auto dtype = dtypeFromName(text);
        if (!dtype)
            return fail("tensor '" + m_name + "' has the unknown dtype '" + text + "'");
        entries.back().info.dtype = dtype.value();
        entries.back().hasDtype = true;
        return true;
    }

    bool number_integer(std::int64_t value) override
    {
        return ignored() || fail(here() + " holds " + std::to_string(value) +
                                 " where a whole number from 0 was expected");
    }
    bool number_float(double, const std::string& text) override
    {
        return ignored() ||
               fail(here() + " holds " + text + " where a whole number from 0 was expected");
    }
    bool null() override { return ignored() || fail(here() + " is null"); }
    bool boolean(bool) override { return ignored() || fail(here() + " is true or false"); }
    bool binary(nlohmann::json::binary_t&) override { return fail(here() + " is binary"); }

    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::json::exception&) override
    {
        return fail("the header is not valid JSON at byte " + std::to_string(position));
    }

private:
    [[nodiscard]] bool ignored() const
    {
        return m_ignored > 0 || (m_depth == 2 && !m_isMetadata && m_field == Field::Other);
    }

    [[nodiscard]] std::string here() const
    {
        if (m_depth == 0)
            return "the header";
        if (m_depth == 1)
            return "the entry '" + m_name + "'";
        return "'" + m_key + "' of '" + m_name + "'";
    }

    bool fail(std::string text)
    {
        if (problem.empty())
            problem = std::move(text);
        return false;
    }

    int m_depth = 0;
    int m_ignored = 0;
    bool m_inArray = false;
    bool m_isMetadata = false;
    Field m_field = Field::None;
    std::string m_name;
    std::string m_key;
    std::set<std::string> m_names;
    std::set<std::string> m_keys;
};

/// Bytes of a tensor of this shape and dtype, or the reason why there is no such number.
Result<std::uint64_t> bytesOf(const TensorInfo& info)
{
    std::uint64_t count = 1;
    for (const std::int64_t size : info.shape) {
        if (__builtin_mul_overflow(count, static_cast<std::uint64_t>(size), &count))
            return badInput("the product of its shape overflows");
    }
    std::uint64_t bits = 0;
    if (__builtin_mul_overflow(count, std::uint64_t{dtypeBits(info.dtype)}, &bits) ||
        count > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return badInput("the product of its shape overflows");
    if (bits % 8 != 0)
        return badInput("its elements do not fill whole bytes");
    return bits / 8;
}

} // namespace

std::string shapeText(std::span<const std::int64_t> shape)
{
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    return text + "]";
}

Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json, std::uint64_t dataBytes,
                                                 const std::string& where)
{
    const auto refuse = [&](const std::string& what) {
        return badInput(where + ": " + what + remedy);
    };
    if (json.empty() || json.front() != '{')
        return refuse("the header does not start with '{'");
    if (!isValidUtf8(json))
        return refuse("the header is not valid UTF-8");
    // The JSON reader takes a NUL for the end of the text; here it is only a wrong byte.
    if (json.find('\0') != std::string_view::npos)
        return refuse("the header is not valid JSON at byte " +
                      std::to_string(json.find('\0') + 1));

    HeaderReader reader;
    bool good = false;
    try {
        good = nlohmann::json::sax_parse(json, &reader);
    } catch (const nlohmann::json::exception&) {
        good = false;
    }
    if (!good)
        return refuse(reader.problem.empty() ? "the header is not valid JSON" : reader.problem);

    SafetensorsHeader header;
    header.metadata = std::move(reader.metadata);
    header.tensors.reserve(reader.entries.size());
    for (HeaderReader::Entry& entry : reader.entries) {
        TensorInfo info = std::move(entry.info);
        info.begin = entry.offsets[0];
        info.end = entry.offsets[1];
        const std::string name = "tensor '" + info.name + "'";
        if (info.begin > info.end)
            return refuse(name + " ends before it begins (" + std::to_string(info.begin) + ", " +
                          std::to_string(info.end) + ")");
        const auto bytes = bytesOf(info);
        if (!bytes)
            return refuse(name + " of shape " + shapeText(info.shape) + ": " +
                          bytes.error().message);
        if (bytes.value() != info.bytes())
            return refuse(name + ", " + dtypeName(info.dtype) + " " + shapeText(info.shape) +
                          ", needs " + std::to_string(bytes.value()) +
                          " bytes, but its offsets give " + std::to_string(info.bytes()));
        header.tensors.push_back(std::move(info));
    }
    std::sort(header.tensors.begin(), header.tensors.end(), [](const auto& a, const auto& b) {
        return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
    });
    std::uint64_t at = 0;
    for (const TensorInfo& info : header.tensors) {
        if (info.begin != at)
            return refuse("tensor '" + info.name + "' begins at " + std::to_string(info.begin) +
                          " where " + std::to_string(at) + " was expected (" +
                          (info.begin < at ? "it overlaps another" : "a hole before it") + ")");
        at = info.end;
    }
    if (at != dataBytes)
        return refuse("the tensors end at byte " + std::to_string(at) +
                      " of the data, but the file holds " + std::to_string(dataBytes) +
                      " bytes of it");
    return header;
}

} // namespace mesewright
