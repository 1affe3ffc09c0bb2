// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/config/configchecks.h"

#include "core/base/text.h"
#include "core/gates/traindata.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace mesewright::ui {

namespace {

/// Beyond this a row is learned by heart, which says nothing of the task.
constexpr double oftenSeen = 100;

QString translated(const char* text)
{
    return QCoreApplication::translate("mesewright::ui::Config", text);
}

double shownRows(const Settings& settings)
{
    const Settings::Trainer& trainer = settings.trainer;
    return static_cast<double>(trainer.maxSteps) * trainer.perDeviceTrainBatchSize *
           trainer.gradientAccumulationSteps;
}

QString countText(std::int64_t count)
{
    const QLocale locale;
    if (count >= 1'000'000)
        return locale.toString(static_cast<double>(count) / 1e6, 'f', 2) +
               translated(QT_TRANSLATE_NOOP("mesewright::ui::Config", " M weights"));
    return locale.toString(static_cast<qlonglong>(count)) +
           translated(QT_TRANSLATE_NOOP("mesewright::ui::Config", " weights"));
}

} // namespace

double epochsOf(const Settings& settings, const Surroundings& around)
{
    return around.rows.rows == 0 ? 0 : shownRows(settings) / static_cast<double>(around.rows.rows);
}

std::vector<SettingFinding> checkAround(const ConfigReading& reading, const Surroundings& around,
                                        const std::string& file)
{
    std::vector<SettingFinding> out;
    const Settings& settings = reading.settings;
    const auto add = [&](const std::string& path, Severity severity, std::string text,
                         std::string remedy) {
        Finding finding;
        finding.severity = severity;
        finding.file = file;
        if (const SettingPlace* place = reading.placeOf(path))
            finding.line = place->line;
        finding.text = std::move(text);
        finding.remedy = std::move(remedy);
        out.push_back({path, std::move(finding)});
    };
    if (!around.model && !around.modelProblem.isEmpty())
        add("base", Severity::Error, around.modelProblem.toStdString(), "");
    if (around.model)
        if (const auto fits = checkAgainstModel(settings, *around.model, file); !fits) {
            std::string text = fits.error().message;
            if (text.starts_with(file + ": "))
                text = text.substr(file.size() + 2);
            add(text.starts_with("max_len") ? "max_len" : "layers", Severity::Error, text, "");
        }
    if (!around.trainProblem.isEmpty())
        add("train_file", Severity::Error, around.trainProblem.toStdString(), "");
    else if (around.trainFile.empty())
        add("train_file", Severity::Error, "there is no training set",
            "put data/train.jsonl into the workspace or name a file with train_file");
    if (around.tokensCounted && around.rows.longest >= static_cast<std::size_t>(settings.maxLen))
        add("max_len", Severity::Warning,
            formatted("the longest row fills max_len %d, so that rows are cut at the end",
                      settings.maxLen),
            "raise max_len");
    if (around.distinct > 0) {
        const double seen = shownRows(settings) / static_cast<double>(around.distinct);
        if (seen > oftenSeen)
            add("trainer.max_steps", Severity::Warning,
                formatted("%d steps show each of the %zu distinct rows %.0f times",
                          settings.trainer.maxSteps, around.distinct, seen),
                formatted("set max_steps to at most %.0f, or build more data",
                          oftenSeen * settings.trainer.maxSteps / seen));
    }
    return out;
}

QHash<QString, QString> unitsOf(const Settings& settings, const Surroundings& around)
{
    QHash<QString, QString> units;
    const QLocale locale;
    const auto set = [&](const char* path, const QString& text) {
        units.insert(QLatin1String(path), text);
    };
    if (around.model) {
        set("base", fileSizeText(around.modelBytes));
        set("layers", translated(QT_TRANSLATE_NOOP("mesewright::ui::Config", "%1 of %2"))
                          .arg(settings.layers.size())
                          .arg(around.model->layers));
        set("lora.target_modules", countText(trainedWeights(settings, *around.model)));
    }
    if (around.tokensCounted)
        set("max_len", translated(QT_TRANSLATE_NOOP("mesewright::ui::Config", "longest row %1"))
                           .arg(around.rows.longest));
    if (settings.lora.r > 0)
        set("lora.alpha", translated(QT_TRANSLATE_NOOP("mesewright::ui::Config", "scale %1"))
                              .arg(locale.toString(settings.lora.alpha / settings.lora.r, 'g', 3)));
    set("optim.warmup_ratio", translated(QT_TRANSLATE_NOOP("mesewright::ui::Config", "ratio")));
    set("trainer.per_device_train_batch_size",
        translated(QT_TRANSLATE_NOOP("mesewright::ui::Config", "rows at once")));
    set("trainer.gradient_accumulation_steps",
        translated(QT_TRANSLATE_NOOP("mesewright::ui::Config", "= %1 rows a step"))
            .arg(settings.trainer.perDeviceTrainBatchSize *
                 settings.trainer.gradientAccumulationSteps));
    if (around.rows.rows > 0)
        set("trainer.max_steps",
            translated(QT_TRANSLATE_NOOP("mesewright::ui::Config", "%1 epochs"))
                .arg(locale.toString(epochsOf(settings, around), 'g', 3)));
    set("trainer.save_steps", translated(QT_TRANSLATE_NOOP("mesewright::ui::Config", "steps")));
    return units;
}

} // namespace mesewright::ui
