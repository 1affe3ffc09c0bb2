// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/taskitem.h"
#include "ui/engine/jobslot.h"

#include <QDialog>

#include <filesystem>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace mesewright::ui {

/// Chooses one of the workspace's evaluation, training or confirmation items by typing a part of
/// its text.
class ItemPicker final : public QDialog
{
    Q_OBJECT

public:
    /// `data`: the folder with the files of items.
    explicit ItemPicker(const std::filesystem::path& data, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const mesewright::TaskItem& item);

private:
    void filter();
    void choose();

    std::vector<TaskItem> m_items;
    QLineEdit* m_filter = nullptr;
    QListWidget* m_list = nullptr;
    QLabel* m_words = nullptr;
    QPushButton* m_take = nullptr;
    JobSlot m_job;
};

} // namespace mesewright::ui
