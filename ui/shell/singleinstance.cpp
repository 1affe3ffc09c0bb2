// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

namespace mesewright::ui {

namespace {

constexpr int patienceMs = 1000;

// The same for every way to write the path.
QString nameFor(const QString& folder)
{
    const QDir directory(folder);
    const QString path = directory.exists() ? directory.canonicalPath() : directory.absolutePath();
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("mesewright-") + QString::fromLatin1(hash.toHex().left(24));
}

} // namespace

SingleInstance::SingleInstance(QObject* parent) : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* knock = m_server.nextPendingConnection()) {
            connect(knock, &QLocalSocket::disconnected, knock, &QObject::deleteLater);
            knock->disconnectFromServer();
            Q_EMIT raiseRequested();
        }
    });
}

bool SingleInstance::raiseOther(const QString& folder)
{
    QLocalSocket socket;
    socket.connectToServer(nameFor(folder), QIODevice::ReadOnly);
    return socket.waitForConnected(patienceMs);
}

void SingleInstance::claim(const QString& folder)
{
    m_server.close();
    if (folder.isEmpty())
        return;
    const QString name = nameFor(folder);
    if (m_server.listen(name))
        return;
    // What a crashed window left behind stands in the way; nobody answers there, or the caller
    // would have raised that window.
    if (m_server.serverError() == QAbstractSocket::AddressInUseError) {
        QLocalServer::removeServer(name);
        m_server.listen(name);
    }
}

} // namespace mesewright::ui
