// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/panel.h"
#include "ui/shell/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QBoxLayout>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

namespace mesewright::ui {

/// A panel in a window of the designed size, with its header, as tests drive it. With
/// MESEWRIGHT_UI_PICTURES set to a folder, `picture` leaves what is seen there, light and dark.
class PanelBench final
{
public:
    explicit PanelBench(Panel* panel, QSize size = {1520, 900}) : m_panel(panel)
    {
        auto* column = new QVBoxLayout(&m_window);
        auto* header = new QHBoxLayout;
        for (QWidget* widget : panel->titleWidgets())
            header->addWidget(widget);
        header->addStretch(1);
        for (QWidget* widget : panel->headerWidgets())
            header->addWidget(widget);
        column->addLayout(header);
        column->addWidget(panel, 1);
        m_window.resize(size);
        m_window.show();
        QApplication::setActiveWindow(&m_window);
        panel->setActive(true);
    }

    PanelBench(const PanelBench&) = delete;
    PanelBench& operator=(const PanelBench&) = delete;
    /// The panel goes back to whoever made it.
    ~PanelBench() { m_panel->setParent(nullptr); }

    [[nodiscard]] QWidget& window() { return m_window; }

    void picture(const QString& name)
    {
        const QString folder = qEnvironmentVariable("MESEWRIGHT_UI_PICTURES");
        if (folder.isEmpty())
            return;
        for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
            Theme::instance().setMode(mode);
            QApplication::processEvents();
            const QString theme =
                mode == Theme::Mode::Dark ? QStringLiteral("dark") : QStringLiteral("light");
            m_window.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, name, theme));
        }
    }

    /// Controls that a screen reader could not name.
    [[nodiscard]] QStringList namelessControls()
    {
        QStringList nameless;
        for (QWidget* widget : m_window.findChildren<QWidget*>()) {
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            const bool control =
                button || qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget);
            const bool own = widget->objectName().startsWith(QStringLiteral("qt_"));
            if (!control || own || !widget->isVisible())
                continue;
            if (widget->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
                nameless.append(QLatin1String(widget->metaObject()->className()) +
                                QLatin1Char(' ') + widget->objectName());
        }
        return nameless;
    }

private:
    QWidget m_window;
    Panel* m_panel;
};

/// A copy of the demo's workspace that a test may change.
class WorkspaceCopy final
{
public:
    WorkspaceCopy() { copy(QStringLiteral(MESEWRIGHT_DEMO_WORKSPACE), m_folder.path()); }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QByteArray read(const QString& name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private:
    static void copy(const QString& from, const QString& to)
    {
        const QDir source(from);
        for (const QFileInfo& entry :
             source.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QString target = to + QLatin1Char('/') + entry.fileName();
            if (entry.isDir()) {
                QDir().mkpath(target);
                copy(entry.filePath(), target);
            } else {
                QFile::copy(entry.filePath(), target);
            }
        }
    }

    QTemporaryDir m_folder;
};

} // namespace mesewright::ui
