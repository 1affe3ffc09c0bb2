// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/runfacts.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/config/settingsfile.h"
#include "core/data/taskfile.h"
#include "core/gates/checkpointsamples.h"
#include "core/metrics/gpurecorder.h"
#include "core/runs/checkpoints.h"
#include "ui/charts/charttexts.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QFileInfo>

namespace mesewright::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("mesewright::ui", text);
}

std::string textOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The hash of the settings file when the run began; "" if run.json does not name one.
std::string hashOfConfig(const Json& request)
{
    const auto inputs = request.find("inputs");
    if (inputs == request.end() || !inputs->is_array())
        return {};
    for (const Json& input : *inputs)
        if (input.is_object() && textOf(input, "role") == "config")
            return textOf(input, "sha256");
    return {};
}

void readConfig(const std::filesystem::path& path, const std::string& hash, RunFacts& facts)
{
    const Result<std::string> yaml = readFile(path);
    if (!yaml) {
        facts.problem = QString::fromStdString(yaml.error().message);
        return;
    }
    if (!hash.empty() && sha256Hex(*yaml) != hash) {
        facts.problem = tr("config.yaml has changed since this run began");
        return;
    }
    facts.settings = parseSettings(*yaml, path.string()).settings;
}

/// What the run asks at its checkpoints, so that a person reads more than a number of an item.
void readPrompts(const std::filesystem::path& file, RunFacts& facts)
{
    const auto items = readTaskItems(file);
    if (!items)
        return;
    for (const TaskItem& item : fixedPrompts(*items))
        facts.prompts[QString::fromStdString(itemLabel(item))] =
            QString::fromStdString(item.instruction).simplified();
}

QString shortNumber(double value)
{
    return QLocale().toString(value, 'g', 6);
}

/// "19–23" for what follows each other, "1, 5, 7" else.
QString layersText(const std::vector<int>& layers)
{
    const bool unbroken =
        layers.size() > 2 && layers.back() - layers.front() + 1 == static_cast<int>(layers.size());
    if (unbroken)
        return QString::number(layers.front()) + QChar(0x2013) + QString::number(layers.back());
    QStringList numbers;
    for (const int layer : layers)
        numbers.append(QString::number(layer));
    return numbers.join(QStringLiteral(", "));
}

} // namespace

std::optional<std::int64_t> RunFacts::totalSteps() const
{
    if (maxSteps)
        return *maxSteps;
    if (settings)
        return settings->trainer.maxSteps;
    return {};
}

bool RunFacts::onGpu() const
{
    return device.startsWith(QLatin1String("cuda"));
}

unsigned RunFacts::gpuIndex() const
{
    const std::string visible = qgetenv("CUDA_VISIBLE_DEVICES").toStdString();
    return driverGpuOf(device.toStdString(), visible).value_or(0);
}

RunFacts readRunFacts(const std::filesystem::path& runFolder)
{
    RunFacts facts;
    for (const SavedCheckpoint& saved : listCheckpoints(runFolder / "checkpoints")) {
        const QFileInfo done(QString::fromStdString((saved.folder / "DONE").string()));
        facts.checkpoints.append({saved.step, done.lastModified().toUTC()});
    }
    const std::filesystem::path file = runFolder / "run.json";
    const Result<std::string> text = readFile(file);
    const Result<Json> request =
        text ? parseJson(*text, file.string()) : Result<Json>(text.error());
    if (!request || !request->is_object()) {
        facts.problem = request ? tr("run.json holds no object")
                                : QString::fromStdString(request.error().message);
        return facts;
    }
    facts.created =
        QDateTime::fromString(QString::fromStdString(textOf(*request, "created")), Qt::ISODate);
    if (const auto engine = request->find("engine");
        engine != request->end() && engine->is_object())
        facts.device = QString::fromStdString(textOf(*engine, "device"));
    const auto options = request->find("options");
    if (options == request->end() || !options->is_object())
        return facts;
    if (const auto most = options->find("max_steps");
        most != options->end() && most->is_number_integer())
        facts.maxSteps = most->get<int>();
    if (const std::string config = textOf(*options, "config"); !config.empty())
        readConfig(config, hashOfConfig(*request), facts);
    if (const std::string samples = textOf(*options, "samples"); !samples.empty())
        readPrompts(samples, facts);
    return facts;
}

QString settingsText(const Settings& settings)
{
    return tr("r %1 · alpha %2 · layers %3 · lr %4 cosine")
        .arg(QString::number(settings.lora.r), shortNumber(settings.lora.alpha),
             layersText(settings.layers), axisText(settings.optim.lr));
}

QString shortRunName(const std::string& id)
{
    const QString name = QString::fromStdString(id);
    const qsizetype dash = name.indexOf(QLatin1Char('-'));
    return dash < 0 ? name : name.mid(dash + 1);
}

} // namespace mesewright::ui
