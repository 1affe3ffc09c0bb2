-- SPDX-License-Identifier: Apache-2.0
-- Players.
local host = ...
local S = host.stub
local core = S.core
function core.get_connected_players() return {} end
function core.get_player_by_name() return nil end
function S.isPlayer() return false end
function S.playerState() return nil end
