// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/jobslot.h"
#include "ui/models/workspacedocument.h"
#include "ui/panels/config/configchecks.h"
#include "ui/shell/panel.h"

#include <QTimer>

class QBoxLayout;
class QPushButton;
class QSplitter;
class QToolButton;

namespace mesewright::ui {

class Banner;
class ConfigEditor;
class ConfigForm;
class ConfigTextCard;
class LaunchCard;
class MemoryCard;
class ScheduleCard;
class ScrollColumn;

/// The settings of gate C as a form and as text, both of one file: memory, schedule and time before
/// the start.
class ConfigPanel final : public Panel
{
    Q_OBJECT

public:
    explicit ConfigPanel(WorkspaceDocument& document, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("config"); }
    [[nodiscard]] QString title() const override { return tr("Config"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("config"); }
    [[nodiscard]] QList<QWidget*> headerWidgets() override;
    void setActive(bool active) override;
    /// "line/14" or "field/lora.r"
    void jumpTo(const QString& place) override;

    [[nodiscard]] ConfigEditor& editor() const;
    [[nodiscard]] ConfigTextCard& textCard() const { return *m_text; }
    [[nodiscard]] ConfigForm& form() const { return *m_form; }
    [[nodiscard]] MemoryCard& memory() const { return *m_memory; }
    [[nodiscard]] const ConfigReading& reading() const { return m_reading; }
    [[nodiscard]] const Surroundings& surroundings() const { return m_around; }
    [[nodiscard]] bool modified() const;
    /// Why training cannot start; empty: it can.
    [[nodiscard]] QString whyNotStart() const;

public Q_SLOTS:
    void save();
    void start();
    void changeSetting(const std::string& path, const std::string& value);
    void applyPreset(int index);
    /// Mends the finding of the caret's line, where that can be done for a person.
    void applyMend();

Q_SIGNALS:
    void loaded();
    void saved();
    void surroundingsRead();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeHeader();
    void offerActions();
    void refreshRuns();
    [[nodiscard]] QWidget* makeFormColumn();
    void addShortcuts();
    void workspaceChanged();
    void load(bool evenIfModified);
    void takeFile(const std::string& bytes);
    void textChanged();
    void readText();
    void lookAround();
    void refresh();
    void refreshHeader(const std::vector<Finding>& all);
    void tellFindings(const std::vector<Finding>& all);
    [[nodiscard]] std::vector<Finding> allFindings() const;
    [[nodiscard]] std::filesystem::path file() const;

    WorkspaceDocument& m_document;
    QString m_folder;
    std::string m_diskText; ///< as read or written last
    bool m_fileThere = false;
    bool m_active = false;
    bool m_stale = true;
    bool m_startWhenSaved = false;
    ConfigReading m_reading;
    ConfigReading m_saved;
    Surroundings m_around;
    std::string m_aroundKey;
    std::vector<SettingFinding> m_aroundFindings;

    QToolButton* m_preset = nullptr;
    QToolButton* m_compare = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_start = nullptr;
    QAction* m_offerSave = nullptr;
    QAction* m_offerStart = nullptr;
    Banner* m_banner = nullptr;
    QSplitter* m_splitter = nullptr;
    ConfigForm* m_form = nullptr;
    ConfigTextCard* m_text = nullptr;
    ConfigEditor* m_editor = nullptr;
    QBoxLayout* m_formColumn = nullptr;
    ScrollColumn* m_formArea = nullptr;
    ScrollColumn* m_sideArea = nullptr;
    QWidget* m_side = nullptr;
    MemoryCard* m_memory = nullptr;
    ScheduleCard* m_schedule = nullptr;
    LaunchCard* m_launch = nullptr;
    QTimer m_readTimer;
    JobSlot m_loadJob;
    JobSlot m_saveJob;
    JobSlot m_aroundJob;
};

} // namespace mesewright::ui
