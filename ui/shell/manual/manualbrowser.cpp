// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/manual/manualbrowser.h"

#include "ui/shell/manual/manualpages.h"
#include "ui/shell/manual/manualstyle.h"
#include "ui/shell/theme/theme.h"

#include <QFile>
#include <QImage>
#include <QScrollBar>
#include <QTextBlock>

namespace mesewright::ui {

namespace {

constexpr int longestLine = 110; // characters
constexpr int edge = 24;

/// The dark picture of a light one, if there is one.
QUrl darkVersion(const QUrl& picture)
{
    QString path = picture.path();
    path.replace(QStringLiteral(".png"), QStringLiteral("-dark.png"));
    if (!QFile::exists(QLatin1Char(':') + path))
        return picture;
    QUrl dark = picture;
    dark.setPath(path);
    return dark;
}

/// As it lies in the program.
QImage wholePicture(const QUrl& url)
{
    const QUrl picture = Theme::instance().dark() ? darkVersion(url) : url;
    // Full colours: a palette's picture would be made smaller with dots.
    return QImage(QLatin1Char(':') + picture.path())
        .convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

} // namespace

ManualBrowser::ManualBrowser(QWidget* parent) : QTextBrowser(parent)
{
    setAccessibleName(tr("Manual page"));
    setOpenExternalLinks(true);
    setProperty("flat", true);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(edge);
    connect(this, &QTextBrowser::sourceChanged, this, &ManualBrowser::take);
    connect(&Theme::instance(), &Theme::changed, this, &ManualBrowser::restyle);
}

void ManualBrowser::showPage(const QString& id)
{
    QUrl url = manualUrl(id.section(QLatin1Char('#'), 0, 0));
    if (const QString heading = id.section(QLatin1Char('#'), 1); !heading.isEmpty())
        url.setFragment(heading);
    setSource(url);
}

QVariant ManualBrowser::loadResource(int type, const QUrl& name)
{
    if (type == QTextDocument::MarkdownResource)
        m_fresh = true;
    if (type != QTextDocument::ImageResource)
        return QTextBrowser::loadResource(type, name);
    return wholePicture(source().resolved(name));
}

// Also after going back, which reads the page anew.
void ManualBrowser::take(const QUrl& url)
{
    if (m_fresh) {
        m_fresh = false;
        m_page = manualPageOf(source().resolved(url));
        document()->setDefaultFont(Theme::instance().font(TextStyle::Body));
        styleManual(*document());
        layOut();
        lookFor();
        Q_EMIT pageChanged(m_page);
    }
    if (url.hasFragment())
        scrollToAnchor(url.fragment());
}

void ManualBrowser::restyle()
{
    if (source().isEmpty())
        return;
    const int place = verticalScrollBar()->value();
    reload();
    verticalScrollBar()->setValue(place);
}

QList<ManualBrowser::Heading> ManualBrowser::headings() const
{
    QList<Heading> found;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        if (const int level = block.blockFormat().headingLevel(); level > 0)
            found.append({block.text(), level});
    return found;
}

void ManualBrowser::goToHeading(const QString& text)
{
    QUrl url = manualUrl(m_page);
    url.setFragment(headingAnchor(text));
    setSource(url);
}

void ManualBrowser::find(const QString& words)
{
    m_words = words;
    lookFor();
}

void ManualBrowser::findStep(int step)
{
    if (m_places.isEmpty())
        return;
    const auto count = static_cast<int>(m_places.size());
    m_current = (m_current + step + count) % count;
    goToPlace();
}

void ManualBrowser::lookFor()
{
    m_places.clear();
    m_current = -1;
    const int caret = textCursor().selectionStart();
    if (!m_words.isEmpty()) {
        for (QTextCursor place = document()->find(m_words); !place.isNull();
             place = document()->find(m_words, place)) {
            if (m_current < 0 && place.selectionStart() >= caret)
                m_current = static_cast<int>(m_places.size());
            m_places.append(place);
        }
    }
    if (m_current < 0 && !m_places.isEmpty())
        m_current = 0;
    goToPlace();
}

void ManualBrowser::goToPlace()
{
    if (m_current >= 0) {
        QTextCursor caret = textCursor();
        caret.setPosition(m_places[m_current].selectionStart());
        setTextCursor(caret);
        ensureCursorVisible();
    }
    markPlaces();
    Q_EMIT foundChanged();
}

void ManualBrowser::markPlaces()
{
    const Colors& colors = Theme::instance().colors();
    QList<QTextEdit::ExtraSelection> marks;
    for (int i = 0; i < m_places.size(); ++i) {
        QTextCharFormat format;
        format.setBackground(i == m_current ? colors.accent.base
                                            : colors.state(State::NotExtracted).tint);
        format.setForeground(i == m_current ? colors.text.onAccent : colors.text.primary);
        marks.append({m_places[i], format});
    }
    setExtraSelections(marks);
}

void ManualBrowser::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    layOut();
}

// Text keeps a length that can be read; a wide window gets air at its right.
void ManualBrowser::layOut()
{
    const int widest =
        QFontMetrics(Theme::instance().font(TextStyle::Body)).averageCharWidth() * longestLine +
        2 * edge;
    const int room = width() - verticalScrollBar()->sizeHint().width();
    setViewportMargins(0, 0, qMax(0, room - widest), 0);
    fitPictures(*document(), qMin(room, widest) - 2 * edge, devicePixelRatioF(),
                [this](const QUrl& url) { return wholePicture(source().resolved(url)); });
}

} // namespace mesewright::ui
