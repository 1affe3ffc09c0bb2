// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QImage;
class QTextDocument;
class QUrl;

namespace mesewright::ui {

/// Gives a document that was read from Markdown the theme's colours and fonts, its tables lines and
/// air, and its headings names that links can go to.
void styleManual(QTextDocument& document);

/// Makes pictures that are wider than `width` as wide as that; others keep their size. `whole`
/// gives the picture of an address; it is made smaller here, because a document does it coarsely.
void fitPictures(QTextDocument& document, int width, double devicePixelRatio,
                 const std::function<QImage(const QUrl&)>& whole);

} // namespace mesewright::ui
