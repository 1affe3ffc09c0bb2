// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/field.h"
#include "core/config/yamlscalar.h"

#include <algorithm>
#include <concepts>
#include <string>
#include <type_traits>

namespace mesewright {

// What every visitor over fields needs: a value as text, what is expected of it, and whether it
// keeps to that.

template <class T>
concept FieldList = requires
{
    typename T::value_type;
}
&&!std::same_as<T, std::string>;

template <class T>
std::string entryText(const T& value)
{
    if constexpr (std::same_as<T, bool>)
        return value ? "true" : "false";
    else if constexpr (std::same_as<T, std::string>)
        return yamlFromText(value);
    else if constexpr (std::floating_point<T>)
        return yamlFromNumber(value);
    else
        return std::to_string(value);
}

/// The value as it stands in a settings file.
template <class T>
std::string valueText(const T& value, const Field<T>& field)
{
    if constexpr (std::is_enum_v<T>) {
        for (const auto& [named, name] : field.names) {
            if (named == value)
                return std::string(name);
        }
        return "?";
    } else if constexpr (FieldList<T>) {
        std::string out = "[";
        for (std::size_t i = 0; i < value.size(); ++i)
            out += (i > 0 ? ", " : "") + entryText(value[i]);
        return out + "]";
    } else {
        return entryText(value);
    }
}

/// "integer", "list of names", ...
template <class T>
std::string typeText()
{
    if constexpr (std::is_enum_v<T>)
        return "choice";
    else if constexpr (FieldList<T>)
        return std::same_as<typename T::value_type, std::string> ? "list of names"
                                                                 : "list of whole numbers";
    else if constexpr (std::same_as<T, bool>)
        return "true or false";
    else if constexpr (std::same_as<T, std::string>)
        return "text";
    else
        return std::floating_point<T> ? "number" : "whole number";
}

/// "from 1 to 1024", "above 0 and at most 1", "one of all, answer", or "".
template <class T>
std::string rangeText(const Field<T>& field)
{
    std::string list;
    for (const auto& [value, name] : field.names)
        list += (list.empty() ? "" : ", ") + std::string(name);
    if constexpr (!std::is_enum_v<T>) {
        for (const auto& choice : field.choices)
            list += (list.empty() ? "" : ", ") + entryText<typename Field<T>::Entry>(choice);
    }
    if (!list.empty())
        return "one of " + list;
    if constexpr (!std::is_enum_v<T>) {
        if (field.lowest && field.highest) {
            const std::string low = entryText(*field.lowest);
            const std::string high = entryText(*field.highest);
            if (!field.lowestExcluded && !field.highestExcluded)
                return "from " + low + " to " + high;
            return (field.lowestExcluded ? "above " : "at least ") + low +
                   (field.highestExcluded ? " and below " : " and at most ") + high;
        }
    }
    return {};
}

/// "a whole number from 1 to 1024"
template <class T>
std::string expectationText(const Field<T>& field)
{
    const std::string range = rangeText(field);
    if constexpr (std::is_enum_v<T>)
        return range;
    const bool bare = std::same_as<T, bool> || std::same_as<T, std::string>;
    const std::string type = typeText<T>();
    return (bare ? "" : "a ") + type +
           (range.empty() ? ""
                          : (FieldList<T> && !field.choices.empty() ? ", each " : " ") + range);
}

template <class T>
bool entryInRange(const typename Field<T>::Entry& entry, const Field<T>& field)
{
    if (!field.choices.empty())
        return std::find(field.choices.begin(), field.choices.end(), entry) != field.choices.end();
    // Written so that NaN is out of every range.
    if (field.lowest && !(field.lowestExcluded ? entry > *field.lowest : entry >= *field.lowest))
        return false;
    return !field.highest ||
           (field.highestExcluded ? entry < *field.highest : entry <= *field.highest);
}

/// What is wrong with a value of the right type ("" if nothing), as the second half of a sentence
/// that begins with the field's name.
template <class T>
std::string problemOf(const T& value, const Field<T>& field)
{
    const std::string expected = ", but " + expectationText(field) + " was expected";
    if constexpr (FieldList<T>) {
        if (value.empty())
            return "is an empty list" + expected;
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (!entryInRange(value[i], field))
                return "holds " + entryText(value[i]) + expected;
            if (std::find(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(i),
                          value[i]) != value.begin() + static_cast<std::ptrdiff_t>(i))
                return "names " + entryText(value[i]) + " twice, but each entry may stand once";
        }
    } else if constexpr (std::is_enum_v<T>) {
        if (valueText(value, field) == "?")
            return "has a value without a name" + expected;
    } else if constexpr (std::same_as<T, std::string>) {
        if (value.empty() && !field.emptyAllowed)
            return "is empty" + expected;
    } else if (!entryInRange(value, field)) {
        return "is " + entryText(value) + expected;
    }
    return {};
}

} // namespace mesewright
