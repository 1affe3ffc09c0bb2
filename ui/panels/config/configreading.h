// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/settingsedit.h"
#include "core/config/settingsfile.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mesewright::ui {

/// A settings text as the form, the findings and the cards need it.
struct ConfigReading
{
    std::string text;
    Settings settings; ///< fields with an error keep their default
    std::vector<Finding> findings;
    std::vector<SettingPlace> places;
    std::map<std::string, std::string> values; ///< by path, as they would stand in a file

    /// Null for a setting that the text does not hold.
    [[nodiscard]] const SettingPlace* placeOf(const std::string& path) const;
    /// What the text itself says: "5.0e-5" where `values` has "5.0e-05". The value where the text
    /// holds none or says it in another form (an alias, a list below its key).
    [[nodiscard]] std::string writtenValue(const std::string& path) const;
    /// The finding that speaks of this setting: its line, or its name in the sentence.
    [[nodiscard]] const Finding* findingOf(const std::string& path) const;
    [[nodiscard]] bool hasErrors() const { return mesewright::hasErrors(findings); }
};
[[nodiscard]] ConfigReading readConfigText(std::string text, const std::string& file);

/// What mends a finding by itself: a misspelt key gets the name that is nearest.
struct Mend
{
    TextEdit edit;
    std::string name; ///< what the key becomes
};
[[nodiscard]] std::optional<Mend> mendOf(const Finding& finding, const std::string& text);

} // namespace mesewright::ui
