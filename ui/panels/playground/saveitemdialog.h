// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/taskitem.h"

#include <QDialog>

#include <filesystem>

class QLineEdit;
class QPlainTextEdit;

namespace mesewright::ui {

/// Asks where a prompt and its answer are kept as an item, and lets the answer be mended first.
class SaveItemDialog final : public QDialog
{
    Q_OBJECT

public:
    SaveItemDialog(const TaskItem& item, const std::filesystem::path& data,
                   QWidget* parent = nullptr);
    [[nodiscard]] TaskItem item() const;
    [[nodiscard]] std::filesystem::path file() const;

private:
    TaskItem m_item;
    QLineEdit* m_file = nullptr;
    QLineEdit* m_family = nullptr;
    QLineEdit* m_licence = nullptr;
    QPlainTextEdit* m_output = nullptr;
};

/// Adds the item as a line; the file is made if it is not there. Returns why not, or "".
[[nodiscard]] QString appendItem(const std::filesystem::path& file, const TaskItem& item);

} // namespace mesewright::ui
