// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/typescript.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <system_error>
#include <vector>

namespace mesewright {

namespace {

const Json* member(const Json& object, const char* key)
{
    if (!object.is_object())
        return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

const std::string* textMember(const Json& object, const char* key)
{
    const Json* value = member(object, key);
    return value ? value->get_ptr<const std::string*>() : nullptr;
}

const Json* listMember(const Json& object, const char* key)
{
    const Json* value = member(object, key);
    return value && value->is_array() ? value : nullptr;
}

bool isEnum(const Json& schema)
{
    const Json* values = listMember(schema, "enum");
    return values && !values->empty();
}

/// A number as Rust's serde_json prints it: shortest digits, plain up to 16 places before the
/// point and 5 zeros behind it.
std::string numberText(double value)
{
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(value),
                                   std::chars_format::scientific);
    const std::string_view text(buffer, static_cast<std::size_t>(end.ptr - buffer));
    const auto mark = text.find('e');
    std::string digits(text.substr(0, mark));
    std::erase(digits, '.');
    const char* exponentBegin = buffer + mark + (text[mark + 1] == '+' ? 2 : 1);
    int exponent = 0;
    std::from_chars(exponentBegin, end.ptr, exponent);

    const int point = exponent + 1;
    const int count = static_cast<int>(digits.size());
    std::string out = std::signbit(value) ? "-" : "";
    if (value == 0)
        return out + "0.0";
    if (count <= point && point <= 16)
        return out + digits + std::string(static_cast<std::size_t>(point - count), '0') + ".0";
    if (point > 0 && point <= 16)
        return out + digits.insert(static_cast<std::size_t>(point), 1, '.');
    if (point > -5 && point <= 0)
        return out + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
    if (count > 1)
        digits.insert(1, 1, '.');
    return out + digits + "e" + std::to_string(exponent);
}

std::string jsonText(const Json& value)
{
    if (value.is_number_float())
        return numberText(value.get<double>());
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The comment about a schema's default, or "". In a bare union a default among enumerated values
/// is quoted, elsewhere it is not.
std::string defaultComment(const Json& schema, bool bareUnion = false)
{
    const Json* value = member(schema, "default");
    if (!value)
        return {};
    const std::string* text = value->get_ptr<const std::string*>();
    if (text && !isEnum(schema))
        return "default: \"" + *text + "\"";
    return "default: " + (text && !bareUnion ? *text : jsonText(*value));
}

void appendComment(std::string& out, const std::vector<std::string>& comments)
{
    for (std::size_t i = 0; i < comments.size(); ++i)
        out += (i == 0 ? " // " : " ") + comments[i];
}

std::string typeOf(const Json& schema, const std::string& indent);

std::string typeWithNull(const Json& schema, const std::string& indent)
{
    std::string type = typeOf(schema, indent);
    const Json* nullable = member(schema, "nullable");
    if (nullable && *nullable == true && type.find("null") == std::string::npos)
        type += " | null";
    return type;
}

std::string unionOf(const Json& variants, const std::string& indent)
{
    std::string out;
    for (const Json& variant : variants) {
        out += "\n" + indent + " | " + typeWithNull(variant, indent + "   ");
        std::vector<std::string> comments;
        if (const std::string* description = textMember(variant, "description"))
            comments.push_back(*description);
        if (std::string comment = defaultComment(variant, true); !comment.empty())
            comments.push_back(comment);
        appendComment(out, comments);
    }
    return out;
}

/// A property that is one of several types: each on a line of its own.
std::string unionProperty(const std::string& name, const Json& schema, const Json& variants,
                          const std::string& indent)
{
    std::string out;
    const std::string* about = textMember(schema, "description");
    const std::string* aboutFirst =
        variants.empty() ? nullptr : textMember(variants.front(), "description");
    const bool aboveAll = about && !(aboutFirst && *about == *aboutFirst);
    if (aboveAll)
        out += indent + "// " + *about + "\n";
    if (const std::string comment = defaultComment(schema); !comment.empty())
        out += indent + "// " + comment + "\n";
    out += indent + name + ":\n";
    for (std::size_t i = 0; i < variants.size(); ++i) {
        const Json& variant = variants[i];
        out += indent + " | " + typeWithNull(variant, indent + "   ");
        std::vector<std::string> comments;
        const std::string* description = textMember(variant, "description");
        if (description && !(i == 0 && aboveAll) && !(about && *about == *description))
            comments.push_back(*description);
        if (const std::string comment = defaultComment(variant); !comment.empty())
            comments.push_back(comment);
        appendComment(out, comments);
        out += "\n";
    }
    return out + indent + ",\n";
}

std::string commentsAbove(const Json& schema, const std::string& indent)
{
    std::string out;
    if (const std::string* title = textMember(schema, "title"))
        out += indent + "// " + *title + "\n" + indent + "//\n";
    const std::string* description = textMember(schema, "description");
    if (description && !member(schema, "oneOf"))
        out += indent + "// " + *description + "\n";
    if (const Json* examples = listMember(schema, "examples"); examples && !examples->empty()) {
        out += indent + "// Examples:\n";
        for (const Json& example : *examples) {
            if (const auto* text = example.get_ptr<const std::string*>())
                out += indent + "// - \"" + *text + "\"\n";
        }
    }
    return out;
}

std::string propertyOf(const std::string& name, const Json& schema, const std::string& indent)
{
    const std::string above = commentsAbove(schema, indent);
    if (const Json* variants = listMember(schema, "oneOf"))
        return above + unionProperty(name, schema, *variants, indent);
    std::string out = above + indent + name + ": " + typeWithNull(schema, indent + "    ") + ",";
    if (!member(schema, "oneOf")) {
        if (const std::string comment = defaultComment(schema); !comment.empty())
            out += " // " + comment;
    }
    return out + "\n";
}

std::string objectOf(const Json& schema, const std::string& indent)
{
    std::string out;
    if (const std::string* description = textMember(schema, "description"))
        out += indent + "// " + *description + "\n";
    out += "{\n";
    const Json* properties = member(schema, "properties");
    const Json* required = listMember(schema, "required");
    if (properties && properties->is_object()) {
        for (const auto& [key, value] : properties->items()) {
            const bool needed = required && std::find(required->begin(), required->end(),
                                                      Json(key)) != required->end();
            out += propertyOf(needed ? key : key + "?", value, indent);
        }
    }
    return out + indent + "}";
}

/// The strings of a list, each through `spell`, as alternatives; "" if there are none.
template <class Spell>
std::string alternatives(const Json& list, Spell&& spell)
{
    std::string out;
    for (const Json& entry : list) {
        if (const auto* text = entry.get_ptr<const std::string*>())
            out += (out.empty() ? "" : " | ") + spell(*text);
    }
    return out;
}

std::string typeOf(const Json& schema, const std::string& indent)
{
    if (const Json* variants = listMember(schema, "oneOf"))
        return unionOf(*variants, indent);
    if (const Json* types = listMember(schema, "type")) {
        const auto spell = [](const std::string& type) {
            return type == "integer" ? std::string("number") : type;
        };
        const std::string joined = alternatives(*types, spell);
        return joined.empty() ? "any" : joined;
    }
    const std::string* type = textMember(schema, "type");
    if (!type)
        return "any";
    if (*type == "object")
        return objectOf(schema, indent);
    if (*type == "string") {
        const Json* values = listMember(schema, "enum");
        const auto quoted = [](const std::string& value) { return "\"" + value + "\""; };
        const std::string joined = values ? alternatives(*values, quoted) : "";
        return joined.empty() ? "string" : joined;
    }
    if (*type == "number" || *type == "integer")
        return "number";
    if (*type == "boolean")
        return "boolean";
    if (*type == "array") {
        const Json* items = member(schema, "items");
        return items ? typeOf(*items, indent) + "[]" : "Array<any>";
    }
    return "any";
}

} // namespace

std::string typescriptOf(const Json& schema)
{
    return typeOf(schema, "");
}

} // namespace mesewright
