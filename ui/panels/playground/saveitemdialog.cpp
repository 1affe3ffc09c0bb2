// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/playground/saveitemdialog.h"

#include "core/base/files.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace mesewright::ui {

namespace {

constexpr QSize dialogSize(680, 460);

QLineEdit* addLine(QFormLayout* form, const QString& name, const QString& text)
{
    auto* line = new QLineEdit(text);
    line->setAccessibleName(name);
    form->addRow(makeLabel(name), line);
    return line;
}

} // namespace

SaveItemDialog::SaveItemDialog(const TaskItem& item, const std::filesystem::path& data,
                               QWidget* parent)
    : QDialog(parent), m_item(item)
{
    setObjectName(QStringLiteral("saveItem"));
    setWindowTitle(tr("Save as item"));
    resize(dialogSize);
    auto* column = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    m_file = addLine(form, tr("File"), QString::fromStdString((data / "collected.jsonl").string()));
    m_family = addLine(form, tr("Family"), QString::fromStdString(item.family));
    m_family->setPlaceholderText(tr("what kind of task it is, such as scaffold"));
    m_licence = addLine(form, tr("Licence"), QString::fromStdString(item.licence));
    m_licence->setPlaceholderText(tr("of what the answer is made from"));
    column->addLayout(form);
    column->addWidget(makeLabel(tr("Answer that will be learned from")));
    m_output = new QPlainTextEdit(QString::fromStdString(item.output));
    m_output->setAccessibleName(tr("Answer"));
    followFont(m_output, TextStyle::Code);
    column->addWidget(m_output, 1);
    auto* buttons = new QDialogButtonBox;
    QPushButton* save = makeButton(tr("Save"), QStringLiteral("save"), ButtonKind::Primary);
    save->setDefault(true);
    buttons->addButton(save, QDialogButtonBox::AcceptRole);
    buttons->addButton(makeButton(tr("Cancel")), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto refresh = [this, save] {
        save->setEnabled(!m_file->text().trimmed().isEmpty() &&
                         !m_family->text().trimmed().isEmpty());
    };
    connect(m_file, &QLineEdit::textChanged, this, refresh);
    connect(m_family, &QLineEdit::textChanged, this, refresh);
    refresh();
    if (item.family.empty())
        m_family->setFocus();
}

TaskItem SaveItemDialog::item() const
{
    TaskItem item = m_item;
    item.id.clear();
    item.family = m_family->text().trimmed().toStdString();
    item.licence = m_licence->text().trimmed().toStdString();
    item.source = "playground";
    item.output = m_output->toPlainText().toStdString();
    return item;
}

std::filesystem::path SaveItemDialog::file() const
{
    return m_file->text().trimmed().toStdString();
}

QString appendItem(const std::filesystem::path& file, const TaskItem& item)
{
    if (const auto made = makeFolders(file.parent_path()); !made)
        return QString::fromStdString(made.error().message);
    auto opened = AppendFile::open(file);
    if (!opened)
        return QString::fromStdString(opened.error().message);
    const auto written = opened->append(taskItemLine(item));
    return written ? QString() : QString::fromStdString(written.error().message);
}

} // namespace mesewright::ui
