// SPDX-License-Identifier: Apache-2.0
#include "app/bench/options.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>

namespace mesewright {

namespace {

// The whole text as a number within the limits; not-a-number fails both comparisons.
template <class T>
bool readNumber(const std::string& text, T least, T most, T& value)
{
    const char* end = text.data() + text.size();
    const auto [stop, code] = std::from_chars(text.data(), end, value);
    return code == std::errc() && stop == end && value >= least && value <= most;
}

} // namespace

Result<BenchOptions> BenchOptions::parse(std::span<const std::string> arguments,
                                         const std::vector<BenchOption>& known)
{
    BenchOptions options;
    std::vector<std::string> names;
    for (const BenchOption& option : known)
        names.push_back("--" + option.name);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const auto place = std::find(names.begin(), names.end(), name);
        if (place == names.end()) {
            const std::string near = nearest(name, names);
            return badInput("'" + word + "' is no option of this target; " +
                            (near.empty() ? "--help lists them" : "did you mean " + near + "?"));
        }
        const bool isSwitch = known[static_cast<std::size_t>(place - names.begin())].value.empty();
        std::string value;
        if (isSwitch && equals != std::string::npos)
            return badInput(name + " is a switch and takes no value; leave '" +
                            word.substr(equals) + "' away");
        if (isSwitch) {
            value = "on";
        } else if (equals != std::string::npos) {
            value = word.substr(equals + 1);
        } else if (i + 1 < arguments.size()) {
            value = arguments[++i];
        } else {
            return badInput(name + " needs a value behind it; --help lists the options");
        }
        if (!options.m_values.emplace(name.substr(2), value).second)
            return badInput(name + " is given twice; give it once");
    }
    for (const BenchOption& option : known)
        options.m_values.try_emplace(option.name, option.standard);
    return options;
}

bool BenchOptions::flag(const std::string& name) const
{
    const auto at = m_values.find(name);
    return at != m_values.end() && at->second == "on";
}

Result<std::string> BenchOptions::text(const std::string& name) const
{
    const auto at = m_values.find(name);
    if (at == m_values.end() || at->second.empty())
        return badInput("--" + name + " is needed here; --help says what it takes");
    return at->second;
}

Result<std::filesystem::path> BenchOptions::path(const std::string& name) const
{
    MESEWRIGHT_TRY(const std::string value, text(name));
    return std::filesystem::path(value);
}

Result<int> BenchOptions::whole(const std::string& name, int least, int most) const
{
    MESEWRIGHT_TRY(const std::string value, text(name));
    int number = 0;
    if (!readNumber(value, least, most, number))
        return badInput(formatted("--%s is '%s', expected a whole number from %d to %d",
                                  name.c_str(), value.c_str(), least, most));
    return number;
}

Result<double> BenchOptions::number(const std::string& name, double least, double most) const
{
    MESEWRIGHT_TRY(const std::string value, text(name));
    double number = 0;
    if (!readNumber(value, least, most, number))
        return badInput(formatted("--%s is '%s', expected a number from %g to %g", name.c_str(),
                                  value.c_str(), least, most));
    return number;
}

Result<std::vector<int>> BenchOptions::list(const std::string& name, int most) const
{
    MESEWRIGHT_TRY(const std::string value, text(name));
    std::vector<int> numbers;
    for (const std::string& part : split(value, ',')) {
        int number = 0;
        if (!readNumber(part, 0, most, number))
            return badInput(
                formatted("--%s is '%s', expected whole numbers from 0 to %d with commas between",
                          name.c_str(), value.c_str(), most));
        numbers.push_back(number);
    }
    std::sort(numbers.begin(), numbers.end());
    if (std::adjacent_find(numbers.begin(), numbers.end()) != numbers.end())
        return badInput("--" + name + " names a number twice; name each once");
    return numbers;
}

} // namespace mesewright
