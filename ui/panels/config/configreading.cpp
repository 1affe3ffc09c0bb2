// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/config/configreading.h"

#include "ui/panels/config/fieldvalue.h"

#include <algorithm>
#include <string_view>

namespace mesewright::ui {

namespace {

/// The byte at which a line (from 1) begins.
std::size_t lineStart(const std::string& text, int line)
{
    std::size_t at = 0;
    for (int i = 1; i < line; ++i) {
        const std::size_t feed = text.find('\n', at);
        if (feed == std::string::npos)
            return text.size();
        at = feed + 1;
    }
    return at;
}

} // namespace

const SettingPlace* ConfigReading::placeOf(const std::string& path) const
{
    const auto found = std::find_if(places.begin(), places.end(),
                                    [&](const SettingPlace& place) { return place.path == path; });
    return found == places.end() ? nullptr : &*found;
}

std::string ConfigReading::writtenValue(const std::string& path) const
{
    const auto value = values.find(path);
    const std::string standing = value == values.end() ? std::string() : value->second;
    const SettingPlace* place = placeOf(path);
    if (place == nullptr || place->valueBegin == place->valueEnd)
        return standing;
    const std::string written = text.substr(place->valueBegin, place->valueEnd - place->valueBegin);
    const bool plain = written.find('\n') == std::string::npos &&
                       std::string_view("*!|>'{&").find(written.front()) == std::string_view::npos;
    return plain ? written : standing;
}

const Finding* ConfigReading::findingOf(const std::string& path) const
{
    const SettingPlace* place = placeOf(path);
    for (const Finding& finding : findings) {
        const bool named = finding.text.starts_with(path + " ");
        if (named || (place != nullptr && finding.line == place->line && finding.line > 0))
            return &finding;
    }
    return nullptr;
}

ConfigReading readConfigText(std::string text, const std::string& file)
{
    ConfigReading reading;
    SettingsReading read = parseSettings(text, file);
    reading.settings = std::move(read.settings);
    reading.findings = std::move(read.findings);
    reading.places = settingPlaces(text);
    reading.values = settingTexts(reading.settings);
    reading.text = std::move(text);
    return reading;
}

std::optional<Mend> mendOf(const Finding& finding, const std::string& text)
{
    constexpr std::string_view before = "write ";
    constexpr std::string_view after = " if that was meant";
    const std::string_view remedy = finding.remedy;
    if (finding.line < 1 || finding.column < 1 || !finding.text.starts_with("unknown key") ||
        !remedy.starts_with(before) || !remedy.ends_with(after))
        return std::nullopt;
    Mend mend;
    mend.name = remedy.substr(before.size(), remedy.size() - before.size() - after.size());
    const std::size_t begin =
        lineStart(text, finding.line) + static_cast<std::size_t>(finding.column - 1);
    std::size_t end = begin;
    while (end < text.size() && text[end] != ':' && text[end] != '\n' && text[end] != ' ')
        ++end;
    if (end == begin)
        return std::nullopt;
    mend.edit = {begin, end - begin, mend.name};
    return mend;
}

} // namespace mesewright::ui
