// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/config/configfield.h"
#include "ui/panels/config/configreading.h"
#include "ui/widgets/card.h"

#include <QHash>

class QPushButton;

namespace mesewright::ui {

/// The settings as a form. It shows what a text says and asks for changes; it keeps no values.
class ConfigForm final : public Card
{
    Q_OBJECT

public:
    explicit ConfigForm(QWidget* parent = nullptr);

    /// `saved`: what the file on disk says. `units` by path: "5 of 24". `extra`: findings that the
    /// text alone does not give, by path.
    void showReading(const ConfigReading& reading, const ConfigReading& saved,
                     const QHash<QString, QString>& units, const QHash<QString, Finding>& extra);
    void showField(const std::string& path);
    [[nodiscard]] ConfigField* field(const std::string& path) const;
    void setAllShown(bool all);

Q_SIGNALS:
    void edited(const std::string& path, const std::string& value);
    void placeAsked(const std::string& path);
    /// A setting's control has the focus.
    void entered(const std::string& path);

private:
    struct Line
    {
        ConfigField* field = nullptr;
        FieldDescription description;
        bool usual = true;
    };
    struct Group
    {
        QWidget* title = nullptr;
        QList<Line> lines;
    };
    QList<Group> m_groups;
    QPushButton* m_all = nullptr;
    bool m_allShown = false;
};

} // namespace mesewright::ui
