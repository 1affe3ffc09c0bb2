// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace mesewright::ui {

/// Shows one page of the manual in the window's theme. Links between pages stay here; all others
/// go to the desktop.
class ManualBrowser final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit ManualBrowser(QWidget* parent = nullptr);

    /// "training", or "index#settings" for a place on it.
    void showPage(const QString& id);
    [[nodiscard]] const QString& page() const { return m_page; }

    /// One heading of the page shown.
    struct Heading
    {
        QString text;
        int level;
    };
    [[nodiscard]] QList<Heading> headings() const;
    void goToHeading(const QString& text);

    /// Marks every place with `words` and goes to the first at or behind the caret.
    void find(const QString& words);
    /// To the next place (1) or the one before (-1), round the ends.
    void findStep(int step);
    [[nodiscard]] int found() const { return static_cast<int>(m_places.size()); }
    /// From 1; 0: none.
    [[nodiscard]] int foundCurrent() const { return m_current + 1; }

    QVariant loadResource(int type, const QUrl& name) override;

Q_SIGNALS:
    void pageChanged(const QString& id);
    /// Number and place of what is found changed.
    void foundChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void take(const QUrl& url);
    void restyle();
    void lookFor();
    void goToPlace();
    void markPlaces();
    void layOut();

    QString m_page;
    QString m_words;
    QList<QTextCursor> m_places;
    int m_current = -1;
    bool m_fresh = false; ///< a page was read and still looks as Markdown is shown by default
};

} // namespace mesewright::ui
