// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/code/diffeditors.h"

#include <QWidget>

class QStackedLayout;

namespace mesewright::ui {

enum class DiffLayout { SideBySide, Inline };

/// Two texts compared: side by side, scrolling together, or in one column. F7 and Shift+F7 go
/// through the differences.
class DiffView final : public QWidget
{
    Q_OBJECT

public:
    explicit DiffView(CodeLanguage language = CodeLanguage::Lua, QWidget* parent = nullptr);

    [[nodiscard]] DiffEditors& editors() { return m_editors; }
    [[nodiscard]] DiffLayout diffLayout() const;
    void setDiffLayout(DiffLayout layout);

private:
    DiffEditors m_editors;
    QStackedLayout* m_pages = nullptr;
};

} // namespace mesewright::ui
