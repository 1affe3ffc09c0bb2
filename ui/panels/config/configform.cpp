// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/config/configform.h"

#include "ui/panels/config/fieldlist.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace mesewright::ui {

ConfigForm::ConfigForm(QWidget* parent) : Card(tr("Form"), parent)
{
    const std::vector<FieldDescription> descriptions = describeSettings();
    m_all = makeButton({}, {}, ButtonKind::Link);
    addAction(m_all);
    connect(m_all, &QPushButton::clicked, this, [this] { setAllShown(!m_allShown); });
    for (const FieldGroup& group : fieldGroups()) {
        Group lines;
        lines.title = makeGroupTitle(group.title);
        body()->addWidget(lines.title);
        for (const FieldPlace& place : group.fields) {
            const auto description =
                std::find_if(descriptions.begin(), descriptions.end(),
                             [&](const auto& field) { return field.path == place.path; });
            if (description == descriptions.end())
                continue;
            auto* field = new ConfigField(*description, place.label);
            connect(field, &ConfigField::edited, this, &ConfigForm::edited);
            connect(field, &ConfigField::placeAsked, this, &ConfigForm::placeAsked);
            connect(field, &ConfigField::entered, this, &ConfigForm::entered);
            body()->addWidget(field);
            lines.lines.append({field, *description, place.usual});
        }
        m_groups.append(lines);
    }
    body()->addStretch(1);
    setAllShown(false);
}

void ConfigForm::setAllShown(bool all)
{
    m_allShown = all;
    int count = 0;
    for (const Group& group : m_groups) {
        for (const Line& line : group.lines) {
            ++count;
            line.field->setVisible(all || line.usual);
        }
    }
    m_all->setText(all ? tr("show the usual ones") : tr("show all %1").arg(count));
}

ConfigField* ConfigForm::field(const std::string& path) const
{
    for (const Group& group : m_groups)
        for (const Line& line : group.lines)
            if (line.description.path == path)
                return line.field;
    return nullptr;
}

void ConfigForm::showField(const std::string& path)
{
    for (const Group& group : m_groups) {
        for (const Line& line : group.lines) {
            if (line.description.path != path)
                continue;
            if (!line.usual)
                setAllShown(true);
            line.field->focusControl();
        }
    }
}

void ConfigForm::showReading(const ConfigReading& reading, const ConfigReading& saved,
                             const QHash<QString, QString>& units,
                             const QHash<QString, Finding>& extra)
{
    for (const Group& group : m_groups) {
        for (const Line& line : group.lines) {
            const std::string& path = line.description.path;
            const QString key = QString::fromStdString(path);
            FieldText text;
            text.value = reading.writtenValue(path);
            text.unit = units.value(key);
            const auto now = reading.values.find(path);
            const auto before = saved.values.find(path);
            const FieldKind kind = kindOf(line.description);
            if (now != reading.values.end() && before != saved.values.end() &&
                now->second != before->second)
                text.was = shownValue(kind, before->second);
            const bool standard =
                now != reading.values.end() && now->second == line.description.defaultText;
            text.origin =
                standard ? tr("default")
                         : tr("default %1").arg(shownValue(kind, line.description.defaultText));
            if (text.origin.size() > 20)
                text.origin = tr("not the default");
            if (const Finding* finding = reading.findingOf(path))
                text.finding = *finding;
            else if (const auto found = extra.constFind(key); found != extra.cend())
                text.finding = found.value();
            line.field->showText(text);
            // What is wrong is never hidden.
            if (text.finding)
                line.field->setVisible(true);
        }
    }
}

} // namespace mesewright::ui
