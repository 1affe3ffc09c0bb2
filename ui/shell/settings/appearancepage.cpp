// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings/appearancepage.h"

#include "ui/shell/language.h"
#include "ui/shell/theme/theme.h"
#include "ui/shell/windowsettings.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QComboBox>
#include <QSpinBox>

namespace mesewright::ui {

namespace {

constexpr int smallestText = 80;
constexpr int largestText = 200;
constexpr int textStep = 10;

} // namespace

AppearancePage::AppearancePage(WindowSettings& settings, QWidget* parent)
    : SettingsPage(tr("Appearance"), QStringLiteral("sun"), parent), m_settings(settings)
{
    addTheme();
    addText();
    addLanguage();
    finish();
}

void AppearancePage::addTheme()
{
    addGroup(tr("Theme"));
    auto* colours = new SegmentedControl(tr("Colours"));
    colours->addChoice(QString::number(static_cast<int>(Theme::Mode::FollowSystem)), tr("System"));
    colours->addChoice(QString::number(static_cast<int>(Theme::Mode::Light)), tr("Light"));
    colours->addChoice(QString::number(static_cast<int>(Theme::Mode::Dark)), tr("Dark"));
    colours->setCurrent(QString::number(m_settings.theme.get()));
    connect(colours, &SegmentedControl::currentChanged, this, [this](const QString& id) {
        m_settings.theme.set(id.toInt());
        Theme::instance().setMode(static_cast<Theme::Mode>(id.toInt()));
        noteChange();
    });
    addRow(
        tr("Colours"), colours, tr("System"),
        tr("The desktop decides; a change is followed at once."),
        [this] { return m_settings.theme.get() != m_settings.theme.fallback(); },
        [this, colours] { colours->setCurrent(QString::number(m_settings.theme.fallback())); });
}

void AppearancePage::addText()
{
    addGroup(tr("Text"));
    auto* size = new QSpinBox;
    size->setRange(smallestText, largestText);
    size->setSingleStep(textStep);
    size->setSuffix(QStringLiteral("\u202f%"));
    size->setKeyboardTracking(false);
    size->setValue(m_settings.textScale.get());
    connect(size, &QSpinBox::valueChanged, this, [this](int percent) {
        m_settings.textScale.set(percent);
        Theme::instance().setTextScale(percent);
        noteChange();
    });
    addRow(
        tr("Size"), size, QStringLiteral("100\u202f%"), {},
        [this] { return m_settings.textScale.get() != m_settings.textScale.fallback(); },
        [this, size] { size->setValue(m_settings.textScale.fallback()); });
}

void AppearancePage::addLanguage()
{
    addGroup(tr("Language and numbers"));
    auto* language = new QComboBox;
    language->addItem(tr("Desktop's"), QString());
    for (const QString& code : languages())
        language->addItem(languageName(code), code);
    language->setCurrentIndex(std::max(0, language->findData(m_settings.language.get())));
    connect(language, &QComboBox::currentIndexChanged, this, [this, language] {
        m_settings.language.set(language->currentData().toString());
        noteChange();
    });
    addRow(
        tr("Language"), language, tr("desktop's"),
        tr("From the next start on. Files and exports always use a point."),
        [this] { return m_settings.language.get() != m_settings.language.fallback(); },
        [language] { language->setCurrentIndex(0); });
}

} // namespace mesewright::ui
