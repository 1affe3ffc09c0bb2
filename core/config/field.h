// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace mesewright {

/// What a field's range and choices speak about: the value, or the entries of a list.
template <class T>
struct FieldEntry
{
    using Type = T;
};
template <class T>
struct FieldEntry<std::vector<T>>
{
    using Type = T;
};

/// Everything that is known of one setting besides its place in memory. Built as a temporary in a
/// `visit` function: `Field<int>{"lora.r", 8, "rank"}.within(1, 1024)`.
template <class T>
struct Field
{
    using Entry = typename FieldEntry<T>::Type;

    Field(std::string_view keyPath, T standard, std::string_view helpText)
        : path(keyPath), defaultValue(std::move(standard)), help(helpText)
    {
    }

    Field&& within(Entry low, Entry high) &&
    {
        lowest = low;
        highest = high;
        return std::move(*this);
    }
    Field&& withoutLowest() &&
    {
        lowestExcluded = true;
        return std::move(*this);
    }
    Field&& withoutHighest() &&
    {
        highestExcluded = true;
        return std::move(*this);
    }
    Field&& oneOf(std::initializer_list<Entry> allowed) &&
    {
        choices = allowed;
        return std::move(*this);
    }
    /// For enumerations: how each value is written.
    Field&& named(std::initializer_list<std::pair<T, std::string_view>> list) &&
    {
        names = list;
        return std::move(*this);
    }
    Field&& mayBeEmpty() &&
    {
        emptyAllowed = true;
        return std::move(*this);
    }

    std::string_view path; ///< the YAML key with the keys above it: "lora.r"
    T defaultValue;
    std::string_view help; ///< one line for a tooltip, a comment, a help page
    std::optional<Entry> lowest;
    std::optional<Entry> highest;
    bool lowestExcluded = false;
    bool highestExcluded = false;
    std::vector<Entry> choices;
    std::vector<std::pair<T, std::string_view>> names;
    bool emptyAllowed = false; ///< text only; lists never may
};

} // namespace mesewright
