// What the scripts of an inbox share: the keys, and the functions that move lanes between them.
//
// All keys begin with a prefix that has the bot's id as hash tag:
//   meta        hash: format, epoch, tok, lone, leader, leads, term
//   u           hash: update → its facts, a line of JSON, and its text
//   q:<lane>    sorted set: the updates of a lane that wait or are held, by id
//   att         hash: update → how many times it has begun, with an `r` while it runs
//   died        hash: update → how many workers died while it was running
//   ready       list: lanes that nobody holds; suspects list: such lanes whose first update ran at two deaths
//   later       sorted set: lanes that wait for a time
//   own         hash: lane → token; lanes:<worker> set: the lanes that a worker holds
//   workers     sorted set: worker → end of its lease; seq hash: worker → number of its last turn
//   idle        set: workers with room; bell:<worker> list: wakes the worker
//   more:<worker>  set: the lanes of a worker that have new updates
//   p, parked   hash, sorted set: parked updates, without texts; pt hash: their texts
//   seen:<n>    bits: which ids were put
// A lane that has updates is in exactly one of own, ready, suspects and later.

import { deathsTogether } from '@pipegram/updates/Inbox'

/**
 * The beginning of a script. Its first argument is the time, or empty for the time of the server. Its second
 * is the epoch: the script does nothing on a server that has lost its data.
 */
export const common = `
local P, call = KEYS[1], redis.call
local function timeNow()
  if ARGV[1] ~= '' then return tonumber(ARGV[1]) end
  local t = call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end
local now = timeNow()
local function int(n) return string.format('%.0f', n) end
if call('HGET', P..'meta', 'epoch') ~= ARGV[2] then return {'empty'} end
local function ring(worker)
  if call('EXISTS', P..'bell:'..worker) == 0 then
    call('RPUSH', P..'bell:'..worker, '1')
    call('PEXPIRE', P..'bell:'..worker, 60000)
  end
end
local function wake(n)
  while n > 0 do
    local worker = call('SPOP', P..'idle')
    if not worker then return end
    local till = call('ZSCORE', P..'workers', worker)
    if till and tonumber(till) > now then
      ring(worker)
      n = n - 1
    end
  end
end
local function isSuspect(id)
  return tonumber(call('HGET', P..'died', id) or '0') >= ${deathsTogether}
end
-- Puts a lane that nobody holds into ready or suspects.
local function place(lane, side)
  local head = call('ZRANGE', P..'q:'..lane, 0, 0)[1]
  if not head then return 0 end
  if isSuspect(head) then call('RPUSH', P..'suspects', lane) else call(side, P..'ready', lane) end
  return 1
end
-- Takes a lane from its worker.
local function free(lane, worker)
  call('HDEL', P..'own', lane)
  call('SREM', P..'lanes:'..worker, lane)
  call('SREM', P..'more:'..worker, lane)
  if call('HGET', P..'meta', 'lone') == lane then call('HDEL', P..'meta', 'lone') end
end
local function forget(lane, id)
  call('ZREM', P..'q:'..lane, id)
  call('HDEL', P..'u', id)
  call('HDEL', P..'att', id)
  call('HDEL', P..'died', id)
end
local function park(lane, id, facts)
  local kept = call('HGET', P..'u', id)
  if kept then
    call('HSET', P..'p', id, facts..'\\n'..string.match(kept, '^[^\\n]*'))
    call('HSET', P..'pt', id, kept)
    call('ZADD', P..'parked', id, id)
  end
  forget(lane, id)
end
-- Adds an update to its lane. Returns 1 if the lane became ready.
local function enter(id, lane, kept)
  call('HSET', P..'u', id, kept)
  call('ZADD', P..'q:'..lane, id, id)
  local owner = call('HGET', P..'own', lane)
  if owner then
    local worker = string.match(owner, '%.(.+)$')
    call('SADD', P..'more:'..worker, lane)
    ring(worker)
    return 0
  end
  if call('ZCARD', P..'q:'..lane) > 1 then return 0 end
  call('RPUSH', P..'ready', lane)
  return 1
end
`
