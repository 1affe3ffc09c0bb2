// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTextDocument;

namespace mesewright::ui {

/// Gives a document that was read from Markdown the theme's colours and fonts, its tables lines and
/// air, and its headings names that links can go to.
void styleManual(QTextDocument& document);

/// Makes pictures that are wider than `width` as wide as that; others keep their size.
void fitPictures(QTextDocument& document, int width);

} // namespace mesewright::ui
