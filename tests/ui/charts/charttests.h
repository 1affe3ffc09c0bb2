// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

/// What charts compute; see chartstest.cpp.
class ChartsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksAreRoundAndFew();
    void numbersAreWrittenShort_data();
    void numbersAreWrittenShort();
    void growingThinsLikeAtOnce_data();
    void growingThinsLikeAtOnce();
    void smoothingIsThatOfAllPoints();
    void theBandHoldsEveryRawValue();
    void theNearestPointIsFound();
    void zoomAndPanStayInside();
    void keysMoveTheCursor();
    void tablesReadBackTheSame();
};

/// What charts draw and how they answer; see chartpainttest.cpp.
class ChartPaintTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theLineIsWhereItsValuesAre();
    void aNumberThatIsNoneBreaksTheLine();
    void aHiddenChartDrawsNothing();
    void stackedChartsShareTheirEdges();
    void theLogScaleLeavesOutWhatHasNone();
    void theReadOutTellsWhatTheFilesHold();
    void aLaneSaysWhyItIsEmpty();
    void theMouseMovesPinsZoomsAndPans();
    void theReadOutIsCopied();
    void aRemovedLineIsGone();
    void bothThemesAndTextSizesDraw();
    void theSheetHasEveryChart();

private:
    struct Scene;
    std::shared_ptr<Scene> m_scene;
};
