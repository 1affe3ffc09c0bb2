-- SPDX-License-Identifier: Apache-2.0
-- Tries once, with plausible arguments, what was registered. An error is a finding and decides nothing.
local host = ...
local S = host.stub

function S.drive() end
