// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/jobslot.h"
#include "ui/engine/newworkspace.h"

#include <QWizard>

#include <functional>

class QLabel;
class QLineEdit;

namespace mesewright::ui {

/// A page whose answers are checked in the pool while they are typed; Next waits for a yes.
class CheckedPage : public QWizardPage
{
    Q_OBJECT

public:
    /// What a check found: whether the answers will do, and a sentence to show.
    struct Verdict
    {
        bool good = false;
        QString words;
    };
    using Check = std::function<Verdict()>;

    explicit CheckedPage(const QString& title, const QString& subtitle);
    [[nodiscard]] bool isComplete() const override { return m_good; }

protected:
    /// A line with a label and, for files and folders, a Browse button.
    enum class Kind { Text, File, Folder };
    QLineEdit* addField(const QString& label, Kind kind, const QString& hint = {});
    /// Runs the page's check anew; what is on the way is void.
    void recheck();
    /// The check for what is typed now; it runs in the pool and must hold values only.
    [[nodiscard]] virtual Check check() const = 0;
    void initializePage() override { recheck(); }

private:
    QLabel* m_words = nullptr;
    JobSlot m_job;
    bool m_good = false;
};

/// Five questions: where, which base model, which data, which template, which settings. Nothing is
/// written before Finish; `created` follows when the folder is a workspace.
class WorkspaceWizard final : public QWizard
{
    Q_OBJECT

public:
    explicit WorkspaceWizard(QWidget* parent = nullptr);
    [[nodiscard]] NewWorkspace answers() const;

    void accept() override;

Q_SIGNALS:
    void created(const QString& folder);

private:
    class FolderPage* m_folder = nullptr;
    class BasePage* m_base = nullptr;
    class DataPage* m_data = nullptr;
    class TemplatePage* m_template = nullptr;
    class PresetPage* m_preset = nullptr;
    JobSlot m_job;
};

} // namespace mesewright::ui
