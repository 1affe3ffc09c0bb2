// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gates/demo.h"
#include "ui/engine/enginejob.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace mesewright::ui {

/// Says what the demo will do, how long it takes and what it leaves, and asks for the folder.
class DemoDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit DemoDialog(QWidget* parent = nullptr);

    [[nodiscard]] QString folder() const;
    void setFolder(const QString& folder);
    /// The same work as `mesewright-cli demo --out FOLDER`.
    [[nodiscard]] DemoWork work() const;

private:
    QLineEdit* m_folder = nullptr;
    QCheckBox* m_quick = nullptr;
    QPushButton* m_start = nullptr;
};

} // namespace mesewright::ui
