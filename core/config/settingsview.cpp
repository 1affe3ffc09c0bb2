// SPDX-License-Identifier: Apache-2.0
// The visitors that only look at settings: YAML and JSON out, description, range check.
#include "core/config/crosscheck.h"
#include "core/config/fieldcheck.h"
#include "core/config/settingsfile.h"

#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace mesewright {

namespace {

struct WriteYaml
{
    std::string out;
    std::string group;

    template <class T>
    void operator()(const T& value, const Field<T>& field)
    {
        const std::size_t dot = field.path.find('.');
        const bool nested = dot != std::string_view::npos;
        const std::string above(nested ? field.path.substr(0, dot) : "");
        if (nested && above != group)
            out += above + ":\n";
        group = above;
        std::string range = rangeText(field);
        if (!range.empty())
            range = "; " + range;
        const std::string indent = nested ? "  " : "";
        out += indent + "# " + std::string(field.help) + range + "\n";
        out += indent + std::string(nested ? field.path.substr(dot + 1) : field.path) + ": " +
               valueText(value, field) + "\n";
    }
};

struct WriteJson
{
    Json out = Json::object();

    template <class T>
    void operator()(const T& value, const Field<T>& field)
    {
        Json* place = &out;
        for (const std::string& key : split(field.path, '.'))
            place = &(*place)[key];
        if constexpr (std::is_enum_v<T>)
            *place = valueText(value, field);
        else
            *place = value;
    }
};

struct Describe
{
    std::vector<FieldDescription> out;

    template <class T>
    void operator()(const T&, const Field<T>& field)
    {
        FieldDescription description;
        description.path = field.path;
        description.type = typeText<T>();
        description.range = rangeText(field);
        description.defaultText = valueText(field.defaultValue, field);
        description.help = field.help;
        for (const auto& [value, name] : field.names)
            description.choices.emplace_back(name);
        if constexpr (std::same_as<typename Field<T>::Entry, std::string>)
            description.choices = field.choices;
        out.push_back(std::move(description));
    }
};

struct CheckRange
{
    std::vector<Finding> out;

    template <class T>
    void operator()(const T& value, const Field<T>& field)
    {
        if (const std::string problem = problemOf(value, field); !problem.empty()) {
            Finding finding;
            finding.text = std::string(field.path) + " " + problem;
            finding.remedy = "correct it, for example " + valueText(field.defaultValue, field);
            out.push_back(std::move(finding));
        }
    }
};

} // namespace

std::string settingsToYaml(const Settings& settings)
{
    WriteYaml writer;
    Settings::visit(settings, writer);
    return writer.out;
}

Json settingsToJson(const Settings& settings)
{
    WriteJson writer;
    Settings::visit(settings, writer);
    return writer.out;
}

std::vector<FieldDescription> describeSettings()
{
    Describe describe;
    const Settings defaults;
    Settings::visit(defaults, describe);
    return describe.out;
}

std::vector<Finding> checkSettings(const Settings& settings)
{
    CheckRange check;
    Settings::visit(settings, check);
    for (CrossFinding& cross : crossCheck(settings))
        check.out.push_back(std::move(cross.finding));
    return check.out;
}

std::vector<CrossFinding> crossCheck(const Settings& settings)
{
    std::vector<CrossFinding> out;
    const auto add = [&out](const char* path, Severity severity, const char* text,
                            const char* remedy) {
        CrossFinding cross;
        cross.path = path;
        cross.finding.severity = severity;
        cross.finding.text = text;
        cross.finding.remedy = remedy;
        out.push_back(std::move(cross));
    };
    if (settings.trainer.fp16 && settings.trainer.bf16) {
        add("trainer.bf16", Severity::Error,
            "trainer.fp16 and trainer.bf16 are both true, but at most one may be",
            "set one of them to false");
    }
    const bool harmony = settings.format == Settings::PromptFormat::Harmony;
    if (harmony && !settings.promptTemplate.empty()) {
        add("template", Severity::Error,
            "template names a file, but format is harmony, which has no template",
            "remove template or set format to iir");
    }
    if (settings.templateQuirk && (harmony || !settings.promptTemplate.empty())) {
        add("template_quirk", Severity::Warning,
            "template_quirk acts on the built-in iir template only and does nothing here",
            "remove it");
    }
    return out;
}

} // namespace mesewright
