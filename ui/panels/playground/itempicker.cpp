// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/playground/itempicker.h"

#include "core/data/taskfile.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include <utility>

namespace mesewright::ui {

namespace {

constexpr QSize dialogSize(720, 480);
constexpr std::size_t mostShown = 500;

struct Found
{
    std::vector<TaskItem> items;
    QString problem;
};

Found readItems(const std::filesystem::path& data)
{
    Found found;
    std::error_code ignored;
    for (const char* name : {"eval.jsonl", "validation.jsonl", "train.jsonl"}) {
        if (!std::filesystem::exists(data / name, ignored))
            continue;
        auto items = readTaskItems(data / name);
        if (!items) {
            found.problem = QString::fromStdString(items.error().message);
            continue;
        }
        for (TaskItem& item : *items) {
            if (item.id.empty())
                item.id = std::string(name) + ", line " + std::to_string(item.line);
            found.items.push_back(std::move(item));
        }
    }
    return found;
}

} // namespace

ItemPicker::ItemPicker(const std::filesystem::path& data, QWidget* parent)
    : QDialog(parent), m_job(this)
{
    setObjectName(QStringLiteral("itemPicker"));
    setWindowTitle(tr("Take the prompt from an item"));
    resize(dialogSize);
    auto* column = new QVBoxLayout(this);
    m_filter = new QLineEdit;
    m_filter->setAccessibleName(tr("Find an item"));
    m_filter->setPlaceholderText(tr("family or words of the instruction"));
    m_filter->setClearButtonEnabled(true);
    column->addWidget(m_filter);
    m_list = new QListWidget;
    m_list->setAccessibleName(tr("Items"));
    m_list->setUniformItemSizes(true);
    column->addWidget(m_list, 1);
    m_words = makeLabel(tr("Reading…"), TextStyle::Small, Tone::Secondary);
    column->addWidget(m_words);
    auto* buttons = new QDialogButtonBox;
    m_take = makeButton(tr("Take it"), {}, ButtonKind::Primary);
    m_take->setDefault(true);
    m_take->setEnabled(false);
    buttons->addButton(m_take, QDialogButtonBox::AcceptRole);
    buttons->addButton(makeButton(tr("Cancel")), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ItemPicker::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_filter, &QLineEdit::textChanged, this, &ItemPicker::filter);
    connect(m_list, &QListWidget::itemActivated, this, &ItemPicker::choose);
    m_job.start([data](const CancelToken&) { return readItems(data); },
                [this](Found found) {
                    m_items = std::move(found.items);
                    filter();
                    if (!found.problem.isEmpty())
                        m_words->setText(found.problem);
                });
}

void ItemPicker::filter()
{
    m_list->clear();
    const QStringList words = m_filter->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::size_t fitting = 0;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const QString text =
            QString::fromStdString(m_items[i].family + "  ·  " + m_items[i].instruction)
                .simplified();
        const bool fits = std::all_of(words.begin(), words.end(), [&](const QString& word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
        if (!fits || ++fitting > mostShown)
            continue;
        auto* line = new QListWidgetItem(text, m_list);
        line->setData(Qt::UserRole, static_cast<qulonglong>(i));
        line->setToolTip(QString::fromStdString(m_items[i].id));
    }
    m_list->setCurrentRow(0);
    m_take->setEnabled(m_list->count() > 0);
    m_words->setText(
        tr("%1 of %n item(s)", nullptr, static_cast<int>(m_items.size())).arg(fitting));
}

void ItemPicker::choose()
{
    const QListWidgetItem* line = m_list->currentItem();
    if (!line)
        return;
    Q_EMIT chosen(m_items[line->data(Qt::UserRole).toULongLong()]);
    accept();
}

} // namespace mesewright::ui
