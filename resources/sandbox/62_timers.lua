-- SPDX-License-Identifier: Apache-2.0
-- Node timers.
local host = ...
local S = host.stub
function S.dropTimer() end
