// SPDX-License-Identifier: Apache-2.0
#include "core/base/json.h"
#include "core/llm/nf4.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace mesewright {

namespace {

const char* targetName(Nf4Target target)
{
    switch (target) {
    case Nf4Target::Float16:
        return "float16";
    case Nf4Target::Float32:
        return "float32";
    case Nf4Target::Bfloat16:
        break;
    }
    return "bfloat16";
}

/// A double as Python's repr writes it: shortest digits, plain from 1e-4 to below 1e16.
std::string pythonRepr(double value)
{
    char buffer[40];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    const std::string text(buffer, end.ptr);
    const std::size_t mark = text.find('e');
    if (mark == std::string::npos)
        return text;
    const int exponent = std::atoi(text.c_str() + mark + 1);
    const bool negative = text.front() == '-';
    std::string digits;
    for (const char c : text.substr(0, mark)) {
        if (c >= '0' && c <= '9')
            digits += c;
    }
    const std::string sign = negative ? "-" : "";
    if (exponent < -4 || exponent >= 16)
        return text; // to_chars, like Python, writes two exponent digits at least
    if (exponent < 0)
        return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole)
        return sign + digits + std::string(whole - digits.size(), '0') + ".0";
    return sign + digits.substr(0, whole) + "." + digits.substr(whole);
}

constexpr const char* remedy = "; the quantised checkpoint is damaged or of an unknown kind";

Result<std::int64_t> readSize(const Json& json, const char* key, const std::string& where)
{
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number_unsigned() || found->get<std::uint64_t>() == 0 ||
        found->get<std::uint64_t>() > (std::uint64_t{1} << 40))
        return badInput(where + ": '" + key + "' is missing or not a whole number above 0" +
                        remedy);
    return static_cast<std::int64_t>(found->get<std::uint64_t>());
}

std::string textOr(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

} // namespace

Result<Nf4State> parseNf4State(std::string_view text, const std::string& where)
{
    MESEWRIGHT_TRY(const Json json, parseJson(text, where));
    if (!json.is_object())
        return badInput(where + ": a JSON object was expected" + remedy);
    Nf4State state;
    const std::string type = textOr(json, "quant_type");
    if (type != "nf4")
        return badInput(where + ": quant_type is '" + type +
                        "', but only nf4 is supported; use an NF4, MXFP4 or bf16 checkpoint");
    MESEWRIGHT_TRY(state.blockSize, readSize(json, "blocksize", where));

    const std::string dtype = textOr(json, "dtype");
    if (dtype == "bfloat16")
        state.dtype = Nf4Target::Bfloat16;
    else if (dtype == "float16")
        state.dtype = Nf4Target::Float16;
    else if (dtype == "float32")
        state.dtype = Nf4Target::Float32;
    else
        return badInput(where + ": dtype is '" + dtype +
                        "', but bfloat16, float16 or float32 was expected" + remedy);

    const auto shape = json.find("shape");
    if (shape == json.end() || !shape->is_array() || shape->empty())
        return badInput(where + ": 'shape' is missing or not a list" + remedy);
    std::int64_t elements = 1;
    for (const Json& size : *shape) {
        if (!size.is_number_unsigned() || size.get<std::uint64_t>() > (std::uint64_t{1} << 40) ||
            __builtin_mul_overflow(elements, static_cast<std::int64_t>(size.get<std::uint64_t>()),
                                   &elements))
            return badInput(where + ": 'shape' is " + jsonLine(*shape) +
                            ", which is no tensor's shape" + remedy);
        state.shape.push_back(static_cast<std::int64_t>(size.get<std::uint64_t>()));
    }

    state.nested = json.contains("nested_offset") || json.contains("nested_blocksize");
    if (!state.nested)
        return state;
    MESEWRIGHT_TRY(state.nestedBlockSize, readSize(json, "nested_blocksize", where));
    if (textOr(json, "nested_dtype") != "float32")
        return badInput(where + ": nested_dtype is '" + textOr(json, "nested_dtype") +
                        "', but float32 was expected" + remedy);
    const auto offset = json.find("nested_offset");
    if (offset == json.end() || !offset->is_number() || !std::isfinite(offset->get<double>()))
        return badInput(where + ": 'nested_offset' is missing or not a number" + remedy);
    state.nestedOffset = static_cast<float>(offset->get<double>());
    if (!std::isfinite(state.nestedOffset))
        return badInput(where + ": 'nested_offset' is too large for fp32" + remedy);
    return state;
}

std::string nf4StateText(const Nf4State& state)
{
    std::string shape;
    for (const std::int64_t size : state.shape)
        shape += (shape.empty() ? "" : ", ") + std::to_string(size);
    std::string text = R"({"quant_type": "nf4", "blocksize": )" + std::to_string(state.blockSize) +
                       R"(, "dtype": ")" + targetName(state.dtype) + R"(", "shape": [)" + shape +
                       "]";
    if (state.nested)
        text += R"(, "nested_blocksize": )" + std::to_string(state.nestedBlockSize) +
                R"(, "nested_dtype": "float32", "nested_offset": )" +
                pythonRepr(static_cast<double>(state.nestedOffset));
    return text + "}";
}

} // namespace mesewright
