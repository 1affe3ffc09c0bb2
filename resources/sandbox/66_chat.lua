-- SPDX-License-Identifier: Apache-2.0
-- What is sent to players.
local host = ...
local S = host.stub
local core = S.core

-- Everything sent since the last look, by player; "" stands for all.
S.sent = {}
local function send(name, text)
    S.sent[#S.sent + 1] = { name = name, text = text }
    host.log("action", "CHAT to " .. (name == "" and "all" or name) .. ": " .. text)
end
function core.chat_send_player(name, text)
    name, text = S.checkString(name, 1, "chat_send_player"), S.checkString(text, 2, "chat_send_player")
    send(name, text)
end
function core.chat_send_all(text)
    send("", S.checkString(text, 1, "chat_send_all"))
end
function core.format_chat_message(name, message)
    return "<" .. S.text(name) .. "> " .. S.text(message)
end
