// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"
#include "ui/panels/config/fieldvalue.h"

#include <QWidget>

#include <optional>
#include <string>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace mesewright::ui {

class Badge;

/// What one line of the form shows.
struct FieldText
{
    std::string value; ///< as it stands in a file
    QString unit;      ///< "5 of 24", "scale 2.0"
    QString origin;    ///< "default", "default 8"
    QString was;       ///< the value on disk where it is another one
    std::optional<Finding> finding;
};

/// One setting: label, control, unit, where the value comes from, what is wrong with it.
class ConfigField final : public QWidget
{
    Q_OBJECT

public:
    ConfigField(const FieldDescription& description, const QString& label,
                QWidget* parent = nullptr);

    [[nodiscard]] const std::string& path() const { return m_description.path; }
    /// Shows without emitting. A field that is being typed in keeps its text while that means the
    /// same.
    void showText(const FieldText& text);
    void focusControl();
    [[nodiscard]] QString controlText() const;

Q_SIGNALS:
    /// A person gave another value: as it goes into the file.
    void edited(const std::string& path, const std::string& value);
    /// The field's place in the YAML is asked for.
    void placeAsked(const std::string& path);
    /// The control has got the focus.
    void entered(const std::string& path);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeControl();
    [[nodiscard]] QWidget* makeModules();
    void typed(const QString& text);
    void leave();
    void showProblem(const QString& text, Severity severity);
    void setFindingProperty(const char* value);

    FieldDescription m_description;
    FieldKind m_kind;
    FieldText m_text;
    QLineEdit* m_edit = nullptr;
    QComboBox* m_combo = nullptr;
    QPushButton* m_modules = nullptr;
    QLabel* m_unit = nullptr;
    QLabel* m_origin = nullptr;
    Badge* m_badge = nullptr;
    QLabel* m_problem = nullptr;
};

} // namespace mesewright::ui
