// SPDX-License-Identifier: GPL-3.0-or-later
// The panel's header: presets, comparing with earlier runs, saving and starting.
#include "ui/panels/config/configpanel.h"

#include "ui/panels/config/configtextcard.h"
#include "ui/panels/config/fieldlist.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/parts.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace mesewright::ui {

namespace {

/// The name of the first preset whose values all stand; "" for none.
QString presetOf(const ConfigReading& reading)
{
    for (const SettingsPreset& preset : configPresets()) {
        const bool stands =
            std::all_of(preset.values.begin(), preset.values.end(), [&reading](const auto& wanted) {
                const auto value = reading.values.find(wanted.first);
                return value != reading.values.end() && value->second == wanted.second;
            });
        if (stands)
            return preset.name;
    }
    return {};
}

} // namespace

void ConfigPanel::makeHeader()
{
    m_preset = new QToolButton(this);
    m_preset->setPopupMode(QToolButton::InstantPopup);
    m_preset->setProperty("field", true);
    m_preset->setFocusPolicy(Qt::StrongFocus);
    m_preset->setAccessibleName(tr("Preset"));
    auto* menu = new QMenu(m_preset);
    menu->setToolTipsVisible(true);
    const QList<SettingsPreset> presets = configPresets();
    for (int i = 0; i < presets.size(); ++i) {
        QAction* action = menu->addAction(presets[i].name);
        action->setToolTip(presets[i].sentence);
        connect(action, &QAction::triggered, this, [this, i] { applyPreset(i); });
    }
    m_preset->setMenu(menu);
    m_compare = new QToolButton(this);
    m_compare->setText(tr("Compare with run"));
    m_compare->setPopupMode(QToolButton::InstantPopup);
    m_compare->setProperty("field", true);
    m_compare->setFocusPolicy(Qt::StrongFocus);
    m_compare->setObjectName(QStringLiteral("compare"));
    m_compare->setMenu(new QMenu(m_compare));
    m_save = makeButton(tr("Save"), QStringLiteral("save"), ButtonKind::Normal, this);
    m_save->setToolTip(tr("Ctrl+S"));
    m_start = makeButton(tr("Start training"), QStringLiteral("play"), ButtonKind::Primary, this);
    connect(m_save, &QPushButton::clicked, this, &ConfigPanel::save);
    connect(m_start, &QPushButton::clicked, this, &ConfigPanel::start);
}

/// Presets, saving and starting, for the palette.
void ConfigPanel::offerActions()
{
    const auto offer = [this](const QString& name, const QString& text, auto slot) {
        auto* action = new QAction(text, this);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        return action;
    };
    m_offerSave = offer(QStringLiteral("save"), tr("Save config.yaml"), &ConfigPanel::save);
    m_offerStart = offer(QStringLiteral("start"), tr("Start training"), &ConfigPanel::start);
    const QList<SettingsPreset> presets = configPresets();
    for (int i = 0; i < presets.size(); ++i)
        offer(QStringLiteral("preset%1").arg(i + 1), tr("Preset: %1").arg(presets[i].name),
              [this, i] { applyPreset(i); });
}

QList<QWidget*> ConfigPanel::headerWidgets()
{
    return {m_preset, m_compare, m_save, m_start};
}

void ConfigPanel::refreshHeader(const std::vector<Finding>& all)
{
    const auto count = [&all](Severity severity) {
        return static_cast<int>(
            std::count_if(all.begin(), all.end(), [severity](const Finding& finding) {
                return finding.severity == severity;
            }));
    };
    const int errors = count(Severity::Error);
    const int warnings = count(Severity::Warning);
    const bool changed = modified();
    m_text->showFileState(!m_fileThere && !m_folder.isEmpty() ? ConfigTextCard::FileState::New
                          : changed                           ? ConfigTextCard::FileState::Modified
                                                              : ConfigTextCard::FileState::Saved);
    const QString preset = presetOf(m_reading);
    m_preset->setText(preset.isEmpty() ? tr("Preset") : tr("Preset: %1").arg(preset));
    refreshRuns();
    m_save->setEnabled(changed && !m_folder.isEmpty());
    const QString why = whyNotStart();
    m_start->setEnabled(why.isEmpty());
    m_offerSave->setEnabled(m_save->isEnabled());
    m_offerStart->setEnabled(why.isEmpty());
    m_start->setToolTip(why.isEmpty() ? tr("Ctrl+Enter") : tr("not now: %1").arg(why));
    const std::filesystem::path& train = m_around.trainFile;
    Q_EMIT subtitleChanged(
        train.empty() ? QString()
                      : tr("%1 → adapters")
                            .arg(QString::fromStdString(
                                train.lexically_relative(m_folder.toStdString()).string())));
    Q_EMIT railStateChanged(errors > 0     ? std::optional(GateState::Failed)
                            : warnings > 0 ? std::optional(GateState::Warning)
                                           : std::nullopt);
}

/// Runs that kept their settings, the newest first.
void ConfigPanel::refreshRuns()
{
    QMenu* menu = m_compare->menu();
    menu->clear();
    for (auto run = m_around.runs.rbegin(); run != m_around.runs.rend(); ++run) {
        if (run->config.empty())
            continue;
        const QString name = QString::fromStdString(run->id);
        connect(menu->addAction(tr("%1, %n step(s)", nullptr, run->steps).arg(name)),
                &QAction::triggered, this, [this, name, text = run->config] {
                    m_text->compareWith(name, QString::fromStdString(text));
                });
    }
    m_compare->setEnabled(!menu->isEmpty());
    m_compare->setToolTip(menu->isEmpty() ? tr("Not now: no finished run has kept its settings")
                                          : tr("Shows what is different since then"));
}

void ConfigPanel::applyPreset(int index)
{
    const QList<SettingsPreset> presets = configPresets();
    if (index < 0 || index >= presets.size())
        return;
    std::vector<TextEdit> edits;
    std::string text = m_editor->utf8();
    for (const auto& [path, value] : presets[index].values) {
        const auto standing = m_reading.values.find(path);
        if (standing != m_reading.values.end() && standing->second == value)
            continue;
        const Result<TextEdit> edit = editSetting(text, path, value);
        if (!edit) {
            m_banner->setActions(tr("Close"), {}, {});
            m_banner->show(State::NotExtracted, QStringLiteral("warning"),
                           tr("The preset does not fit this text."),
                           QString::fromStdString(edit.error().message));
            return;
        }
        text = applied(text, *edit);
        edits.push_back(*edit);
    }
    m_editor->apply(edits);
    readText();
}

} // namespace mesewright::ui
