// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings/enginepage.h"

#include "ui/shell/windowsettings.h"

#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpressionValidator>

namespace mesewright::ui {

EnginePage::EnginePage(WindowSettings& settings, QWidget* parent)
    : SettingsPage(tr("Engine and GPU"), QStringLiteral("chip"), parent), m_settings(settings)
{
    addGroup(tr("Engine"));
    auto* device = new QComboBox;
    device->setEditable(true);
    device->addItems({QStringLiteral("auto"), QStringLiteral("cpu"), QStringLiteral("cuda"),
                      QStringLiteral("cuda:1")});
    device->lineEdit()->setValidator(new QRegularExpressionValidator(
        QRegularExpression(QStringLiteral("auto|cpu|cuda(:\\d{1,2})?")), device));
    device->setCurrentText(m_settings.device.get());
    connect(device, &QComboBox::currentTextChanged, this, [this, device](const QString& text) {
        if (!device->lineEdit()->hasAcceptableInput())
            return;
        m_settings.device.set(text);
        noteChange();
    });
    addRow(
        tr("Device"), device, m_settings.device.fallback(),
        tr("auto takes a GPU where there is one. From the next start on; a run goes on where it "
           "began."),
        [this] { return m_settings.device.get() != m_settings.device.fallback(); },
        [this, device] { device->setCurrentText(m_settings.device.fallback()); });
    finish();
}

} // namespace mesewright::ui
