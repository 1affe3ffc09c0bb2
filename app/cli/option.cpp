// SPDX-License-Identifier: Apache-2.0
#include "app/cli/option.h"

#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <type_traits>

namespace mesewright {

namespace {

template <class T>
inline constexpr bool isVector = false;
template <class T>
inline constexpr bool isVector<std::vector<T>> = true;
template <class T>
inline constexpr bool isOptional = false;
template <class T>
inline constexpr bool isOptional<std::optional<T>> = true;

template <class T>
std::string kindWords()
{
    if constexpr (std::is_same_v<T, double>)
        return "a number";
    return "a whole number";
}

std::string rangeWords(const Option& option)
{
    if (!option.low)
        return {};
    const auto number = [](double value) { return formatted("%.15g", value); };
    return (option.lowOpen ? " above " : " from ") + number(*option.low) +
           (option.lowOpen ? " and at most " : " to ") + number(*option.high);
}

Error wrongValue(const Option& option, const std::string& word, const std::string& expected)
{
    return badInput(option.shown() + ": found '" + word + "', expected " + expected);
}

template <class T>
Result<T> number(const Option& option, const std::string& word)
{
    T value{};
    const char* end = word.data() + word.size();
    const auto [stop, code] = std::from_chars(word.data(), end, value);
    bool right = code == std::errc() && stop == end && !word.empty();
    if constexpr (std::is_floating_point_v<T>)
        right = right && std::isfinite(value);
    const auto wide = static_cast<double>(value);
    if (right && option.low)
        right = wide <= *option.high && (option.lowOpen ? wide > *option.low : wide >= *option.low);
    if (!right)
        return wrongValue(option, word, kindWords<T>() + rangeWords(option));
    return value;
}

Result<std::string> choice(const Option& option, const std::string& word)
{
    if (option.choices.empty() ||
        std::find(option.choices.begin(), option.choices.end(), word) != option.choices.end())
        return word;
    const std::string near = nearest(word, option.choices);
    return wrongValue(option, word,
                      "one of " + join(option.choices, ", ") +
                          (near.empty() ? "" : "; the nearest is '" + near + "'"));
}

template <class T>
Result<T> oneValue(const Option& option, const std::string& word)
{
    if constexpr (std::is_same_v<T, std::string>)
        return choice(option, word);
    else
        return number<T>(option, word);
}

template <class T>
Result<void> assignTo(std::vector<T>& target, const Option& option,
                      std::span<const std::string> words)
{
    target.clear();
    for (const std::string& word : words) {
        // Paths and names may hold commas, numbers cannot.
        const std::vector<std::string> parts =
            std::is_same_v<T, double> ? split(word, ',') : std::vector<std::string>{word};
        for (const std::string& part : parts) {
            MESEWRIGHT_TRY(T value, oneValue<T>(option, part));
            target.push_back(std::move(value));
        }
    }
    return {};
}

template <class T>
Result<void> assignTo(T& target, const Option& option, std::span<const std::string> words)
{
    if (words.size() != 1) {
        return badInput(option.shown() + ": was given " + std::to_string(words.size()) +
                        " times; give it once");
    }
    if constexpr (isOptional<T>) {
        MESEWRIGHT_TRY(target, oneValue<typename T::value_type>(option, words.front()));
    } else {
        MESEWRIGHT_TRY(target, oneValue<T>(option, words.front()));
    }
    return {};
}

} // namespace

bool isFlag(const OptionTarget& target)
{
    return std::holds_alternative<bool*>(target);
}

bool takesSeveral(const OptionTarget& target)
{
    return std::visit([](auto* value) { return isVector<std::remove_pointer_t<decltype(value)>>; },
                      target);
}

Result<void> assignOption(const OptionTarget& target, const Option& option,
                          std::span<const std::string> words)
{
    return std::visit(
        [&](auto* value) -> Result<void> {
            if constexpr (std::is_same_v<decltype(value), bool*>) {
                *value = true;
                return {};
            } else {
                return assignTo(*value, option, words);
            }
        },
        target);
}

Json optionValue(const OptionTarget& target)
{
    return std::visit(
        [](const auto* value) -> Json {
            if constexpr (isOptional<std::remove_cvref_t<decltype(*value)>>)
                return value->has_value() ? Json(**value) : Json(nullptr);
            else
                return Json(*value);
        },
        target);
}

} // namespace mesewright
